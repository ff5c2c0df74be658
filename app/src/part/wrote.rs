//! Where a form cannot come back, its texts do: whoever wrote them can copy them. Choices and figures are left out; they
//! are quick to choose again and mean nothing without their questions.

use leptos::prelude::*;

use crate::{form::Typed, text::words};

/// The texts that somebody wrote, as they wrote them.
#[component]
pub fn Wrote(typed: Typed) -> impl IntoView {
    let texts: Vec<String> = typed
        .pairs()
        .map(|(_, text)| text.to_owned())
        .filter(|text| text.trim().contains([' ', '\n']))
        .collect();
    let shown = texts.into_iter().map(|text| view! { <blockquote class="user-text">{text}</blockquote> });
    let shown = shown.collect_view();
    (!shown.is_empty())
        .then(|| view! { <section class="stack"><h2>{words().say("form-wrote")}</h2>{shown}</section> })
}
