//! The appendix: everything in full that the page above says short. Needs and restatements, each package with its
//! conditions, the vectors, the answers, questions of the executive, precedents.

use domain::{
    case::{
        Side,
        event::Happening,
        sheet::ChangedFact,
        state::Escalated,
        understanding::{Need, Understanding},
    },
    rules::RuleBook,
};
use leptos::prelude::*;

use super::{dispute, level, result, risks};
use crate::{
    address::Address,
    page::{
        case::changed::{ChangedFacts, OlderFacts},
        executive::{package::PackageFacts, side},
    },
    part::{Details, SummaryList, SummaryRow, precedents::Precedents, rating::answered},
    port::CaseView,
    text::Words,
};

pub(super) fn appendix(
    words: Words,
    view: &CaseView,
    escalated: &Escalated,
    changed: Vec<ChangedFact>,
) -> AnyView {
    let case = Address::Case(view.case.number).to(words.language);
    let offers = escalated.brief.options.iter().map(|offered| {
        let summary = words.with(dispute::offer_of(offered.side), &[("round", offered.round.into())]);
        let package = offered.package.clone();
        view! { <Details summary=summary><PackageFacts package=package/></Details> }
    });
    let changed = (!changed.is_empty()).then(|| {
        view! {
            <section class="stack" id="changed">
                <h3>{words.say("brief-changed-title")}</h3>
                <ChangedFacts view=view.clone() facts=changed/>
            </section>
        }
    });
    view! {
        <section class="stack" id="appendix">
            <h2>{words.say("brief-appendix")}</h2>
            {changed}
            {given(view, escalated)}
            {texts(words, view, escalated)}
            {needs(words, escalated)}
            {offers.collect_view()}
            {questions(words, view, escalated)}
            {risks::appendix(words, view, escalated)}
            {risk(words, escalated)}
            {answers(words, view)}
            {precedents(words, escalated)}
            <p><a href=case>{words.say("brief-whole-case")}</a></p>
        </section>
    }
    .into_any()
}

/// That the recommendation was given on older facts, where it was.
fn given(view: &CaseView, escalated: &Escalated) -> Option<AnyView> {
    let domain::case::state::Why::Authority { recommendation, .. } = &escalated.why else { return None };
    let ground = recommendation.ground.clone();
    Some(view! { <OlderFacts view=view.clone() ground=ground/> }.into_any())
}

/// Names, purpose, cost of waiting, and the reasons of the recommendation or the stalemate and of the decision, uncut.
fn texts(words: Words, view: &CaseView, escalated: &Escalated) -> AnyView {
    use domain::case::state::Why;
    let reason = match &escalated.why {
        Why::Authority { recommendation, .. } => ("brief-advice-reason", recommendation.text.clone()),
        Why::Stalemate { reason, .. } => ("brief-stalemate-reason", reason.clone()),
    };
    let by = match &escalated.why {
        Why::Authority { recommendation, .. } => view.people.name(recommendation.by),
        Why::Stalemate { .. } => String::new(),
    };
    let decided = result::decided(view).map(|decided| &decided.decision);
    let deciders: Vec<String> = view.deciders.iter().map(|person| view.people.name(*person)).collect();
    let who = decided.map_or_else(|| deciders.join(", "), |decision| view.people.name(decision.by));
    let texts = [
        ("brief-area", view.area.clone()),
        ("brief-tool", view.case.request.tool.clone()),
        ("brief-supplier", view.case.request.supplier.clone()),
        ("brief-value", view.case.request.purpose.clone()),
        ("brief-waiting", view.case.request.waiting.clone()),
        ("brief-advice-by", by),
        reason,
        ("brief-objection", escalated.brief.objection.clone().unwrap_or_default()),
        ("brief-decider", who),
        ("brief-decision-reason", decided.map(|decision| decision.reason.clone()).unwrap_or_default()),
    ];
    let rows = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| SummaryRow::text(words.say(key), text))
        .collect();
    view! { <Details summary=words.say("brief-texts")><div id="brief-texts"><SummaryList rows=rows/></div></Details> }.into_any()
}

fn needs(words: Words, escalated: &Escalated) -> Option<AnyView> {
    let of =
        |of: Side| escalated.brief.needs.of(of).as_ref().map(|need| position(words, escalated, need, of));
    let positions: Vec<AnyView> = Side::ALL.into_iter().filter_map(of).collect();
    (!positions.is_empty())
        .then(|| view! { <Details summary=words.say("brief-needs")><div class="stack" id="brief-needs">{positions}</div></Details> }.into_any())
}

fn position(words: Words, escalated: &Escalated, need: &Need, of: Side) -> AnyView {
    let restated = need.restatement().map(|restatement| {
        let by = words.with("brief-restatement", &[("side", words.say(side(of.other())).into())]);
        view! {
            <div class="position position--restated">
                <p class="position-by">{by}</p>
                <blockquote>{restatement.text.clone()}</blockquote>
            </div>
        }
    });
    let correction = match &need.understanding {
        Understanding::Corrected { correction, .. } => {
            Some(view! { <p>{words.say("brief-correction")}" "{correction.clone()}</p> })
        }
        _ => None,
    };
    view! {
        <div class="position">
            <p class="position-by"><b>{words.say(side(of))}</b></p>
            <blockquote>{need.text.clone()}</blockquote>
        </div>
        {restated}
        {correction}
        <p class="muted">{dispute::understood(words, escalated, need, of)}</p>
    }
    .into_any()
}

/// What the executive asked and what was answered.
fn questions(words: Words, view: &CaseView, escalated: &Escalated) -> Option<AnyView> {
    let mut rows = Vec::new();
    let mut open = None;
    for event in view.events.iter().rev().filter(|event| event.at >= escalated.brief.at) {
        match &event.happening {
            Happening::Asked { asker: None, text, .. } => open = Some(text.clone()),
            Happening::Answered { text } => {
                rows.extend(open.take().map(|question| SummaryRow::text(question, text.clone())));
            }
            Happening::Unanswered => {
                rows.extend(
                    open.take().map(|question| SummaryRow::text(question, words.say("brief-unanswered"))),
                );
            }
            Happening::TakenBack => open = None,
            _ => {}
        }
    }
    (!rows.is_empty()).then(|| {
        view! { <Details summary=words.say("brief-questions")><SummaryList rows=rows/></Details> }.into_any()
    })
}

/// The vectors as they can be computed again.
fn risk(words: Words, escalated: &Escalated) -> AnyView {
    let brief = &escalated.brief;
    let row = |label: String, severity, vector: String| {
        let value = view! { {level(words, severity)} <br/> <code>{vector}</code> };
        SummaryRow::view(label, value)
    };
    let mut rows = vec![row(words.say("brief-risk"), brief.severity, brief.inherent.to_string())];
    rows.extend(brief.options.iter().map(|offered| {
        let label = words.with(dispute::offer_of(offered.side), &[("round", offered.round.into())]);
        row(label, offered.severity, offered.residual.to_string())
    }));
    view! { <Details summary=words.say("brief-vectors")><SummaryList rows=rows/></Details> }.into_any()
}

fn answers(words: Words, view: &CaseView) -> Option<AnyView> {
    let kind = RuleBook::built_in().kind(view.case.request.kind?);
    let given = &view.case.request.answers.0;
    let rows = kind
        .questions
        .iter()
        .filter_map(|question| {
            let text = answered(words, &question.id, given.get(&question.id)?);
            Some(SummaryRow::text(question.text.get(words.language).to_owned(), text))
        })
        .collect();
    Some(view! { <Details summary=words.say("brief-answers")><SummaryList rows=rows/></Details> }.into_any())
}

fn precedents(words: Words, escalated: &Escalated) -> Option<AnyView> {
    let lines = escalated.brief.precedents.clone();
    (!lines.is_empty()).then(|| {
        view! { <Details summary=words.say("brief-precedents")><Precedents lines=lines/></Details> }
            .into_any()
    })
}
