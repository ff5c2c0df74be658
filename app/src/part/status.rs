//! The status of a case: a word, and after it always a sentence that says who must do what until when, from the
//! reader's point of view. Silence is the commonest complaint about approvals, so every room says it the same way and
//! nobody writes such a sentence a second time.

mod case;
mod row;

use domain::{
    case::state::StateKind,
    clock::zone::{Zone, local},
    time::Time,
};
use leptos::prelude::*;

use crate::{
    format,
    port::{CaseRow, CaseView},
    text::{Words, words},
};

/// A word and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The word.
    pub word: String,
    /// Who must do what until when.
    pub sentence: String,
    /// It is the reader's move.
    pub yours: bool,
    look: &'static str,
}

impl Status {
    /// Of a case, for the person of the view.
    pub fn of(words: Words, view: &CaseView) -> Self {
        case::status(words, view)
    }

    /// Of a row of a list.
    pub fn of_row(words: Words, row: &CaseRow, now: Time) -> Self {
        row::status(words, row, now)
    }
}

/// Key of the word of a state; an approval with conditions has its own.
pub const fn word(kind: StateKind) -> &'static str {
    match kind {
        StateKind::Draft => "term-state-draft",
        StateKind::Review => "term-state-review",
        StateKind::Returned => "term-state-returned",
        StateKind::Question => "term-state-question",
        StateKind::Negotiation => "term-state-negotiation",
        StateKind::Agreed => "term-state-agreed",
        StateKind::Stalemate => "term-state-stalemate",
        StateKind::Escalated => "term-state-escalated",
        StateKind::Approved => "term-state-approved",
        StateKind::Declined => "term-state-declined",
        StateKind::Withdrawn => "term-state-withdrawn",
        StateKind::Discarded => "term-state-discarded",
    }
}

const fn look(kind: StateKind, yours: bool) -> &'static str {
    match kind {
        StateKind::Draft => "status status--draft",
        _ if yours => "status status--yours",
        StateKind::Review | StateKind::Question | StateKind::Negotiation | StateKind::Agreed => {
            "status status--running"
        }
        StateKind::Returned | StateKind::Stalemate | StateKind::Escalated => "status status--warn",
        StateKind::Approved => "status status--done",
        StateKind::Declined => "status status--refused",
        StateKind::Withdrawn | StateKind::Discarded => "status status--over",
    }
}

/// The word of a state, unless the reader's own move has a stronger one.
const fn stronger(kind: StateKind, yours: bool) -> &'static str {
    match kind {
        StateKind::Question if yours => "status-word-answer",
        StateKind::Escalated if yours => "status-word-decide",
        _ => word(kind),
    }
}

/// An instant as the clocks on the walls of an area show it; where these are not Berlin's, they are named.
pub fn moment(words: Words, time: Time, zone: Zone) -> String {
    if zone == Zone::default() {
        return format::moment(words.language, time);
    }
    let shown = format::moment_in(words.language, time, zone);
    words.with("status-moment", &[("moment", shown.into()), ("zone", zone_name(words, zone).into())])
}

/// The name of a zone in a sentence.
pub fn zone_name(words: Words, zone: Zone) -> String {
    words.say(match zone {
        Zone::Western => "status-zone-western",
        Zone::Central => "status-zone-central",
        Zone::Eastern => "status-zone-eastern",
    })
}

/// A sentence with its deadline and the names that it may want, and after it that the deadline is over.
fn until(words: Words, key: &'static str, names: &str, due: Option<Time>, now: Time, zone: Zone) -> String {
    let say = |due: String| words.with(key, &[("names", names.into()), ("due", due.into())]);
    let Some(due) = due else { return say(words.say("status-soon")) };
    let sentence = say(moment(words, due, zone));
    if due < now { format!("{sentence} {}", words.say("status-overdue")) } else { sentence }
}

/// The word alone, for a row.
#[component]
pub fn StatusWord(status: Status) -> impl IntoView {
    view! { <span class=status.look>{status.word}</span> }
}

/// The word and its sentence, first on the page of a case.
#[component]
pub fn StatusLine(status: Status) -> impl IntoView {
    view! {
        <div class="cluster">
            <span class=status.look>{status.word}</span>
            <p class="lead">{status.sentence}</p>
        </div>
    }
}

/// A deadline in a row: `heute, 17:00`, `2 Tage über Frist`, otherwise the day. Nothing without a deadline.
#[component]
pub fn Due(due: Option<Time>, now: Time) -> impl IntoView {
    due.map(|due| {
        let class = if due < now {
            "due due--late"
        } else if days_until(due, now) < 1 {
            "due due--soon"
        } else {
            "due"
        };
        view! { <time class=class datetime=format::machine(due)>{due_words(words(), due, now)}</time> }
    })
}

/// The words of a deadline.
pub fn due_words(words: Words, due: Time, now: Time) -> String {
    let clock = || vec![("time", format::clock(due).into())];
    match days_until(due, now) {
        0 if due < now => words.with("status-due-late-today", &clock()),
        0 => words.with("status-due-today", &clock()),
        days @ ..0 => words.with("status-due-late", &[("days", (-days).into())]),
        1 => words.with("status-due-tomorrow", &clock()),
        _ => format::short_day(words.language, local(due).day),
    }
}

fn days_until(due: Time, now: Time) -> i64 {
    local(due).day.number() - local(now).day.number()
}

#[cfg(test)]
mod tests;
