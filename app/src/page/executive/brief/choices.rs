//! The choices, each a link to the page that says its effect: nothing is decided by one touch. The recommended one is
//! marked with a word, because colour alone vanishes in forced colours. Whoever does not decide sees who does.

use domain::{
    case::{
        act::Action,
        decision::Choice,
        state::{Escalated, State},
    },
    rules::RuleBook,
};
use leptos::prelude::*;

use super::{
    cut, level,
    room::{self, Room},
};
use crate::{
    address::Address,
    format,
    page::executive::{
        side,
        way::{Closed, Way, ways},
    },
    port::CaseView,
    text::Words,
};

pub(super) fn choices(words: Words, view: &CaseView, escalated: &Escalated, room: Room) -> AnyView {
    if !view.can(Action::Decide) {
        return waiting(words, view);
    }
    let ways = ways(view, escalated);
    let gates = ways.iter().find_map(|way| match &way.closed {
        Some(Closed::Gates(gates)) => Some(gates.clone()),
        _ => None,
    });
    let gates = gates.map(|gates| {
        let first = gates.first().and_then(|gate| RuleBook::built_in().gate(gate));
        let missing =
            first.map(|gate| cut(gate.artefact.get(words.language), room::ARTEFACT)).unwrap_or_default();
        let sentence =
            words.with("brief-gates", &[("count", gates.len().into()), ("missing", missing.into())]);
        let href = Address::Gates(view.case.number).to(words.language);
        view! { <p class="brief-wait">{sentence}" "<a href=href>{words.say("brief-gates-link")}</a></p> }
    });
    let mut items: Vec<AnyView> = ways.iter().map(|way| item(words, view, way, room.notes)).collect();
    items.extend(others(words, view, gates.is_some()));
    view! { {gates} <ul class="choices">{items}</ul> }.into_any()
}

fn item(words: Words, view: &CaseView, way: &Way, notes: bool) -> AnyView {
    let label = label(words, way);
    let note = match &way.closed {
        Some(Closed::Gates(_)) => Some(words.say("brief-closed-gates")),
        Some(Closed::TooLong(days)) => {
            Some(words.with("brief-closed-long", &[("days", u32::from(*days).into())]))
        }
        Some(Closed::Past) => Some(words.say("brief-closed-past")),
        None => note(words, way).filter(|_| notes),
    };
    let note = note.map(|note| view! { <span class="choice-note">{note}</span> });
    if way.closed.is_some() {
        return view! { <li><div class="choice choice--closed"><span>{label}</span>{note}</div></li> }
            .into_any();
    }
    let href = decide(words, view, way.choice);
    let class = if way.advised { "choice choice--advised" } else { "choice" };
    let mark =
        way.advised.then(|| view! { <span class="choice-word">{words.say("brief-recommended")}</span> });
    view! { <li><a class=class href=href>{mark}<span>{label}</span>{note}</a></li> }.into_any()
}

/// The name of a choice, on its button and in the confirmation.
pub(in crate::page::executive) fn label(words: Words, way: &Way) -> String {
    match (way.choice, &way.offered) {
        (Choice::Decline, _) => words.say("brief-choice-decline"),
        (Choice::Offer(_), Some(offered)) => {
            let values = [("side", words.say(side(offered.side)).into()), ("round", offered.round.into())];
            words.with("brief-choice-offer", &values)
        }
        _ => words.say("brief-choice-as-asked"),
    }
}

fn note(words: Words, way: &Way) -> Option<String> {
    let risk = level(words, way.severity);
    match (way.choice, &way.offered) {
        (Choice::Decline, _) => None,
        (_, Some(offered)) => Some(words.with(
            "brief-choice-offer-note",
            &[
                ("count", offered.package.terms.len().into()),
                ("until", format::short_day(words.language, offered.package.expires).into()),
                ("risk", risk.into()),
            ],
        )),
        (_, None) => Some(words.with("brief-choice-as-asked-note", &[("risk", risk.into())])),
    }
}

/// Address of the confirmation of a choice.
fn decide(words: Words, view: &CaseView, choice: Choice) -> String {
    format!("{}?choice={}", Address::Act(view.case.number, Action::Decide).to(words.language), choice.code())
}

/// Sending back and asking, where they are possible.
fn others(words: Words, view: &CaseView, gate_open: bool) -> Vec<AnyView> {
    let link = |action: Action, key: &'static str| {
        let href = Address::Act(view.case.number, action).to(words.language);
        view! { <li><a class="choice" href=href>{words.say(key)}</a></li> }.into_any()
    };
    let back = view.can(Action::SendBack) && (gate_open || view.case.sent_back == 0);
    let back = back.then(|| link(Action::SendBack, "brief-choice-send-back"));
    let ask = view.can(Action::Ask).then(|| link(Action::Ask, "brief-choice-ask"));
    back.into_iter().chain(ask).collect()
}

/// What stands here for everybody who does not decide now.
fn waiting(words: Words, view: &CaseView) -> AnyView {
    let sentence = match &view.case.state {
        State::Question(question) => {
            words.with("brief-asked", &[("side", words.say(side(question.asked)).into())])
        }
        _ if view.deciders.is_empty() => words.say("brief-nobody-decides"),
        _ => {
            let names: Vec<String> =
                view.deciders.iter().map(|person| cut(&view.people.name(*person), room::PERSON)).collect();
            words.with("brief-decides", &[("names", names.join(", ").into())])
        }
    };
    view! { <p class="brief-wait">{sentence}</p> }.into_any()
}
