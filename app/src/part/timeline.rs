//! What happened, oldest first as it is read, each with the time in Berlin. The texts of people are shown as they
//! wrote them; the sentence of the event is ours.

use domain::time::Time;
use leptos::prelude::*;

use crate::{format, text::words};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub time: Time,
    /// What, as a sentence in the reader's language, with who did it.
    pub what: String,
    /// What a person wrote with it; empty for nothing.
    pub text: String,
}

/// Everything that happened, in the order given.
#[component]
pub fn Timeline(entries: Vec<TimelineEntry>) -> impl IntoView {
    let language = words().language;
    let items = entries.into_iter().map(|TimelineEntry { time, what, text }| {
        let text = (!text.is_empty()).then(|| view! { <p class="timeline-note">{text}</p> });
        view! {
            <li>
                <time class="timeline-when" datetime=format::machine(time)>{format::moment(language, time)}</time>
                <p>{what}</p>
                {text}
            </li>
        }
    });
    view! { <ol class="timeline">{items.collect_view()}</ol> }
}
