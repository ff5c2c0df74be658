//! What the reader can do at the table now, as buttons; the first one is the way to an end. Acts that belong to a need
//! stand with that need. Whoever can do nothing sees no buttons: the status already says whose move it is.

use domain::case::{act::Action, state::State};
use leptos::prelude::*;

use crate::{
    address::Address,
    part::{ButtonKind, ButtonLink},
    port::CaseView,
    text::{Words, words},
};

/// The buttons; nothing where there are none.
#[component]
pub fn Acts(view: CaseView) -> impl IntoView {
    let words = words();
    let found = offered(&view);
    if found.is_empty() {
        return ().into_any();
    }
    let buttons = found.into_iter().enumerate().map(|(place, (action, key))| {
        let kind = if place == 0 { ButtonKind::Primary } else { ButtonKind::Secondary };
        let href = Address::Act(view.case.number, action).to(words.language);
        view! { <ButtonLink label=words.say(key) href=href kind=kind/> }
    });
    view! {
        <section class="stack stack--tight">
            <h2>{words.say("negotiation-your-move")}</h2>
            <div class="buttons">{buttons.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn offered(view: &CaseView) -> Vec<(Action, &'static str)> {
    let all = [
        (Action::CoSign, "negotiation-act-sign"),
        (Action::RefuseSignature, "negotiation-act-refuse-signature"),
        (Action::Accept, "negotiation-act-accept"),
        (Action::AcceptNo, "negotiation-act-accept-no"),
        (Action::Offer, offer(&view.case.state)),
        (Action::Ask, "negotiation-act-ask"),
        (Action::Answer, "negotiation-act-answer"),
        (Action::Declare, "negotiation-act-declare"),
    ];
    all.into_iter().filter(|(action, _)| view.can(*action)).collect()
}

/// Key of the name of an offer in this state.
pub const fn offer(state: &State) -> &'static str {
    match state {
        State::Negotiation(_) => "negotiation-act-counter",
        State::Stalemate(_) => "negotiation-act-new-offer",
        _ => "negotiation-act-offer",
    }
}

/// The way from a page of the room back to the table.
pub fn back(words: Words, view: &CaseView) -> AnyView {
    let href = Address::Negotiation(view.case.number).to(words.language);
    view! { <p><a href=href>{words.say("negotiation-back")}</a></p> }.into_any()
}
