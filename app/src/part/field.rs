//! Inputs after GOV.UK: label, hint, fault, then the control, tied together by ids; no asterisks, "(optional)" instead;
//! nothing preselected; no `maxlength` (a pasted text must not be cut silently), a count in the hint instead; forms are
//! `novalidate`, so that every browser shows our sentences. The only file that emits `<textarea>`: leptos leaves its
//! children raw, so the text is escaped here.

use leptos::prelude::*;

use super::{
    around::{Around, label_for},
    form_key::FormKey,
};
use crate::form::{Control, VERSION};

/// A form that posts to the page's own address, or to `action`; it carries a key of its own.
#[component]
pub fn PostForm(
    /// Another address than the page's own; empty for its own.
    #[prop(optional, into)]
    action: String,
    /// Id for scripts and links; empty for none.
    #[prop(optional, into)]
    id: String,
    /// It sends files.
    #[prop(optional)]
    files: bool,
    children: Children,
) -> impl IntoView {
    let kind = files.then_some("multipart/form-data");
    view! {
        <form method="post" novalidate class="stack" action=given(action) id=given(id) enctype=kind>
            <FormKey/>
            {children()}
        </form>
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    control: Control,
    #[prop(into)] label: String,
    /// Plain sentence under the label; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// Marks the field "(optional)".
    #[prop(optional)]
    optional: bool,
    /// The question is the page's heading.
    #[prop(optional)]
    heading: bool,
    /// What a keyboard and a browser should offer.
    #[prop(optional)]
    kind: InputKind,
    /// Limit in characters, told in the hint; zero for none.
    #[prop(optional)]
    limit: usize,
    /// Value of `autocomplete`; empty for none.
    #[prop(optional, into)]
    autocomplete: String,
) -> impl IntoView {
    let around = Around::of(&control, &label, hint, limit);
    // A secret is the one thing that does not come back: pages are cached and printed.
    let value = (kind != InputKind::Password).then(|| control.value());
    let (kind, mode) = kind.attributes();
    view! {
        <div class=around.class()>
            {label_for(&control, label, optional, heading)}
            {around.hints()}
            <input
                class="input"
                type=kind
                inputmode=mode
                id=control.id.clone()
                name=control.name.to_string()
                value=value
                autocomplete=given(autocomplete)
                aria-describedby=around.described()
                aria-invalid=around.invalid()
            />
        </div>
    }
}

/// What is typed into a `TextInput`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any line.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A web address.
    Link,
    /// A secret.
    Password,
    /// Digits.
    Number,
    /// An amount of money.
    Amount,
}

impl InputKind {
    // Never `type=number`: it drops what it cannot read, and the typed text would be lost.
    const fn attributes(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text => ("text", None),
            Self::Email => ("email", None),
            Self::Link => ("url", None),
            Self::Password => ("password", None),
            Self::Number => ("text", Some("numeric")),
            Self::Amount => ("text", Some("decimal")),
        }
    }
}

/// Text of several lines.
#[component]
pub fn TextArea(
    control: Control,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] heading: bool,
    /// Limit in characters, told in the hint; zero for none.
    #[prop(optional)]
    limit: usize,
    /// Height in lines.
    #[prop(default = 4)]
    rows: u8,
) -> impl IntoView {
    let around = Around::of(&control, &label, hint, limit);
    view! {
        <div class=around.class()>
            {label_for(&control, label, optional, heading)}
            {around.hints()}
            <textarea
                class="textarea"
                rows=rows.to_string()
                id=control.id.clone()
                name=control.name.to_string()
                aria-describedby=around.described()
                aria-invalid=around.invalid()
            >
                {escaped(&control.value())}
            </textarea>
        </div>
    }
}

/// Text for inside a `<textarea>`: escaped, and with the first line break doubled, because browsers drop one.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if text.starts_with(['\n', '\r']) { format!("\n{text}") } else { text }
}

/// A date with the browser's own picker; sends `YYYY-MM-DD`.
#[component]
pub fn DateInput(
    control: Control,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let around = Around::of(&control, &label, hint, 0);
    view! {
        <div class=around.class()>
            {label_for(&control, label, optional, heading)}
            {around.hints()}
            <input
                class="input"
                type="date"
                id=control.id.clone()
                name=control.name.to_string()
                value=control.value()
                aria-describedby=around.described()
                aria-invalid=around.invalid()
            />
        </div>
    }
}

/// A value that travels with the form unseen.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// The version that the page shows; `form::parse::version` reads it.
#[component]
pub fn Version(version: i64) -> impl IntoView {
    // Browsers restore typed values after a reload; an old version restored would be refused as stale.
    view! { <input type="hidden" name=VERSION value=version.to_string() autocomplete="off"/> }
}

/// An attribute that is left out when it is empty.
fn given(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}
