//! The likely outcome: what will probably happen and why, before anything is sent. Computed with the rating and the
//! decision table of the review, so that page and review cannot disagree; missing answers make a range, never a guess.

use domain::{
    case::request::Request,
    id::CaseNumber,
    policy::{Outcome, Policy, Step, Tolerance, Worth, propose},
    rating::{Facts, OpenGate, Preview, Severity, UNKNOWN, preview},
    rules::{GateLevel, Kind, QuestionId, RuleBook},
    screening::{self, Given, Lever, levers},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    page::intake::facts::place,
    part::{RiskBadge, badge::severity},
    text::{Words, words},
};

/// Answers before an estimate says anything.
const FEWEST: usize = 3;

/// What will probably come out.
#[derive(Clone, Debug)]
pub struct Likely {
    /// The case, for links to its questions.
    pub number: CaseNumber,
    /// Both ends; `None` while there are too few answers.
    pub ends: Option<[End; 2]>,
    /// How many answers are missing.
    pub missing: usize,
    /// The severity may change once the requester confirms the business impact.
    pub provisional: bool,
    /// The answers that count most, at most three.
    pub reasons: Vec<Because>,
    /// What forbids an approval, or has to be noted, as answered so far.
    pub gates: Vec<OpenGate>,
    /// What another plan would change, at most two.
    pub levers: Vec<Otherwise>,
}

/// One end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The severity that counts.
    pub severity: Severity,
    /// What the decision table says to it.
    pub outcome: Outcome,
    /// Nothing but other answers help.
    pub blocked: bool,
    /// Working days until security's first response.
    pub days: u8,
}

/// An answer that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The question.
    pub question: QuestionId,
    /// The key given.
    pub answer: String,
    /// Where it is asked.
    pub asked: Address,
}

/// An answer that would change the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// The question, the other answer and what comes out.
    pub lever: Lever,
    /// Where it is asked.
    pub asked: Address,
    /// The severity would be milder, not only what an approval needs.
    pub milder: bool,
}

impl Likely {
    /// The outcome of a request as far as it is filled in.
    pub fn of(number: CaseNumber, request: &Request, policy: &Policy) -> Self {
        let book = RuleBook::built_in();
        let found = request.facts(policy.nis2).and_then(|facts| {
            let found = preview(book, &facts).ok()?;
            // what nobody was asked is no reason of theirs
            let mut given = request.answers.clone();
            given.0.retain(|id, _| !screening::is_unasked(request, id));
            let reasons = preview(book, &Facts { answers: &given, ..facts }).ok()?.reasons;
            let enough = found.missing.is_empty() || request.answers.0.len() >= FEWEST;
            enough.then_some(Preview { reasons, ..found })
        });
        match found {
            None => Self {
                number,
                ends: None,
                missing: 0,
                provisional: true,
                reasons: Vec::new(),
                gates: Vec::new(),
                levers: Vec::new(),
            },
            Some(preview) => Self::from(number, request, preview, policy),
        }
    }

    fn from(number: CaseNumber, request: &Request, preview: Preview, policy: &Policy) -> Self {
        let confirmed = preview.missing.is_empty() && request.impact_confirmed(&preview.best.inherent);
        let end = |assessment: &domain::rating::Assessment| {
            let vector = &assessment.inherent;
            let severity = if confirmed { vector.severity_business() } else { vector.severity_max() };
            let gate = assessment.gate_level();
            End {
                severity,
                outcome: propose(gate, severity, Tolerance::NotAssessed, Worth::NotAssessed).outcome,
                blocked: gate == GateLevel::Block,
                days: policy.days(Step::FirstResponse, vector.severity_max()),
            }
        };
        let reasons = preview.reasons.into_iter().map(|reason| Because {
            asked: place(request, number, reason.driver.question.as_str()),
            question: reason.driver.question,
            answer: reason.driver.answer,
        });
        let worst = preview.worst.inherent.severity_max();
        let levers = levers(RuleBook::built_in(), request, policy.nis2).into_iter().map(|lever| Otherwise {
            asked: place(request, number, lever.given.id()),
            milder: lever.severity < worst,
            lever,
        });
        Self {
            levers: levers.collect(),
            number,
            ends: Some([end(&preview.best), end(&preview.worst)]),
            missing: screening::waiting(RuleBook::built_in(), request),
            provisional: !confirmed,
            reasons: reasons.collect(),
            gates: preview.best.gates,
        }
    }
}

/// The estimate; the island and the check page put their frame around it.
#[component]
pub fn OutcomeText(
    likely: Likely,
    /// The kind, for the texts of its questions.
    kind: Option<domain::rules::KindId>,
) -> impl IntoView {
    let words = words();
    let (Some([best, worst]), Some(kind)) = (likely.ends, kind) else {
        return view! {
            <h2>{words.say("outcome-title")}</h2>
            <p>{words.say("outcome-too-early")}</p>
        }
        .into_any();
    };
    let kind = RuleBook::built_in().kind(kind);
    let reasons = likely.reasons.iter().filter_map(|because| {
        let question = kind.question(&because.question)?;
        let href = format!("{}#field-{}", because.asked.to(words.language), question.id);
        let answer = answer_text(words, question, &because.answer);
        let text = question.text.get(words.language).to_owned();
        Some(view! { <li><a href=href>{text}</a>" "<span class="muted">{answer}</span></li> })
    });
    let reasons = reasons.collect_view();
    let reasons = (!likely.reasons.is_empty()).then(|| {
        view! { <h3>{words.say("outcome-reasons")}</h3> <ul>{reasons}</ul> }
    });
    view! {
        <h2>{words.say("outcome-title")}</h2>
        {level(words, best, worst, likely.missing)}
        {path(words, best, worst)}
        {reasons}
        <Gates gates=likely.gates/>
        {otherwise(words, kind, &likely.levers)}
        <p class="outcome-caveat">
            {words.say("outcome-caveat")}
            {likely.provisional.then(|| format!(" {}", words.say("outcome-provisional")))}
        </p>
    }
    .into_any()
}

/// What another plan would change, each with a link to its question; nothing where nothing would.
fn otherwise(words: Words, kind: &Kind, levers: &[Otherwise]) -> Option<AnyView> {
    let screening = RuleBook::built_in().screening();
    let items = levers.iter().filter_map(|otherwise| {
        let Lever { given, other, severity: then, .. } = &otherwise.lever;
        let (question, answer) = match given {
            Given::Plain(id) => {
                let question = screening.question(id)?;
                (&question.text, &question.option(other)?.text)
            }
            Given::Direct(id) => {
                let question = kind.question(id)?;
                (&question.text, &question.answer(other)?.text)
            }
        };
        let href = format!("{}#field-{}", otherwise.asked.to(words.language), given.id());
        let answer = answer.get(words.language).to_owned();
        let then = if otherwise.milder {
            let level = words.say(severity(then.number()));
            words.with("outcome-lever", &[("answer", answer.into()), ("level", level.into())])
        } else {
            words.with("outcome-lever-gate", &[("answer", answer.into())])
        };
        let question = question.get(words.language).to_owned();
        Some(view! { <li><a href=href>{question}</a>" "<span class="muted">{then}</span></li> })
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| view! { <h3>{words.say("outcome-levers")}</h3> <ul>{items}</ul> }.into_any())
}

/// One badge, or the range in words.
fn level(words: Words, best: End, worst: End, missing: usize) -> AnyView {
    let open = (missing > 0).then(|| words.with("outcome-missing", &[("count", missing.into())]));
    if best.severity == worst.severity {
        return view! {
            <p><RiskBadge level=best.severity.number()/></p>
            {open.map(|open| view! { <p>{open}</p> })}
        }
        .into_any();
    }
    let name = |end: End| words.say(severity(end.severity.number()));
    let range = words.with("outcome-range", &[("low", name(best).into()), ("high", name(worst).into())]);
    view! {
        <p class="cluster">
            <RiskBadge level=best.severity.number()/>
            <span aria-hidden="true">"–"</span>
            <RiskBadge level=worst.severity.number()/>
        </p>
        <p>{range} " – " {open}</p>
    }
    .into_any()
}

/// What the decision table makes of it, at both ends where they differ.
fn path(words: Words, best: End, worst: End) -> AnyView {
    let (low, high) = (way(words, best), way(words, worst));
    if low == high {
        return view! { <p class="outcome-promise">{low}</p> }.into_any();
    }
    view! {
        <p class="outcome-promise">{words.with("outcome-at-best", &[("way", low.into())])}</p>
        <p>{words.with("outcome-at-worst", &[("way", high.into())])}</p>
    }
    .into_any()
}

/// The likely way of one end, with its time.
pub(super) fn way(words: Words, end: End) -> String {
    let key = match end.outcome {
        Outcome::Approve => "outcome-approve",
        Outcome::ApproveWithConditions => "outcome-conditions",
        Outcome::Escalate => "outcome-escalate",
        Outcome::Return => "outcome-return",
        Outcome::Decline if end.blocked => "outcome-blocked",
        Outcome::Decline => "outcome-exception",
    };
    words.with(key, &[("days", end.days.into())])
}

/// Gates in plain words, the strongest first; nothing where none is open.
#[component]
pub(super) fn Gates(gates: Vec<OpenGate>) -> impl IntoView {
    let words = words();
    let book = RuleBook::built_in();
    let items: Vec<AnyView> = gates
        .iter()
        .filter_map(|open| {
            let gate = book.gate(&open.id)?;
            let key = match open.level {
                GateLevel::Block => "outcome-gate-block",
                GateLevel::Hold => "outcome-gate-hold",
                GateLevel::Notice | GateLevel::Clear => "outcome-gate-notice",
            };
            let (reason, artefact) =
                (gate.reason.get(words.language).to_owned(), gate.artefact.get(words.language).to_owned());
            let needed = words.with(key, &[("artefact", artefact.into())]);
            Some(view! { <li>{reason} <br/> <strong>{needed}</strong></li> }.into_any())
        })
        .collect();
    (!items.is_empty()).then(|| view! { <h3>{words.say("outcome-gates")}</h3> <ul>{items}</ul> })
}

/// The text of an answer, "I do not know" included.
pub(super) fn answer_text(words: Words, question: &domain::rules::Question, key: &str) -> String {
    match question.answer(key) {
        Some(answer) => answer.text.get(words.language).to_owned(),
        None if key == UNKNOWN => words.say("draft-unknown"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
