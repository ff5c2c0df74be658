//! Check the answers, then send them: everything that was given with links to change it, everything that is missing,
//! what will probably come out with the figures behind it, who will see it, and until when an answer is promised.

use std::collections::BTreeSet;

use domain::{
    case::{act::Action, request::business_impact},
    rating::{Assessment, Group, OpenGate, Vector},
    rules::{Page as RulePage, Question, RuleBook, ScreeningId},
    screening::shown,
    time::Time,
};
use leptos::prelude::*;

use super::{
    facts::{address, rows},
    impact::ImpactList,
    outcome::{Likely, OutcomeText},
    sheet::heading,
};
use crate::{
    address::Address,
    form::{
        FaultKind, Posted,
        intake::{
            check::{CheckForm, IMPACT},
            sheet::{Sheet, of_change, of_draft},
        },
    },
    format,
    page::Page,
    part::{
        Button, ButtonKind, ButtonLink, PageHead, PostForm, RiskBadge, SummaryList, SummaryRow, Tick, Version,
    },
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The draft.
    pub view: CaseView,
    /// What will probably come out.
    pub likely: Likely,
    /// Until when security answers, if it is sent now; `None` while answers are missing.
    pub promise: Option<Time>,
    /// Who will review it.
    pub reviewers: Vec<String>,
    /// The form.
    pub posted: Posted,
}

impl Page for CheckPage {
    fn title(&self, words: Words) -> String {
        words.say("check-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let case = &self.view.case;
        let to = |address: Address| address.to(words.language);
        let missing = missing(words, &self.view);
        let first_missing = missing.first().map(|(_, href)| href.clone());
        let summary = self.has_faults().then(|| summary(words, &self.posted, missing));
        let section = |title: String, rows: Vec<SummaryRow>| {
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="stack stack--tight">
                        <h2>{title}</h2>
                        <SummaryList rows=rows/>
                    </section>
                }
                .into_any()
            })
        };
        let first = [Sheet::Basics];
        let sheets = of_draft(&case.request);
        let (in_words, others): (Vec<&Sheet>, Vec<&Sheet>) = first
            .iter()
            .chain(
                sheets.iter().skip(1).filter(|sheet| !matches!(sheet, Sheet::Asked(_) | Sheet::Questions(_))),
            )
            .partition(|sheet| matches!(sheet, Sheet::Basics | Sheet::Screening(_)));
        let list = |sheets: Vec<&Sheet>| {
            let mut sections: Vec<AnyView> = Vec::new();
            let mut words_rows = Vec::new();
            for sheet in sheets {
                let rows = rows(words, &self.view, sheet);
                if matches!(sheet, Sheet::Screening(_)) {
                    words_rows.extend(rows);
                } else {
                    sections.extend(section(heading(words, sheet), rows));
                }
            }
            sections.extend(section(words.say("draft-screening"), words_rows));
            sections
        };
        let sheets = view! {
            {list(in_words)}
            {settled(words, &self.view)}
            {list(others)}
        };
        let assessment = case.assess(&self.view.basis(), &BTreeSet::new()).ok();
        let discard = to(Address::Act(case.number, Action::Discard));
        view! {
            {summary}
            <PageHead title=words.say("check-title") caption=case.request.tool.clone() lead=words.say("check-lead")/>
            {first_missing.map(|href| view! {
                <p><ButtonLink label=words.say("check-go-on") href=href kind=ButtonKind::Secondary/></p>
            })}
            {sheets}
            <section class="outcome">
                <OutcomeText likely=self.likely.clone() kind=case.request.kind/>
                {assessment.as_ref().map(|assessment| figures(words, assessment))}
            </section>
            <section class="stack stack--tight">
                <h2>{words.say("check-who")}</h2>
                {who(words, &self)}
            </section>
            <PostForm>
                <Version version=self.view.version/>
                {assessment.map(|assessment| impact(words, &self.posted, &assessment.inherent))}
                {self.promise.map(|until| {
                    let day = format::long_day(words.language, domain::clock::zone::local(until).day);
                    view! { <p class="outcome-promise">{words.with("check-promise", &[("day", day.into())])}</p> }
                })}
                <div class="buttons">
                    <Button label=words.say("check-button")/>
                    <a href=discard>{words.say("draft-discard")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

/// Labels and addresses of what is missing, in the order of the draft.
fn missing(words: Words, view: &CaseView) -> Vec<(String, String)> {
    let request = &view.case.request;
    let missing = CheckForm::faults(&request.missing(RuleBook::built_in()));
    of_draft(request)
        .iter()
        .flat_map(|sheet| sheet.labels(words))
        .filter_map(|(name, label)| {
            let unsaid = RuleBook::built_in().screening().question(&ScreeningId::from(&*name));
            let unsaid = unsaid.filter(|asked| !request.screened.said.contains_key(&asked.id));
            let fault = unsaid.map(|_| FaultKind::NotChosen);
            let fault =
                fault.or_else(|| Some(missing.iter().find(|fault| fault.field == name)?.kind.clone()))?;
            Some((fault.sentence(words, &label), address(words, view, &name)))
        })
        .collect()
}

/// The answers of the catalogue, each with where it comes from and the way to change it. While plain words are
/// missing, only what is known already.
fn settled(words: Words, view: &CaseView) -> Vec<AnyView> {
    let request = &view.case.request;
    let complete = shown(RuleBook::built_in(), request)
        .iter()
        .all(|asked| request.screened.said.contains_key(&asked.id));
    let pages = of_change(request.kind).into_iter().filter_map(|sheet| match sheet {
        Sheet::Questions(page) => Some(page),
        _ => None,
    });
    let mut topics: Vec<(String, Vec<SummaryRow>)> = Vec::new();
    for page in pages {
        let name = page.topic.name.get(words.language).to_owned();
        let given = |question: &&&'static Question| complete || request.answers.get(&question.id).is_some();
        let questions = page.questions.iter().filter(given).copied().collect();
        let rows = rows(words, view, &Sheet::Questions(RulePage { topic: page.topic, questions }));
        match topics.last_mut().filter(|(last, _)| *last == name) {
            Some((_, all)) => all.extend(rows),
            None => topics.push((name, rows)),
        }
    }
    topics.retain(|(_, rows)| !rows.is_empty());
    if topics.is_empty() {
        return Vec::new();
    }
    let topics = topics
        .into_iter()
        .map(|(name, rows)| view! { <h3>{name}</h3> <SummaryList rows=rows/> })
        .collect_view();
    let lead = (!request.screened.origins.is_empty())
        .then(|| view! { <p class="muted">{words.say("check-settled-lead")}</p> });
    vec![
        view! {
            <section class="stack stack--tight">
                <h2>{words.say("check-settled")}</h2>
                {lead}
                {topics}
            </section>
        }
        .into_any(),
    ]
}

/// As the error summary of forms, but its links lead to other pages.
fn summary(words: Words, posted: &Posted, missing: Vec<(String, String)>) -> AnyView {
    let links = missing.into_iter().map(|(sentence, href)| view! { <li><a href=href>{sentence}</a></li> });
    let links = links.collect_view();
    let own = posted
        .fault(IMPACT)
        .or_else(|| posted.fault(crate::form::VERSION))
        .map(|kind| view! { <li>{kind.sentence(words, &words.say("check-impact"))}</li> });
    view! {
        <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{words.say("form-problem")}</h2>
            <ul>{links}{own}</ul>
        </div>
    }
    .into_any()
}

/// The figures behind the outcome: what `concord rate` prints for the same answers.
fn figures(words: Words, assessment: &Assessment) -> AnyView {
    let vector = assessment.inherent;
    let mean = |group: Group| format::three_decimals(words.language, vector.mean(group));
    let severities = [
        ("check-severity-technical", vector.severity_technical()),
        ("check-severity-business", vector.severity_business()),
        ("check-severity-worse", vector.severity_max()),
    ];
    let severities = severities.into_iter().map(|(key, severity)| {
        view! { <div><dt>{words.say(key)}</dt><dd><RiskBadge level=severity.number()/></dd></div> }
    });
    let means = [
        ("check-likelihood", Group::Likelihood),
        ("check-impact-technical", Group::Technical),
        ("check-impact-business", Group::Business),
    ];
    let means = means.into_iter().map(|(key, group)| {
        view! { <div><dt>{words.say(key)}</dt><dd class="num">{mean(group)}</dd></div> }
    });
    let gates = match gates(&assessment.gates) {
        text if text.is_empty() => words.say("check-no-gates"),
        text => text,
    };
    view! {
        <details class="details" open>
            <summary>{words.say("check-figures")}</summary>
            <div class="stack stack--tight">
                <p>{words.say("check-vector")} <br/> <code>{vector.to_string()}</code></p>
                <dl class="facts facts--plain">
                    {means.collect_view()}
                    {severities.collect_view()}
                    <div><dt>{words.say("check-gates")}</dt><dd><code>{gates}</code></dd></div>
                </dl>
            </div>
        </details>
    }
    .into_any()
}

/// Gates by their names, with the criteria that count: `G-AVV HOLD, G-DPIA:3 NOTICE`.
fn gates(gates: &[OpenGate]) -> String {
    let name = |gate: &OpenGate| match gate.criteria.as_slice() {
        [] => gate.id.to_string(),
        criteria => {
            let named: Vec<String> = criteria.iter().map(|number| format!("{}:{number}", gate.id)).collect();
            named.join(" + ")
        }
    };
    let named: Vec<String> = gates.iter().map(|gate| format!("{} {}", name(gate), gate.level)).collect();
    named.join(", ")
}

/// The four values to confirm, and what follows from it.
fn impact(words: Words, posted: &Posted, inherent: &Vector) -> AnyView {
    view! {
        <section class="stack stack--tight">
            <h2>{words.say("check-impact")}</h2>
            <p>{words.say("check-impact-lead")}</p>
            <ImpactList impact=business_impact(inherent)/>
            <Tick
                control=posted.control(IMPACT)
                label=words.say("check-impact-tick")
                hint=words.say("check-impact-hint")
            />
        </section>
    }
    .into_any()
}

fn who(words: Words, page: &CheckPage) -> AnyView {
    let area = page.view.area.clone();
    let reviewers = (!page.reviewers.is_empty()).then(|| {
        let names = page.reviewers.join(", ");
        view! { <p>{words.with("check-reviewers", &[("names", names.into())])}</p> }
    });
    view! {
        <p>{words.with("check-seen-by", &[("area", area.into())])}</p>
        {reviewers}
    }
    .into_any()
}

impl CheckPage {
    /// The form as it stands: the tick stays where the requester confirmed exactly these values.
    pub fn posted(view: &CaseView) -> Posted {
        let confirmed = view
            .case
            .assess(&view.basis(), &BTreeSet::new())
            .is_ok_and(|assessment| view.case.request.impact_confirmed(&assessment.inherent));
        if confirmed { Posted::filled([(IMPACT, "yes")]) } else { Posted::blank() }
    }
}
