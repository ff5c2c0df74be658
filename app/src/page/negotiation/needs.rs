//! Both needs side by side, each with how far the other side has understood it, and below each what the reader can do
//! about it now. Understanding is proven here and not assumed (workflow.md 1).

use domain::case::{
    Side,
    act::Action,
    measure::{End, hours, understood},
    understanding::{Need, Understanding},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    format,
    part::{ButtonKind, ButtonLink},
    port::CaseView,
    text::{Words, words},
};

/// The two needs.
#[component]
pub fn Needs(view: CaseView) -> impl IntoView {
    let cards = Side::ALL.map(|of| view! { <NeedCard view=view.clone() of=of/> });
    view! { <div class="grid">{cards.into_iter().collect_view()}</div> }.into_any()
}

/// The need of one side.
#[component]
pub fn NeedCard(view: CaseView, of: Side) -> impl IntoView {
    let words = words();
    let mine = view.side() == Some(of);
    let need = view.case.needs.of(of).clone();
    let heading = words.with("understanding-need-of", &[("side", of.code().into())]);
    let body = match need {
        None => view! { <p class="muted">{words.say("understanding-no-need")}</p> }.into_any(),
        Some(need) => told(words, &view, of, &need),
    };
    let acts = acts(words, &view, mine);
    let buttons = (!acts.is_empty()).then(|| view! { <div class="buttons">{acts}</div> });
    view! {
        <section class="card">
            <h3 class="card-title">{heading}</h3>
            {body}
            {buttons}
        </section>
    }
    .into_any()
}

/// The need, the restatement and how it was taken.
pub fn told(words: Words, view: &CaseView, of: Side, need: &Need) -> AnyView {
    let by = words.with("understanding-by", &[("name", view.people.name(need.author).into())]);
    let state = words.say(state(&need.understanding));
    let measured = measured(words, view, of);
    let restated = need.restatement().map(|restatement| {
        let by = words.with(
            "understanding-restated-by",
            &[
                ("side", of.other().code().into()),
                ("name", view.people.name(restatement.by).into()),
            ],
        );
        let text = restatement.text.clone();
        view! { <div class="position position--restated"><p class="position-by">{by}</p><blockquote>{text}</blockquote></div> }
    });
    let correction = match &need.understanding {
        Understanding::Corrected { correction, .. } => Some(correction.clone()),
        _ => None,
    };
    let correction = correction.map(|text| {
        view! { <div class="position"><p class="position-by">{words.say("understanding-corrected-with")}</p><blockquote>{text}</blockquote></div> }
    });
    let text = need.text.clone();
    view! {
        <div class="position"><blockquote>{text}</blockquote><p class="position-by">{by}</p></div>
        <p><span class="tag">{state}</span>{measured.map(|said| view! { " "<span class="muted">{said}</span> })}</p>
        {restated}
        {correction}
    }
    .into_any()
}

/// How well and how fast it was understood; nothing before it was.
fn measured(words: Words, view: &CaseView, of: Side) -> Option<String> {
    let oldest_first: Vec<_> = view.events.iter().rev().cloned().collect();
    let found = *understood(&oldest_first, &view.policy.calendar).of(of);
    match found.end? {
        End::Confirmed { first_try: true, minutes } => {
            let hours = format::one_decimal(words.language, hours(minutes));
            Some(words.with("understanding-measured-once", &[("hours", hours.into())]))
        }
        End::Confirmed { first_try: false, minutes } => {
            let hours = format::one_decimal(words.language, hours(minutes));
            let values = [("count", found.corrections.into()), ("hours", hours.into())];
            Some(words.with("understanding-measured", &values))
        }
        End::NotConfirmed => None,
    }
}

/// Key of the word for how far it was understood.
const fn state(understanding: &Understanding) -> &'static str {
    match understanding {
        Understanding::Open => "understanding-open",
        Understanding::Restated(_) => "understanding-restated",
        Understanding::Corrected { .. } => "understanding-corrected",
        Understanding::Confirmed { .. } => "understanding-confirmed",
        Understanding::NotConfirmed { .. } => "understanding-not-confirmed",
    }
}

/// On the own card: state, confirm or correct. On the other's: restate, or stop trying.
fn acts(words: Words, view: &CaseView, mine: bool) -> Vec<AnyView> {
    if view.side().is_none() {
        return Vec::new();
    }
    let stated = view.side().is_some_and(|side| view.case.needs.of(side).is_some());
    let offered: &[(Action, &'static str, ButtonKind)] = if mine {
        &[
            (Action::Confirm, "understanding-act-confirm", ButtonKind::Primary),
            (
                Action::StateNeed,
                if stated { "understanding-act-change" } else { "understanding-act-state" },
                ButtonKind::Secondary,
            ),
        ]
    } else {
        &[
            (Action::Restate, "understanding-act-restate", ButtonKind::Primary),
            (Action::CloseRestatement, "understanding-act-close", ButtonKind::Secondary),
        ]
    };
    offered
        .iter()
        .filter(|(action, ..)| view.can(*action))
        .map(|(action, key, kind)| {
            let href = Address::Act(view.case.number, *action).to(words.language);
            view! { <ButtonLink label=words.say(key) href=href kind=*kind/> }.into_any()
        })
        .collect()
}
