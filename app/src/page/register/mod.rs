//! What is approved, under which conditions, and what others reached.

pub mod entry;
pub mod list;
pub mod prove;
pub mod reached;

use domain::register::EntryState;
use leptos::prelude::*;

use crate::text::words;

/// Why a proof is not taken; keys of sentences.
pub mod because {
    /// Somebody was quicker.
    pub const PROVEN: &str = "prove-already";
    /// The approval is over.
    pub const EXPIRED: &str = "prove-expired";
    /// Neither marketing nor security of the area.
    pub const NOT_YOURS: &str = "prove-not-yours";
}

/// The state of an entry as a word.
#[component]
pub fn EntryStatus(state: EntryState) -> impl IntoView {
    let (class, key) = match state {
        EntryState::Active => ("status status--done", "term-entry-active"),
        EntryState::AtRisk => ("status status--warn", "term-entry-at-risk"),
        EntryState::Expired => ("status status--over", "term-entry-expired"),
    };
    view! { <span class=class>{words().say(key)}</span> }
}
