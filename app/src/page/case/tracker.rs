//! How far a case is, in four steps that everybody understands, each with its day. A case can be decided without a
//! negotiation; then that step is simply passed.

use domain::{
    case::{event::Happening, state::State},
    clock::zone::local,
    time::Time,
};
use leptos::prelude::*;

use crate::{format, part::status, port::CaseView, text::words};

/// The step a state belongs to, from 0.
fn step(state: &State) -> usize {
    match state {
        State::Draft | State::Discarded => 0,
        State::Review(_) | State::Returned(_) => 1,
        State::Question(question) => step(&question.from),
        State::Negotiation(_) | State::Agreed(_) | State::Stalemate(_) => 2,
        State::Escalated(_) | State::Approved(_) | State::Declined(_) | State::Withdrawn(_) => 3,
    }
}

/// The four steps.
#[component]
pub fn Tracker(view: CaseView) -> impl IntoView {
    let words = words();
    let here = step(&view.case.state);
    let over = view.case.state.kind().is_final();
    let first = |of: fn(&Happening) -> bool| {
        view.events.iter().rev().find(|event| of(&event.happening)).map(|event| event.at)
    };
    let days: [Option<Time>; 4] = [
        view.case.submitted,
        view.case.submitted,
        first(|what| {
            matches!(
                what,
                Happening::Offered { .. } | Happening::Objected { .. } | Happening::StalemateDeclared { .. }
            )
        }),
        view.events.first().filter(|_| over).map(|event| event.at),
    ];
    let names = ["case-step-submitted", "case-step-review", "case-step-negotiation", "case-step-result"];
    let items = names.into_iter().zip(days).enumerate().map(|(place, (name, day))| {
        let done = place < here || (over && place == here);
        let current = place == here && !over;
        let note = match (place, day) {
            (3, _) if over => words.say(status::word(view.case.state.kind())),
            (3, _) if here == 3 => words.say("case-step-executive"),
            (2, None) if here > 2 => words.say("case-step-not-needed"),
            (_, Some(day)) if done || current => format::short_day(words.language, local(day).day),
            _ => String::new(),
        };
        view! {
            <li class=done.then_some("done") aria-current=current.then_some("step")>
                <span>{words.say(name)}</span>
                {(!note.is_empty()).then(|| view! { <small>{note}</small> })}
            </li>
        }
    });
    view! { <ol class="tracker" aria-label=words.say("case-steps")>{items.collect_view()}</ol> }
}
