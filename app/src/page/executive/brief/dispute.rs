//! What both sides want, what they do not agree on, each need in the side's own words with whether the other side
//! understood it, and what others reached.

use std::collections::{BTreeMap, BTreeSet};

use domain::case::{
    Side,
    brief::PrecedentLine,
    event::Happening,
    package::Term,
    state::{Escalated, Why},
    understanding::{Need, Understanding},
};
use leptos::prelude::*;

use super::{
    cut,
    room::{self, Room},
};
use crate::{
    page::executive::{package::term_title, side},
    part::precedents::outcome,
    port::CaseView,
    text::Words,
};

/// Conditions named among what is agreed; the rest is counted.
const NAMED: usize = 2;

/// Key of the name of an offer by its side.
pub(in crate::page::executive) const fn offer_of(of: Side) -> &'static str {
    match of {
        Side::Marketing => "brief-offer-marketing",
        Side::Security => "brief-offer-security",
    }
}

pub(super) fn dispute(words: Words, view: &CaseView, escalated: &Escalated, room: Room) -> AnyView {
    let positions = Side::ALL
        .into_iter()
        .filter_map(|of| position(words, escalated, of, *room.needs.of(of)))
        .collect_view();
    let precedents = precedents(words, &escalated.brief.precedents);
    let settled = agreed(words, view, escalated, room);
    let disputed = disputed(words, escalated).map(|disputed| view! { <p>{disputed}</p> });
    view! {
        <div class="stack stack--tight"><p>{settled}</p>{disputed}</div>
        <div class="brief-dispute">{positions}</div>
        {precedents}
    }
    .into_any()
}

fn agreed(words: Words, view: &CaseView, escalated: &Escalated, room: Room) -> String {
    let terms = &escalated.brief.agreed;
    let settled = view.events.iter().find_map(|event| match event.happening {
        Happening::Agreed { round, .. } => Some(round),
        _ => None,
    });
    match (&escalated.why, settled) {
        (Why::Authority { .. }, Some(round)) => words.with("brief-agreed-offer", &[("round", round.into())]),
        (Why::Authority { .. }, None) => words.say("brief-agreed-authority"),
        (Why::Stalemate { .. }, _) if terms.is_empty() => words.say("brief-agreed-nothing"),
        (Why::Stalemate { .. }, _) => {
            // where room is short, one of them: all stand in the appendix
            let most = if room.notes { NAMED } else { 1 };
            let named: Vec<String> =
                terms.iter().take(most).map(|term| cut(&term_title(words, term), room::TERM)).collect();
            let values = [("count", terms.len().into()), ("terms", named.join(" · ").into())];
            words.with("brief-agreed", &values)
        }
    }
}

/// Conditions that only one of the packages on the table has.
fn disputed(words: Words, escalated: &Escalated) -> Option<String> {
    let brief = &escalated.brief;
    let agreed: BTreeSet<String> = brief.agreed.iter().map(Term::key).collect();
    let terms = brief.options.iter().flat_map(|offered| &offered.package.terms);
    let open: BTreeMap<String, &Term> =
        terms.map(|term| (term.key(), term)).filter(|(key, _)| !agreed.contains(key)).collect();
    let first = open.values().next().filter(|_| brief.options.len() > 1)?;
    let first = cut(&term_title(words, first), room::TERM);
    Some(words.with("brief-disputed", &[("count", open.len().into()), ("term", first.into())]))
}

/// A side's need, or what stands for it. It is never cut: where there is no room for it, a link leads to it.
fn position(words: Words, escalated: &Escalated, of: Side, whole: bool) -> Option<AnyView> {
    let text = match (room::said(escalated, of), &escalated.why) {
        (Some(said), _) if whole => view! { <blockquote>{said.to_owned()}</blockquote> }.into_any(),
        (Some(_), _) => {
            // an objection stands among the reasons
            let stated = escalated.brief.needs.of(of).is_some();
            let place = if stated { "#brief-needs" } else { "#brief-texts" };
            view! { <p><a href=place>{words.say("brief-need-in-full")}</a></p> }.into_any()
        }
        // By authority nobody had to state a need.
        (None, Why::Authority { .. }) => return None,
        (None, Why::Stalemate { .. }) => view! { <p>{words.say("brief-no-need")}</p> }.into_any(),
    };
    let need = escalated.brief.needs.of(of).as_ref();
    let understood = need.map(|need| understood(words, escalated, need, of));
    let name = words.say(side(of));
    let note = understood.map(|sentence| view! { <p class="muted">{sentence}</p> });
    Some(
        view! {
            <div class="position">
                <p class="position-by"><b>{name}</b></p>
                {text}
                {note}
            </div>
        }
        .into_any(),
    )
}

/// Whether the other side understood it, in a few words.
pub(super) fn understood(words: Words, escalated: &Escalated, need: &Need, of: Side) -> String {
    let lapsed = match &escalated.why {
        Why::Stalemate { lapsed, .. } => *lapsed.of(of.other()),
        Why::Authority { .. } => false,
    };
    match &need.understanding {
        Understanding::Confirmed { .. } => words.say("brief-understood"),
        Understanding::Restated(_) => words.say("brief-restated"),
        Understanding::NotConfirmed { .. } => words.say("brief-not-confirmed"),
        Understanding::Open | Understanding::Corrected { .. } if lapsed => {
            words.with("brief-not-restated-by", &[("side", words.say(side(of.other())).into())])
        }
        Understanding::Corrected { .. } => words.say("brief-corrected"),
        Understanding::Open => words.say("brief-not-restated"),
    }
}

fn precedents(words: Words, lines: &[PrecedentLine]) -> Option<AnyView> {
    let first = lines.first()?;
    let name = cut(&first.name, room::NAME);
    let source = cut(&first.source, room::NAME);
    let outcome = outcome(words, &first.outcome);
    let values = [("name", name.into()), ("outcome", outcome.into()), ("source", source.into())];
    Some(view! { <p class="muted">{words.with("brief-precedent", &values)}</p> }.into_any())
}
