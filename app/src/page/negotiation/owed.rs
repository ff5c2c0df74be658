//! A stalemate in plain words: why there is no agreement, what each side still owes and until when. Shown on every page
//! on which one of these things is done, so that nobody wonders why the page asks.

use domain::{
    case::{
        Side,
        state::{Cause, Stalemate, State},
        understanding::Duty,
    },
    clock::zone::Zone,
};
use leptos::prelude::*;

use crate::{
    part::moment,
    port::CaseView,
    text::{Words, words},
};

/// The stalemate of the case; nothing in any other state.
#[component]
pub fn StalemateCard(view: CaseView) -> impl IntoView {
    let State::Stalemate(stalemate) = view.case.state.clone() else { return ().into_any() };
    let (words, zone) = (words(), view.zone());
    let why = words.with(
        "settling-declared",
        &[("side", stalemate.side.code().into()), ("cause", words.say(cause(stalemate.cause)).into())],
    );
    let reason = (!stalemate.reason.is_empty())
        .then(|| view! { <blockquote class="position user-text">{stalemate.reason.clone()}</blockquote> });
    let rows = Side::ALL.map(|of| view! { <li>{owes(words, &stalemate, of, zone)}</li> });
    view! {
        <section class="card card--accent">
            <h2 class="card-title">{words.say("settling-stalemate")}</h2>
            <p>{why}</p>
            {reason}
            <ul>{rows.into_iter().collect_view()}</ul>
            <p class="muted">{words.say("settling-then")}</p>
        </section>
    }
    .into_any()
}

/// Key of a cause's words.
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Facts => "settling-cause-facts",
        Cause::Values => "settling-cause-values",
        Cause::Cost => "settling-cause-cost",
        Cause::Law => "settling-cause-law",
        Cause::Silence => "settling-cause-silence",
    }
}

fn owes(words: Words, stalemate: &Stalemate, of: Side, zone: Zone) -> String {
    let name = of.code();
    let Some(owed) = stalemate.owed.of(of) else {
        let key = if *stalemate.lapsed.of(of) { "settling-owes-lapsed" } else { "settling-owes-nothing" };
        return words.with(key, &[("side", name.into())]);
    };
    let key = match owed.duty {
        Duty::StateNeed => "settling-owes-need",
        Duty::Restate => "settling-owes-restatement",
        Duty::ConfirmOrCorrect => "settling-owes-confirmation",
    };
    let until = moment(words, owed.until, zone);
    words.with(key, &[("side", name.into()), ("until", until.into())])
}
