//! What stands where a list has nothing: a positive sentence and the next thing to do, never a bare table head.

use leptos::prelude::*;

use super::{ButtonKind, ButtonLink};

/// An empty state; without `href` there is nothing to do, and that is said.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(optional, into)] text: String,
    /// Address of the next act; empty for none.
    #[prop(optional, into)]
    href: String,
    /// Its label.
    #[prop(optional, into)]
    label: String,
) -> impl IntoView {
    let text = (!text.is_empty()).then(|| view! { <p>{text}</p> });
    let act =
        (!href.is_empty()).then(|| view! { <ButtonLink label=label href=href kind=ButtonKind::Secondary/> });
    view! { <div class="empty"><p><strong>{title}</strong></p>{text}{act}</div> }
}
