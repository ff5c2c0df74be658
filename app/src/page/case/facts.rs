//! What is asked for, as marketing wrote it, and what was answered. Hostile text stays text; line breaks are kept.

use domain::{
    case::{
        request::{Request, Start},
        state::StateKind,
    },
    rules::{KindId, RuleBook},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::intake::legal,
    format,
    part::{Details, SummaryList, SummaryRow, gates::gate_answer, rating, status::word},
    port::{CaseView, Related},
    text::{Words, words},
};

/// Name of a kind.
pub fn kind(words: Words, kind: KindId) -> String {
    RuleBook::built_in().kind(kind).name.get(words.language).to_owned()
}

/// The request in rows.
#[component]
pub fn Facts(
    view: CaseView,
    /// With all answers behind a line that opens.
    #[prop(default = true)]
    answers: bool,
) -> impl IntoView {
    let words = words();
    let language = words.language;
    let request = &view.case.request;
    let none = || words.say("case-fact-none");
    let text = |key: &'static str, value: &str| {
        SummaryRow::text(words.say(key), if value.is_empty() { none() } else { value.to_owned() })
    };
    let budget =
        request.budget.map_or_else(none, |euros| format::whole_euros(language, euros.saturating_mul(100)));
    let mut rows = vec![
        text("case-fact-tool", &request.tool),
        text("case-fact-supplier", &request.supplier),
        text("case-fact-kind", &request.kind.map(|id| kind(words, id)).unwrap_or_default()),
        text("case-fact-purpose", &request.purpose),
        text("case-fact-waiting", &request.waiting),
        SummaryRow::text(words.say("case-fact-budget"), budget),
        text("case-fact-go-live", &start(words, request).unwrap_or_default()),
        text("case-fact-area", &view.area),
        text("case-fact-requester", &view.people.name(view.case.requester)),
    ];
    if let Some(earlier) = &view.earlier {
        rows.push(SummaryRow::view(words.say(follows(earlier.state)), related(words, earlier)));
    }
    for later in &view.later {
        rows.push(SummaryRow::view(words.say("case-fact-followed"), related(words, later)));
    }
    view! {
        <SummaryList rows=rows/>
        {answers.then(|| view! { <Details summary=words.say("case-answers")>{all(words, &view)}</Details> })}
    }
}

/// When it begins, in short; `None` while nobody said so.
pub fn start(words: Words, request: &Request) -> Option<String> {
    let day = request.go_live.map(|day| format::short_day(words.language, day));
    match request.start {
        Start::Any => Some(words.say("draft-start-any")),
        Start::Soon => day.map(|day| words.with("draft-start-soon-from", &[("day", day.into())])),
        Start::Day => day,
    }
}

/// What a request is to the one that it follows.
const fn follows(earlier: StateKind) -> &'static str {
    match earlier {
        StateKind::Approved => "case-fact-extends",
        StateKind::Declined => "case-fact-appeals",
        _ => "case-fact-follows",
    }
}

/// A case with its state and, where it was approved, the last day.
fn related(words: Words, related: &Related) -> AnyView {
    let href = Address::Case(related.number).to(words.language);
    let state = words.say(word(related.state));
    let said = match related.expires {
        Some(day) => {
            let day = format::short_day(words.language, day);
            words.with("case-fact-until", &[("state", state.into()), ("day", day.into())])
        }
        None => state,
    };
    view! { <a href=href>{related.reference.clone()}</a> " · " {said} }.into_any()
}

fn all(words: Words, view: &CaseView) -> AnyView {
    let Some(kind) = view.case.request.kind else { return ().into_any() };
    let said = legal::asked(&view.case.request).into_iter().map(|statement| {
        let given = view.case.request.gate_answers.get(&statement.id);
        let given =
            given.map_or_else(|| words.say("case-fact-none"), |answer| words.say(gate_answer(answer)));
        SummaryRow::text(statement.statement.get(words.language), given)
    });
    let rows = RuleBook::built_in()
        .kind(kind)
        .questions
        .iter()
        .map(|question| {
            let given = view.case.request.answers.get(&question.id).map_or_else(
                || words.say("case-fact-none"),
                |key| rating::answered(words, &question.id, key),
            );
            SummaryRow::text(question.text.get(words.language), given)
        })
        .chain(said)
        .collect();
    view! { <SummaryList rows=rows/> }.into_any()
}
