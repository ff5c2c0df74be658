//! What the reader can do now, most useful first: one order for all states, cut down to what is possible. The first of
//! it is the page's primary button when it is the reader's move; what ends the case always stands last.

use domain::case::{act::Action, state::StateKind};
use leptos::prelude::*;

use crate::{
    address::Address,
    part::{ButtonKind, ButtonLink, Details},
    port::CaseView,
    text::words,
};

/// How many buttons stand in the open.
const SHOWN: usize = 3;

/// Every act that a button of this page leads to, in order. Answering and undoing have their forms on the page.
const ORDER: [(Action, &str); 21] = [
    (Action::CoSign, "case-do-co-sign"),
    (Action::RefuseSignature, "case-do-refuse-signature"),
    (Action::Decide, "case-do-decide"),
    (Action::Confirm, "case-do-confirm"),
    (Action::Correct, "case-do-correct"),
    (Action::Accept, "case-do-accept"),
    (Action::AcceptNo, "case-do-accept-no"),
    (Action::ConfirmArtefact, "case-do-judge"),
    (Action::Edit, "case-do-edit"),
    (Action::Submit, "case-do-submit"),
    (Action::Restate, "case-do-restate"),
    (Action::Offer, "case-do-offer"),
    (Action::StateNeed, "case-do-need"),
    (Action::Ask, "case-do-ask"),
    (Action::TakeBack, "case-do-take-back"),
    (Action::ChangeAnswers, "case-do-change-answers"),
    (Action::Refile, "case-do-refile"),
    (Action::CloseRestatement, "case-do-close-restatement"),
    (Action::Declare, "case-do-declare"),
    (Action::Withdraw, "case-do-withdraw"),
    (Action::Discard, "case-do-discard"),
];

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    key: &'static str,
    address: Address,
    ends: bool,
}

/// Everything that leads on from here.
pub fn next(view: &CaseView) -> Vec<Next> {
    let number = view.case.number;
    let state = view.case.state.kind();
    let mut found: Vec<Next> = ORDER
        .iter()
        .filter(|(action, _)| view.can(*action))
        // In review the verdicts stand on security's own page, with the facts they rest on.
        .filter(|(action, _)| !(state == StateKind::Review && matches!(action, Action::Offer | Action::Ask)))
        .map(|(action, key)| {
            let key = if *action == Action::Refile { refile(state) } else { key };
            Next { key, address: address(view, *action), ends: ends(*action) }
        })
        .collect();
    if state == StateKind::Returned {
        // Mending comes before sending again.
        found.sort_by_key(|next| next.key != "case-do-change-answers");
    }
    let gates = open_gates(view) && view.can(Action::Attach);
    if gates {
        let place = usize::from(state != StateKind::Agreed).min(found.len());
        found.insert(place, Next { key: "case-do-attach", address: Address::Gates(number), ends: false });
    }
    if review(view) {
        found.insert(0, Next { key: "case-do-review", address: Address::Review(number), ends: false });
    }
    found
}

/// Filing again is an extension of a yes, an appeal against a no, and otherwise a new try.
const fn refile(state: StateKind) -> &'static str {
    match state {
        StateKind::Approved => "case-do-extend",
        StateKind::Declined => "case-do-appeal",
        _ => "case-do-refile",
    }
}

/// Security works on its own page while the case is open.
fn review(view: &CaseView) -> bool {
    view.worn.contains(&domain::permit::Hat::Reviewer)
        && !view.case.state.kind().is_final()
        && view.case.state.kind() != StateKind::Draft
}

fn open_gates(view: &CaseView) -> bool {
    use domain::rules::GateLevel::Hold;
    view.as_asked().is_some_and(|standing| standing.open.iter().any(|(_, level)| *level == Hold))
}

const fn ends(action: Action) -> bool {
    matches!(action, Action::Withdraw | Action::Discard)
}

fn address(view: &CaseView, action: Action) -> Address {
    let number = view.case.number;
    match action {
        Action::Edit => Address::Step(number, 1),
        Action::Submit => Address::Check(number),
        Action::Decide => Address::Brief(number),
        Action::ConfirmArtefact => Address::Gates(number),
        other => Address::Act(number, other),
    }
}

/// The buttons; nothing where nothing can be done.
#[component]
pub fn NextSteps(
    view: CaseView,
    /// It is the reader's move: the first button is the page's primary one.
    yours: bool,
) -> impl IntoView {
    let words = words();
    let (ending, going): (Vec<Next>, Vec<Next>) = next(&view).into_iter().partition(|next| next.ends);
    let button = move |(place, next): (usize, Next)| {
        let kind = if place == 0 && yours { ButtonKind::Primary } else { ButtonKind::Secondary };
        view! { <ButtonLink label=words.say(next.key) href=next.address.to(words.language) kind=kind/> }
    };
    let (shown, rest) = going.split_at(going.len().min(SHOWN));
    let shown = shown.iter().cloned().enumerate().map(button).collect_view();
    let rest: Vec<Next> = rest.iter().chain(&ending).cloned().collect();
    let none = going.is_empty();
    let more = (!rest.is_empty()).then(|| {
        let links = rest
            .into_iter()
            .map(|next| {
                let kind = if next.ends { ButtonKind::Danger } else { ButtonKind::Secondary };
                view! { <ButtonLink label=words.say(next.key) href=next.address.to(words.language) kind=kind/> }
            })
            .collect_view();
        view! {
            <Details summary=words.say("case-do-more")><div class="buttons">{links}</div></Details>
        }
    });
    view! {
        {(!none).then(|| view! { <div class="buttons">{shown}</div> })}
        {more}
    }
}
