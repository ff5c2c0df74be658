//! One round: who put what on the table and when, what it changed, and what it does to the rating. The last round lies
//! open; older ones are folded and stay readable, stale ones marked, because nothing that was offered is ever removed.

use domain::case::package::{Content, Package, Round};
use leptos::prelude::*;

use super::{change::Changes, package::PackageInFull, rating::RatingWithOffer};
use crate::{
    format,
    page::case::changed::OlderFacts,
    part::Details,
    port::CaseView,
    text::{Words, words},
};

/// The round that lies on the table.
#[component]
pub fn OnTheTable(view: CaseView, round: Round) -> impl IntoView {
    let words = words();
    let ours = view.side() == Some(round.side);
    let class = if ours { "offer offer--ours" } else { "offer" };
    view! {
        <article class=class>
            <div class="offer-head"><h2>{title(words, &view, &round)}</h2><p class="muted">{made(words, &view, &round)}</p></div>
            <div class="offer-body"><OlderFacts view=view.clone() ground=round.ground.clone()/>{content(words, &view, &round)}</div>
        </article>
    }
    .into_any()
}

/// A round of the past.
#[component]
pub fn OldRound(view: CaseView, round: Round) -> impl IntoView {
    let words = words();
    let made = made(words, &view, &round);
    let content = content(words, &view, &round);
    view! {
        <Details summary=title(words, &view, &round)>
            <p class="muted">{made}</p>
            <OlderFacts view=view.clone() ground=round.ground.clone()/>
            {content}
        </Details>
    }
    .into_any()
}

/// An offer of security that waits for a second signature: not on the table yet, and not for marketing's eyes.
#[component]
pub fn Unsigned(view: CaseView, package: Package) -> impl IntoView {
    let words = words();
    let before = last_package(&view, None);
    view! {
        <article class="offer offer--over">
            <div class="offer-head"><h2>{words.say("negotiation-unsigned")}</h2></div>
            <div class="offer-body">
                <p>{words.say("negotiation-unsigned-why")}</p>
                <PackageInFull package=package.clone()/>
                {rating(&view, &package)}
                <h3>{words.say("negotiation-changes")}</h3>
                <Changes before=before after=package/>
            </div>
        </article>
    }
    .into_any()
}

fn title(words: Words, view: &CaseView, round: &Round) -> String {
    let by = round.side.code();
    let key = match &round.content {
        Content::Objection(_) => "negotiation-round-objection",
        // The first package is an offer even where a no came before it.
        Content::Offer(_) if last_package(view, Some(round.number)).is_none() => "negotiation-round-offer",
        Content::Offer(_) => "negotiation-round-counter",
    };
    let title = words.with(key, &[("round", round.number.into()), ("side", by.into())]);
    if round.stale { format!("{title} · {}", words.say("negotiation-stale")) } else { title }
}

fn made(words: Words, view: &CaseView, round: &Round) -> String {
    let at = format::moment(words.language, round.at);
    let name = view.people.name(round.by);
    let made = words.with("negotiation-made", &[("name", name.into()), ("at", at.into())]);
    match round.cosigned_by {
        Some(signer) => {
            let also = words.with("negotiation-signed", &[("name", view.people.name(signer).into())]);
            format!("{made} {also}")
        }
        None => made,
    }
}

fn content(words: Words, view: &CaseView, round: &Round) -> AnyView {
    let stale = round.stale.then(|| view! { <p>{words.say("negotiation-stale-why")}</p> });
    match round.content.clone() {
        Content::Objection(reason) => view! {
            {stale}
            <div class="position"><blockquote>{reason}</blockquote></div>
            <p class="muted">{words.say("negotiation-objection-why")}</p>
        }
        .into_any(),
        Content::Offer(package) => {
            let before = last_package(view, Some(round.number));
            let heading = match before {
                Some(_) => "negotiation-changes",
                None => "negotiation-changes-first",
            };
            view! {
                {stale}
                <PackageInFull package=package.clone()/>
                {rating(view, &package)}
                <h3>{words.say(heading)}</h3>
                <Changes before=before after=package/>
            }
            .into_any()
        }
    }
}

fn rating(view: &CaseView, package: &Package) -> Option<AnyView> {
    let (as_asked, with) = (view.as_asked()?, view.standing(&package.conditions())?);
    let conditions = package.conditions();
    Some(
        view! { <RatingWithOffer view=view.clone() as_asked=as_asked with=with conditions=conditions/> }
            .into_any(),
    )
}

/// The last package, or the last one before a round.
pub fn last_package(view: &CaseView, before: Option<u32>) -> Option<Package> {
    view.case
        .rounds
        .iter()
        .rev()
        .filter(|round| before.is_none_or(|number| round.number < number))
        .find_map(|round| round.package().cloned())
}
