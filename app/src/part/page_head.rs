//! The head of a page: one `h1` that says what to do here, what it belongs to above it, and one sentence below.

use leptos::prelude::*;

use crate::text::Words;

/// Heading with caption and lead; both may be empty.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    /// What the page belongs to: a case's reference, or `step(…)`.
    #[prop(optional, into)]
    caption: String,
    /// The most important sentence.
    #[prop(optional, into)]
    lead: String,
) -> impl IntoView {
    let caption = (!caption.is_empty()).then(|| view! { <p class="page-caption">{caption}</p> });
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> });
    view! { <div class="page-head">{caption}<h1>{title}</h1>{lead}</div> }
}

/// `Schritt 2 von 5`; only while the total is reliable.
pub fn step(words: Words, step: usize, total: usize) -> String {
    words.with("common-step", &[("step", step.into()), ("total", total.into())])
}
