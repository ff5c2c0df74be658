//! The rule book in force, and what a changed one would do to the cases of the past, before anybody lives under it. For
//! admins. Nothing of it is saved: a rule book comes with the program, and is changed where programs are changed.

use domain::{
    case::dry_run::{DryRun, Said},
    policy::Outcome,
    rules::{BookFault, RuleBook},
};
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        score::rules::{FILE, RulesForm, TEXT},
    },
    page::Page,
    part::{
        Banner, BannerKind, Button, Choice, Column, ErrorSummary, PageHead, PostForm, Select, SummaryList,
        SummaryRow, Table, TextArea, badge,
    },
    shell::Width,
    text::{Words, words},
};

/// Key of the fault of a text that makes no rule book.
pub const BROKEN: &str = "rules-fault-broken";

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct RulesPage {
    /// The form.
    pub posted: Posted,
    /// What came out of the last try.
    pub run: Option<DryRun>,
    /// Why the pasted text makes no rule book.
    pub broken: Option<BookFault>,
}

impl Page for RulesPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("rules-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let files = RuleBook::built_in_sources().files();
        let choices: Vec<Choice> = files.iter().map(|(name, _)| Choice::new(*name, *name)).collect();
        let broken = self.broken.map(|fault| {
            let reasons =
                reasons(fault).into_iter().map(|reason| view! { <li class="user-text">{reason}</li> });
            view! {
                <Banner kind=BannerKind::Warn><ul>{reasons.collect_view()}</ul></Banner>
            }
        });
        let run = self.run.map(|run| result(words, &run));
        let (file, text) = (self.posted.control(FILE), self.posted.control(TEXT));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=RulesForm::labels(words)/>
            <PageHead title=words.say("rules-title") lead=words.say("rules-lead")/>
            {broken}
            {run}
            {in_force(words)}
            <section class="stack">
                <h2>{words.say("rules-try")}</h2>
                <p>{words.say("rules-try-lead")}</p>
                <PostForm>
                    <Select control=file label=words.say("rules-file") choices=choices/>
                    <TextArea control=text label=words.say("rules-text") hint=words.say("rules-text-hint") rows=16/>
                    <Button label=words.say("rules-button")/>
                </PostForm>
            </section>
        }
        .into_any()
    }
}

fn reasons(fault: BookFault) -> Vec<String> {
    match fault {
        BookFault::Inconsistent(reasons) => reasons,
        unreadable @ BookFault::Unreadable { .. } => vec![unreadable.to_string()],
    }
}

fn in_force(words: Words) -> AnyView {
    let book = RuleBook::built_in();
    let questions: usize = book.kinds().map(|kind| kind.questions.len()).sum();
    let hash = view! { <code class="hash">{book.hash().to_owned()}</code> };
    let rows = vec![
        SummaryRow::text(words.say("rules-version"), book.version.clone()),
        SummaryRow::view(words.say("rules-hash"), hash),
        SummaryRow::text(words.say("rules-kinds"), book.kinds().count().to_string()),
        SummaryRow::text(words.say("rules-questions"), questions.to_string()),
        SummaryRow::text(words.say("rules-conditions"), book.conditions().count().to_string()),
        SummaryRow::text(words.say("rules-gates"), book.gates().count().to_string()),
        SummaryRow::text(words.say("rules-gate-questions"), book.gate_questions().count().to_string()),
        SummaryRow::text(words.say("rules-scenarios"), book.scenarios().len().to_string()),
    ];
    view! {
        <section class="stack">
            <h2>{words.say("rules-in-force")}</h2>
            <SummaryList rows=rows/>
        </section>
    }
    .into_any()
}

fn result(words: Words, run: &DryRun) -> AnyView {
    let (changed, all) = (run.changed().count(), run.cases.len());
    let values = [
        ("changed", changed.into()),
        ("all", all.into()),
        ("before", (&run.before.version).into()),
        ("after", (&run.after.version).into()),
    ];
    let rows: Vec<Vec<AnyView>> = run
        .cases
        .iter()
        .filter(|case| case.changes())
        .map(|case| {
            let looked = match case.round {
                Some(round) => words.with("rules-round", &[("round", round.into())]),
                None => words.say("rules-as-asked"),
            };
            let name = format!("{} · {}", case.reference, case.tool);
            let cells = [name, looked, said(words, &case.before), said(words, &case.after)];
            cells.map(IntoAny::into_any).into_iter().collect()
        })
        .collect();
    let columns = ["rules-column-case", "rules-column-package", "rules-column-before", "rules-column-after"]
        .map(|key| Column::words(words.say(key)))
        .to_vec();
    let table = (!rows.is_empty()).then(|| {
        view! { <Table caption=words.say("rules-changes") columns=columns rows=rows/> }
    });
    let moves = run.summary().into_iter().filter(|((from, to), _)| from != to).map(|((from, to), count)| {
        let values = [
            ("from", outcome(words, from).into()),
            ("to", outcome(words, to).into()),
            ("count", count.into()),
        ];
        view! { <li>{words.with("rules-move", &values)}</li> }
    });
    let same = run.before.hash == run.after.hash;
    view! {
        <section class="card card--accent" id="result">
            <h2 class="card-title">{words.say("rules-result")}</h2>
            <p>{words.with("rules-count", &values)}</p>
            {same.then(|| view! { <p>{words.say("rules-same")}</p> })}
            <ul>{moves.collect_view()}</ul>
            {table}
            <p class="muted">{words.say("rules-nothing-saved")}</p>
        </section>
    }
    .into_any()
}

/// Outcome, severity and row; or why there is none.
fn said(words: Words, said: &Result<Said, Vec<String>>) -> String {
    match said {
        Ok(said) => {
            let number = said.severity.number();
            let gates: Vec<String> = said.gates.iter().map(|(gate, _)| gate.to_string()).collect();
            let values = [
                ("outcome", outcome(words, Some(said.outcome)).into()),
                ("severity", format!("{number} · {}", words.say(badge::severity(number))).into()),
                ("rule", said.rule.into()),
            ];
            let sentence = words.with("rules-said", &values);
            if gates.is_empty() { sentence } else { format!("{sentence} ({})", gates.join(", ")) }
        }
        Err(_) => words.say("rules-not-rated"),
    }
}

fn outcome(words: Words, outcome: Option<Outcome>) -> String {
    words.say(match outcome {
        Some(Outcome::Approve) => "package-outcome-approve",
        Some(Outcome::ApproveWithConditions) => "package-outcome-conditions",
        Some(Outcome::Escalate) => "package-outcome-escalate",
        Some(Outcome::Decline) => "package-outcome-decline",
        Some(Outcome::Return) => "package-outcome-return",
        None => "rules-not-rated",
    })
}
