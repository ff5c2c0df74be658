//! Buttons act and links go somewhere; both can look alike. A button is never disabled: it answers with a fault that
//! says what is missing.

use leptos::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do on this page.
    #[default]
    Primary,
    /// An equal choice beside others.
    Secondary,
    /// Ends or takes away something.
    Danger,
    /// Beside the point, but possible.
    Quiet,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Danger => "button button--danger",
            Self::Quiet => "button button--quiet",
        }
    }
}

/// Sends its form; the label names the act.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Field that tells which button was pressed; empty for none.
    #[prop(optional, into)]
    name: String,
    /// Its value.
    #[prop(optional, into)]
    value: String,
    /// What a key presses it for (`crate::keyboard`), or `send`; empty for none.
    #[prop(optional)]
    does: &'static str,
) -> impl IntoView {
    let named = !name.is_empty();
    let does = (!does.is_empty()).then_some(does);
    view! {
        <button type="submit" class=kind.class() name=named.then_some(name) value=named.then_some(value) data-do=does>
            {label}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    /// What a key presses it for; empty for none.
    #[prop(optional)]
    does: &'static str,
) -> impl IntoView {
    let does = (!does.is_empty()).then_some(does);
    view! { <a class=kind.class() href=href data-do=does>{label}</a> }
}
