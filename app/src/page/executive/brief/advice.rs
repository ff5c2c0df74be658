//! The recommendation with its name, or the plain sentence that there is none and why the sides did not agree.

use domain::case::{
    Side,
    decision::{Choice, Recommendation},
    state::{Cause, Escalated, Why},
};
use leptos::prelude::*;

use super::{
    cut,
    room::{self, Room},
    shortened,
};
use crate::{page::executive::side, port::CaseView, text::Words};

pub(super) fn advice(words: Words, view: &CaseView, escalated: &Escalated, room: Room) -> AnyView {
    let sentence = match &escalated.why {
        Why::Authority { recommendation, .. } => recommended(words, view, recommendation),
        Why::Stalemate { cause, side, not_cosigned, .. } => stalemate(words, *cause, *side, *not_cosigned),
    };
    let reason = match &escalated.why {
        Why::Authority { recommendation, .. } => &recommendation.text,
        Why::Stalemate { reason, .. } => reason,
    };
    let by = match &escalated.why {
        Why::Authority { .. } => None,
        Why::Stalemate { side: of, .. } => Some(format!("{}: ", words.say(side(*of)))),
    };
    let reason = (!reason.is_empty()).then(|| {
        view! { <p class="muted">{by}{shortened(words, reason, room.texts, "#brief-texts")}</p> }
    });
    view! { <div class="brief-advice"><p>{sentence}</p>{reason}</div> }.into_any()
}

fn recommended(words: Words, view: &CaseView, recommendation: &Recommendation) -> String {
    let name = cut(&view.people.name(recommendation.by), room::PERSON);
    let by = match view.case.sides.get(&recommendation.by) {
        Some(of) => format!("{name} ({})", words.say(side(*of))),
        None => name,
    };
    let key = match recommendation.choice {
        Choice::AsAsked => "brief-advice-as-asked",
        Choice::Offer(_) => "brief-advice-offer",
        Choice::Decline => "brief-advice-decline",
    };
    let sentence = match recommendation.choice {
        Choice::Offer(round) => words.with(key, &[("by", by.into()), ("round", round.into())]),
        Choice::AsAsked | Choice::Decline => words.with(key, &[("by", by.into())]),
    };
    match recommendation.cosigned_by {
        Some(_) => format!("{sentence} {}", words.say("brief-cosigned")),
        None => sentence,
    }
}

fn stalemate(words: Words, cause: Cause, of: Side, not_cosigned: bool) -> String {
    let why = match cause {
        Cause::Facts => words.say("brief-cause-facts"),
        Cause::Values => words.say("brief-cause-values"),
        Cause::Cost => words.say("brief-cause-cost"),
        Cause::Law => words.say("brief-cause-law"),
        Cause::Silence if not_cosigned => words.say("brief-cause-not-cosigned"),
        Cause::Silence => words.with("brief-cause-silence", &[("side", words.say(side(of)).into())]),
    };
    format!("{} {why}", words.say("brief-no-advice"))
}
