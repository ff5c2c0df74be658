//! A disclosure that needs no script; for the supplement only, never for what everybody must read.

use leptos::prelude::*;

/// A summary line that opens what is below it.
#[component]
pub fn Details(#[prop(into)] summary: String, children: Children) -> impl IntoView {
    view! {
        <details class="details">
            <summary>{summary}</summary>
            <div class="stack">{children()}</div>
        </details>
    }
}
