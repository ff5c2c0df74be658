//! What is on the table, what was agreed and what was decided, in one place and never two of them at once: a reader
//! must not mistake an offer for an approval.

use domain::case::{
    Side,
    decision::{Authority, Choice},
    package::{Content, Package, Round},
    state::{Decided, Escalated, ReturnReason, State, Why},
};
use leptos::prelude::*;

use super::{choice, terms::PackageCard};
use crate::{
    format,
    port::CaseView,
    text::{Words, words},
};

/// The state's own content: a decision, an agreement, the last word at the table, or why it came back.
#[component]
pub fn Settled(view: CaseView) -> impl IntoView {
    let words = words();
    match &view.case.state {
        State::Approved(decided) | State::Declined(decided) => decision(words, &view, decided),
        State::Agreed(agreed) => {
            let round = view.case.rounds.iter().find(|round| round.number == agreed.round);
            let explanation = agreed.explanation.clone().unwrap_or_default();
            match round.and_then(Round::package) {
                Some(package) => section(words.say("case-agreed"), package, &explanation),
                None => ().into_any(),
            }
        }
        State::Returned(returned) => returned_because(words, &returned.reason),
        State::Withdrawn(withdrawn) if !withdrawn.reason.is_empty() => {
            said(words.say("case-withdrawn-because"), &withdrawn.reason)
        }
        State::Escalated(escalated) => {
            view! { {escalation(words, &view, escalated)} {table(words, &view)} }.into_any()
        }
        State::Draft | State::Withdrawn(_) | State::Discarded => ().into_any(),
        State::Review(_) | State::Question(_) | State::Negotiation(_) | State::Stalemate(_) => {
            table(words, &view)
        }
    }
}

fn section(title: String, package: &Package, text: &str) -> AnyView {
    let text = (!text.is_empty()).then(|| text.to_owned());
    view! {
        <section class="card">
            <h2 class="card-title">{title}</h2>
            {text.map(|text| view! { <p class="user-text">{text}</p> })}
            <PackageCard package=package.clone()/>
        </section>
    }
    .into_any()
}

fn said(title: String, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <section class="card"><h2 class="card-title">{title}</h2><p class="user-text">{text}</p></section> }.into_any()
}

fn side(words: Words, side: Side) -> String {
    match side {
        Side::Marketing => words.say("term-marketing"),
        Side::Security => words.say("term-security"),
    }
}

/// The last move of the table; the earlier ones stand on the page of the negotiation.
fn table(words: Words, view: &CaseView) -> AnyView {
    let Some(round) = view.case.last_round() else { return ().into_any() };
    let values = [("round", round.number.into()), ("side", side(words, round.side).into())];
    match &round.content {
        Content::Offer(package) => {
            let stale = if round.stale { words.say("case-table-stale") } else { String::new() };
            section(words.with("case-table-offer", &values), package, &stale)
        }
        Content::Objection(reason) => said(words.with("case-table-objection", &values), reason),
    }
}

fn returned_because(words: Words, reason: &ReturnReason) -> AnyView {
    match reason {
        ReturnReason::Words(text) => said(words.say("case-returned-because"), text),
        ReturnReason::Blocked(_) => {
            said(words.say("case-returned-because"), &words.say("case-returned-blocked"))
        }
        ReturnReason::NoArtefact(_) => {
            said(words.say("case-returned-because"), &words.say("case-returned-no-artefact"))
        }
    }
}

fn escalation(words: Words, view: &CaseView, escalated: &Escalated) -> AnyView {
    let (sentence, text) = match &escalated.why {
        Why::Stalemate { reason, .. } => (words.say("case-escalated-stalemate"), reason.clone()),
        Why::Authority { recommendation, .. } => {
            let values = [
                ("name", view.people.name(recommendation.by).into()),
                ("choice", choice(words, recommendation.choice).into()),
            ];
            (words.with("case-escalated-authority", &values), recommendation.text.clone())
        }
    };
    let unanswered = escalated.unanswered.clone().map(|question| {
        view! { <p>{words.say("case-escalated-unanswered")}</p><p class="user-text">{question}</p> }
    });
    view! {
        <section class="card">
            <h2 class="card-title">{words.say("case-escalated")}</h2>
            <p>{sentence}</p>
            {(!text.is_empty()).then(|| view! { <p class="user-text">{text}</p> })}
            {unanswered}
        </section>
    }
    .into_any()
}

fn decision(words: Words, view: &CaseView, decided: &Decided) -> AnyView {
    let decision = &decided.decision;
    let name = view.people.name(decision.by);
    let key = match (decision.authority, decision.choice) {
        (Authority::Consent, _) => "case-decided-by-consent",
        (Authority::Agreement, _) => "case-decided-by-agreement",
        (Authority::Executive, Choice::Decline) => "case-decided-no",
        (Authority::Executive, _) => "case-decided-by-executive",
        (Authority::Reviewer, _) => "case-decided-by-reviewer",
    };
    let time = format::moment(words.language, decision.at);
    let sentence = words.with(key, &[("name", name.into()), ("time", time.into())]);
    let expires = decision.expires.filter(|_| decision.package.is_none()).map(|day| {
        let months = i64::from(decision.review_months.unwrap_or(12));
        let day = format::short_day(words.language, day);
        words.with("case-decided-until", &[("day", day.into()), ("months", months.into())])
    });
    let running = (decided.effective && decision.choice != Choice::Decline).then(|| view.clone());
    let title = match decision.choice {
        Choice::Decline => words.say("case-decided-title-no"),
        Choice::AsAsked | Choice::Offer(_) => words.say("case-decided-title-yes"),
    };
    view! {
        <section class="card">
            <h2 class="card-title">{title}</h2>
            <p>{sentence}</p>
            {(!decision.reason.is_empty()).then(|| view! {
                <blockquote class="position"><p class="user-text">{decision.reason.clone()}</p></blockquote>
            })}
            {expires.map(|sentence| view! { <p>{sentence}</p> })}
            {decision.package.clone().map(|package| view! { <PackageCard package=package view=running/> })}
        </section>
    }
    .into_any()
}
