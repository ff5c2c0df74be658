//! Choices: radios for one of a few, checkboxes for several, a select for one of many. A group is a fieldset whose
//! legend is the question; nothing is preselected, because a preselected answer is an answer that nobody gave.

use leptos::prelude::*;

use super::{
    Details,
    around::{Around, label_for, titled},
};
use crate::{form::Control, text::words};

/// One offered choice of radios, checkboxes or a select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A sentence below; empty for none. A select shows none.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One choice of a few; nothing is preselected.
#[component]
pub fn Radios(
    control: Control,
    /// The question.
    #[prop(into)]
    legend: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] heading: bool,
    /// Answer to "why do we ask this?"; empty for none.
    #[prop(optional, into)]
    why: String,
    /// Side by side, for a few short choices.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let around = Around::of(&control, &legend, hint, 0);
    let items = group(&control, choices, "radio");
    let class = if inline { "radios radios--inline" } else { "radios" };
    fieldset(&around, legend, optional, heading, why, class, items)
}

/// Any number of a few choices.
#[component]
pub fn Checkboxes(
    control: Control,
    /// The question.
    #[prop(into)]
    legend: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] heading: bool,
    /// Answer to "why do we ask this?"; empty for none.
    #[prop(optional, into)]
    why: String,
) -> impl IntoView {
    let around = Around::of(&control, &legend, hint, 0);
    let items = group(&control, choices, "checkbox");
    fieldset(&around, legend, optional, heading, why, "checks", items)
}

/// One box to tick; sends `yes`.
#[component]
pub fn Tick(
    control: Control,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let around = Around::of(&control, &label, String::new(), 0);
    let items = group(&control, vec![Choice::new("yes", label).hint(hint)], "checkbox");
    view! { <div class=around.class()>{around.hints()} <div class="checks">{items}</div></div> }
}

fn fieldset(
    around: &Around,
    legend: String,
    optional: bool,
    heading: bool,
    why: String,
    class: &'static str,
    items: AnyView,
) -> AnyView {
    let why = (!why.is_empty()).then(|| view! { <Details summary=words().say("form-why")>{why}</Details> });
    view! {
        <fieldset class=around.class() aria-describedby=around.described()>
            <legend>{titled(words(), legend, optional, heading)}</legend>
            {around.hints()}
            {why}
            <div class=class>{items}</div>
        </fieldset>
    }
    .into_any()
}

fn group(control: &Control, choices: Vec<Choice>, kind: &'static str) -> AnyView {
    let class = if kind == "radio" { "radio" } else { "check" };
    choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            // The error summary points to the field's id, so the first control carries it.
            let id = if place == 0 { control.id.clone() } else { format!("{}-{place}", control.id.clone()) };
            let checked = control.values.contains(&choice.value);
            let hint =
                (!choice.hint.is_empty()).then(|| view! { <span class="option-hint">{choice.hint}</span> });
            view! {
                <label class=class>
                    <input type=kind id=id name=control.name.to_string() value=choice.value checked=checked/>
                    <span>{choice.label}{hint}</span>
                </label>
            }
        })
        .collect_view()
        .into_any()
}

/// One choice of many, in the order given.
#[component]
pub fn Select(
    control: Control,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] heading: bool,
    /// What it means to choose nothing, where that is an answer.
    #[prop(optional, into)]
    none: String,
) -> impl IntoView {
    let around = Around::of(&control, &label, hint, 0);
    let chosen = control.value();
    let none = if none.is_empty() { words().say("form-choose") } else { none };
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=around.class()>
            {label_for(&control, label, optional, heading)}
            {around.hints()}
            <select
                class="select"
                id=control.id.clone()
                name=control.name.to_string()
                aria-describedby=around.described()
                aria-invalid=around.invalid()
            >
                <option value="">{none}</option>
                {options}
            </select>
        </div>
    }
}
