//! The error summary after GOV.UK: first thing in the page, also for one fault, focused, the same sentences as beside
//! the fields and in their order, each a link to its field. `autofocus` moves the focus without script.

use leptos::prelude::*;

use crate::{
    form::{Labels, Posted},
    text::words,
};

/// Nothing when there is no fault. Faults of fields that the page does not show stand last and link nowhere.
#[component]
pub fn ErrorSummary(
    /// The form that came back.
    posted: Posted,
    /// The labels of the page, in its order.
    labels: Labels,
    /// What is wrong besides, each with the address of its place.
    #[prop(optional)]
    further: Vec<(String, String)>,
) -> impl IntoView {
    let words = words();
    let shown = labels.iter().filter_map(|(name, label)| {
        let sentence = posted.fault(name)?.sentence(words, label);
        Some(view! { <li><a href=format!("#{}", posted.id(name))>{sentence}</a></li> }.into_any())
    });
    let hidden = posted
        .faults
        .iter()
        .filter(|fault| !labels.iter().any(|(name, _)| *name == fault.field))
        .map(|fault| view! { <li>{fault.kind.sentence(words, &fault.field)}</li> }.into_any());
    let further =
        further.into_iter().map(|(href, sentence)| view! { <li><a href=href>{sentence}</a></li> }.into_any());
    let items: Vec<AnyView> = shown.chain(further).chain(hidden).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">{words.say("form-problem")}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}
