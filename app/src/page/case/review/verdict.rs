//! The verdicts that a reviewer can give, each leading to its page; where the decision table forbids one it stands there
//! with the reason instead of a button, because a missing button explains nothing.

use domain::{
    case::{act::Action, standing::Standing, state::StateKind},
    permit::Hat,
    policy::Outcome,
};
use leptos::prelude::*;

use super::table::TableRow;
use crate::{
    address::Address,
    page::act::{refer::offered, shown},
    part::{ButtonKind, ButtonLink},
    port::CaseView,
    text::{Words, words},
};

/// One verdict: its act, its words, and why not, where it is not possible.
struct Verdict {
    action: Action,
    label: &'static str,
    hint: &'static str,
    forbidden: Option<&'static str>,
}

/// What a reviewer can say now.
#[component]
pub fn Verdicts(view: CaseView) -> impl IntoView {
    let words = words();
    let Some(standing) = view.as_asked() else { return ().into_any() };
    let body = if shown::pending(&view).is_some() {
        signature(words, &view)
    } else if view.case.state.kind() == StateKind::Review && view.can(Action::Return) {
        verdicts(words, &view, &standing)
    } else {
        elsewhere(words, &view)
    };
    let (open, waiting) = (view.open_questions, view.pending.len());
    let talk = Address::Talk(view.case.number, String::new()).to(words.language);
    view! {
        <section class="card card--accent" aria-labelledby="review-verdict-title">
            <h2 class="card-title" id="review-verdict-title">{words.say("review-verdict")}</h2>
            <TableRow standing=standing/>
            {(open > 0).then(|| view! { <p><strong>{words.with("talk-blocks", &[("count", open.into())])}</strong></p> })}
            {body}
            {(waiting > 0).then(|| view! {
                <p><a href=talk>{words.with("talk-pending-count", &[("count", waiting.into())])}</a></p>
            })}
        </section>
    }
    .into_any()
}

/// Why a plain yes is not possible.
fn no_approval(standing: &Standing) -> Option<&'static str> {
    if !standing.blocked().is_empty() {
        Some("review-no-approval-blocked")
    } else if !standing.open.is_empty() {
        Some("review-no-approval-gates")
    } else if standing.proposal.outcome != Outcome::Approve {
        Some("review-no-approval-table")
    } else {
        None
    }
}

fn no_referral(view: &CaseView, standing: &Standing) -> Option<&'static str> {
    if !offered(view).is_empty() {
        None
    } else if standing.open.is_empty() {
        Some("review-no-referral-table")
    } else {
        Some("review-no-referral-gates")
    }
}

fn verdicts(words: Words, view: &CaseView, standing: &Standing) -> AnyView {
    let of = |action, label, hint, forbidden| Verdict { action, label, hint, forbidden };
    let all = [
        of(Action::Approve, "review-approve", "review-approve-hint", no_approval(standing)),
        of(Action::Offer, "review-offer", "review-offer-hint", None),
        of(Action::Ask, "review-ask", "review-ask-hint", None),
        of(Action::Return, "review-return", "review-return-hint", None),
        of(Action::Object, "review-object", "review-object-hint", None),
        of(Action::Refer, "review-refer", "review-refer-hint", no_referral(view, standing)),
    ];
    let first = all.iter().position(|verdict| advised(standing, verdict.action));
    let items = all.into_iter().enumerate().filter(|(_, verdict)| view.can(verdict.action)).map(
        |(place, verdict)| {
            let kind = if Some(place) == first { ButtonKind::Primary } else { ButtonKind::Secondary };
            let act = if let Some(reason) = verdict.forbidden {
                view! {
                    <p><strong>{words.say(verdict.label)}</strong></p>
                    <p class="muted">{words.say(reason)}</p>
                }
                .into_any()
            } else {
                let href = Address::Act(view.case.number, verdict.action).to(words.language);
                view! {
                    <ButtonLink label=words.say(verdict.label) href=href kind=kind does=key(verdict.action)/>
                    <p class="muted">{words.say(verdict.hint)}</p>
                }
                .into_any()
            };
            view! { <li class="verdict">{act}</li> }
        },
    );
    view! { <ul class="verdicts">{items.collect_view()}</ul> }.into_any()
}

/// What a key presses the button for.
const fn key(action: Action) -> &'static str {
    match action {
        Action::Approve | Action::CoSign => "approve",
        Action::Offer => "offer",
        Action::Ask => "ask",
        Action::Return => "return",
        Action::Object | Action::RefuseSignature => "object",
        Action::Refer => "escalate",
        _ => "",
    }
}

/// What the decision table leads to, so that it is the page's primary button.
fn advised(standing: &Standing, action: Action) -> bool {
    if !standing.blocked().is_empty() {
        return action == Action::Return;
    }
    match standing.proposal.outcome {
        Outcome::Approve => matches!(action, Action::Approve),
        Outcome::ApproveWithConditions | Outcome::Return | Outcome::Escalate => {
            matches!(action, Action::Offer)
        }
        Outcome::Decline => matches!(action, Action::Object),
    }
}

/// A verdict waits for its second signature.
fn signature(words: Words, view: &CaseView) -> AnyView {
    let link = |action: Action, label: &'static str, kind: ButtonKind| {
        view.can(action).then(|| {
            let href = Address::Act(view.case.number, action).to(words.language);
            view! { <ButtonLink label=words.say(label) href=href kind=kind does=key(action)/> }
        })
    };
    let own = shown::pending(view).is_some_and(|unsigned| unsigned.by == view.me);
    let refuse = if own { "review-take-signature-back" } else { "review-refuse-signature" };
    view! {
        <p>{words.say("review-signature-sentence")}</p>
        <div class="buttons">
            {link(Action::CoSign, "review-co-sign", ButtonKind::Primary)}
            {link(Action::RefuseSignature, refuse, ButtonKind::Danger)}
        </div>
    }
    .into_any()
}

/// No verdict here now: where the case goes on instead.
fn elsewhere(words: Words, view: &CaseView) -> AnyView {
    let number = view.case.number;
    let place = match view.case.state.kind() {
        StateKind::Negotiation | StateKind::Stalemate if view.worn.contains(&Hat::Reviewer) => {
            Some((Address::Negotiation(number), "review-to-negotiation"))
        }
        _ => None,
    };
    match place {
        Some((address, key)) => view! {
            <div class="buttons"><ButtonLink label=words.say(key) href=address.to(words.language)/></div>
        }
        .into_any(),
        None => view! { <p>{words.say("review-nothing-now")}</p> }.into_any(),
    }
}
