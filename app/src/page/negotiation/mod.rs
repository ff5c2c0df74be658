//! At the table: offers, what changed, needs and understanding, stalemate. `table` is the page where all of it lies;
//! every other page of the room is one act and leads back to it.

pub mod accept;
pub mod accept_no;
pub mod close;
pub mod declare;
pub mod offer;
pub mod restate;
pub mod table;
pub mod understanding;

mod acts;
mod change;
mod gates;
mod needs;
mod owed;
mod package;
mod rating;
mod round;

use domain::{
    case::{Side, package::Term},
    rules::{ConditionId, RuleBook},
};

use crate::text::Words;

/// A side as sentences name it.
fn side(words: Words, side: Side) -> String {
    match side {
        Side::Marketing => words.say("term-marketing"),
        Side::Security => words.say("term-security"),
    }
}

/// The text of a condition of the rule book; its id where the book no longer knows it.
pub(super) fn condition(words: Words, id: &ConditionId) -> String {
    RuleBook::built_in()
        .condition(id)
        .map_or_else(|| id.to_string(), |condition| condition.text.get(words.language).to_owned())
}

/// What has to be done, in one line.
fn term(words: Words, term: &Term) -> String {
    term.condition.as_ref().map_or_else(|| term.text.clone(), |id| condition(words, id))
}

#[cfg(test)]
mod tests;
