//! What stands around an input: label, hint, count and fault, and the ids that tie them to it, so that a screen reader
//! reads with the input what an eye sees beside it.

use leptos::prelude::*;

use crate::{
    form::Control,
    text::{Words, words},
};

/// Hint, limit and fault of one control, and the ids that tie them to it.
pub(super) struct Around {
    id: String,
    hint: String,
    fault: Option<String>,
}

impl Around {
    /// `label` names the field in its fault; a `limit` of zero is none.
    pub fn of(control: &Control, label: &str, mut hint: String, limit: usize) -> Self {
        let words = words();
        if limit > 0 {
            let room = words.with("form-limit", &[("max", limit.into())]);
            hint = if hint.is_empty() { room } else { format!("{hint} {room}") };
        }
        let fault = control.fault.as_ref().map(|kind| kind.sentence(words, label));
        Self { id: control.id.clone(), hint, fault }
    }

    pub fn class(&self) -> &'static str {
        if self.fault.is_some() { "field field--fault" } else { "field" }
    }

    pub fn hints(&self) -> AnyView {
        let hint = (!self.hint.is_empty())
            .then(|| view! { <p class="field-hint" id=format!("{}-hint", self.id)>{self.hint.clone()}</p> });
        let fault = self.fault.clone().map(|sentence| {
            view! {
                <p class="field-error" id=format!("{}-error", self.id)>
                    <span class="visually-hidden">{words().say("form-error-mark")}</span>
                    " "
                    {sentence}
                </p>
            }
        });
        view! { {hint} {fault} }.into_any()
    }

    pub fn described(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = self.fault.is_some().then(|| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub fn invalid(&self) -> Option<&'static str> {
        self.fault.is_some().then_some("true")
    }
}

pub(super) fn label_for(control: &Control, label: String, optional: bool, heading: bool) -> AnyView {
    view! { <label for=control.id.clone()>{titled(words(), label, optional, heading)}</label> }.into_any()
}

pub(super) fn titled(words: Words, label: String, optional: bool, heading: bool) -> AnyView {
    let mark =
        optional.then(|| view! { " " <span class="field-optional">{words.say("form-optional")}</span> });
    if heading { view! { <h1>{label}{mark}</h1> }.into_any() } else { view! { {label}{mark} }.into_any() }
}
