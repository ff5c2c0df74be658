//! The room of a case: its page for everybody, security's working page, its gates, and the lists of what waits.

pub mod bulk;
pub(in crate::page) mod changed;
pub mod decisions;
mod facts;
pub mod gates;
pub mod inbox;
mod next;
pub mod request;
pub mod review;
pub mod saved;
mod settled;
mod spent;
pub(in crate::page) mod story;
pub mod talk;
pub mod terms;
pub mod times;
mod tracker;
pub mod versions;

use domain::case::decision::Choice;

use crate::text::Words;

/// What was chosen or recommended, in words.
pub fn choice(words: Words, choice: Choice) -> String {
    match choice {
        Choice::AsAsked => words.say("case-choice-as-asked"),
        Choice::Offer(round) => words.with("case-choice-offer", &[("round", round.into())]),
        Choice::Decline => words.say("case-choice-decline"),
    }
}

#[cfg(test)]
mod tests;
