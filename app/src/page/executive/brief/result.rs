//! Once it is decided the brief shows the result instead of the choices: what, who, when, why, and for half a minute the
//! way back.

use domain::case::{
    act::Action,
    state::{Decided, State},
};
use leptos::prelude::*;

use super::{
    Next, cut, level,
    room::{self, Room},
    shortened,
};
use crate::{
    address::Address,
    format,
    part::{Button, ButtonKind, ButtonLink, PostForm, Version},
    port::CaseView,
    text::Words,
};

/// The decision, once there is one.
pub(super) fn decided(view: &CaseView) -> Option<&Decided> {
    match &view.case.state {
        State::Approved(decided) | State::Declined(decided) => Some(decided),
        _ => None,
    }
}

/// What waits for whoever has just decided.
pub(super) fn next(words: Words, next: &Next) -> AnyView {
    match &next.0 {
        Some((number, tool)) => {
            let href = Address::Brief(*number).to(words.language);
            let label = words.with("brief-next", &[("tool", cut(tool, room::NAME).into())]);
            view! { <div class="buttons"><ButtonLink label=label href=href kind=ButtonKind::Secondary/></div> }
                .into_any()
        }
        None => view! { <p>{words.say("brief-no-next")}</p> }.into_any(),
    }
}

pub(super) fn result(words: Words, view: &CaseView, room: Room) -> AnyView {
    let Some(Decided { decision, .. }) = decided(view) else { return ().into_any() };
    let values = [
        ("name", cut(&view.people.name(decision.by), room::PERSON).into()),
        ("when", format::moment(words.language, decision.at).into()),
    ];
    let what = match (decision.expires, &decision.package) {
        (None, _) => words.say("term-state-declined"),
        (Some(_), Some(package)) if !package.terms.is_empty() => {
            words.say("term-state-approved-with-conditions")
        }
        (Some(_), _) => words.say("term-state-approved"),
    };
    let until = decision.expires.map(|day| {
        let day = format::short_day(words.language, day);
        let risk = level(words, decision.snapshot.severity);
        let sentence = words.with("brief-result-until", &[("day", day.into()), ("risk", risk.into())]);
        view! { <p>{sentence}</p> }
    });
    let reason = (!decision.reason.is_empty()).then(|| {
        let reason = shortened(words, &decision.reason, room.texts, "#brief-texts");
        view! { <blockquote class="user-text">{reason}</blockquote> }
    });
    let undo = view.can(Action::Undo).then(|| {
        let action = Address::Act(view.case.number, Action::Undo).to(words.language);
        let version = view.version;
        view! {
            <PostForm action=action>
                <Version version=version/>
                <p>{words.say("brief-now")}</p>
                <Button label=words.say("brief-undo") kind=ButtonKind::Secondary/>
            </PostForm>
        }
    });
    view! {
        <section class="brief-result stack">
            <h2>{what}</h2>
            <p>{words.with("brief-result-by", &values)}</p>
            {until}
            {reason}
            {undo}
        </section>
    }
    .into_any()
}
