//! What somebody sees before they confirm: the facts that an approval is bound to, or the act that waits for a second
//! signature. A signature without the text above it would be a signature under anything.

use domain::case::{
    act::Act,
    decision::Choice,
    state::{State, Unsigned},
};
use leptos::prelude::*;

use crate::{
    page::{
        case::{changed::OlderFacts, choice, terms::PackageCard},
        score::blind::SpreadOf,
    },
    part::{GateList, RatingCompared, Severities},
    port::CaseView,
    text::words,
};

/// A text of a person, as it was written.
pub fn quoted(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <blockquote class="position"><p class="user-text">{text}</p></blockquote> }.into_any()
}

/// The facts of a plain approval.
pub fn approval(view: &CaseView) -> AnyView {
    let words = words();
    let Some(standing) = view.as_asked() else { return ().into_any() };
    let gates = standing.assessment.gates.clone();
    view! {
        <section class="card">
            <h2 class="card-title">{words.say("simple-approve-facts")}</h2>
            <Severities vector=standing.assessment.inherent counts=standing.severity provisional=standing.provisional/>
            {(!gates.is_empty()).then(|| view! { <GateList gates=gates artefacts=view.case.artefacts.clone()/> })}
        </section>
    }
    .into_any()
}

/// What waits for a second signature, if anything does.
pub fn pending(view: &CaseView) -> Option<&Unsigned> {
    match &view.case.state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    }
}

/// The act that waits, with its effect on the rating.
pub fn unsigned(view: &CaseView) -> Option<AnyView> {
    let words = words();
    let unsigned = pending(view)?;
    let name = view.people.name(unsigned.by);
    let said = |key: &'static str| words.with(key, &[("name", name.clone().into())]);
    let (sentence, package, text) = match &unsigned.act {
        Act::Offer(package) => (said("simple-signs-offer"), Some(package.as_ref().clone()), String::new()),
        Act::Accept { explanation } => {
            let package = view.case.last_round().and_then(|round| round.package().cloned());
            (said("simple-signs-acceptance"), package, explanation.clone().unwrap_or_default())
        }
        Act::Refer { choice: chosen, text } => {
            let package = match chosen {
                Choice::Offer(number) => view
                    .case
                    .rounds
                    .iter()
                    .find(|round| round.number == *number)
                    .and_then(|round| round.package().cloned()),
                Choice::AsAsked | Choice::Decline => None,
            };
            let sentence = words.with(
                "simple-signs-referral",
                &[("name", name.clone().into()), ("choice", choice(words, *chosen).into())],
            );
            (sentence, package, text.clone())
        }
        _ => return None,
    };
    let rating = package.as_ref().and_then(|package| {
        let (before, after) = (view.as_asked()?, view.standing(&package.conditions())?);
        Some(view! { <RatingCompared before=before after=after/> })
    });
    let facts = package.is_none().then(|| approval(view));
    let spread = view.as_asked().map(|standing| view! { <SpreadOf view=view.clone() standing=standing/> });
    Some(
        view! {
            <section class="card card--accent">
                <p>{sentence}</p>
                <OlderFacts view=view.clone() ground=unsigned.ground.clone()/>
                {(!text.is_empty()).then(|| quoted(&text))}
                {package.map(|package| view! { <PackageCard package=package/> })}
            </section>
            {rating}
            {facts}
            {spread}
        }
        .into_any(),
    )
}
