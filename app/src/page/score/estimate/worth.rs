//! What it earns, what waiting costs, and what the conditions on the table cost: marketing knows these best and begins
//! with them.

use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        score::estimate::{DELAY, Elicitation, VALUE, cost_of},
    },
    page::negotiation::condition,
    part::{InputKind, TextInput},
    text::{Words, words},
};

/// The two sections.
#[component]
pub fn Worth(posted: Posted, frame: Elicitation) -> impl IntoView {
    let words = words();
    let labels = ["estimate-value-low", "estimate-value-mode", "estimate-value-high"];
    let inputs = VALUE.into_iter().zip(labels).map(|(field, label)| {
        view! { <TextInput control=posted.control(field) label=words.say(label) kind=InputKind::Amount/> }
    });
    view! {
        <section class="card" aria-labelledby="value-title">
            <h2 class="card-title" id="value-title">{words.say("estimate-value")}</h2>
            <p class="field-hint">{words.say("estimate-value-lead")}</p>
            <div class="amounts">{inputs.collect_view()}</div>
            <TextInput
                control=posted.control(DELAY)
                label=words.say("estimate-delay")
                hint=words.say("estimate-delay-hint")
                kind=InputKind::Amount
                optional=true
            />
        </section>
        <section class="card" aria-labelledby="costs-title">
            <h2 class="card-title" id="costs-title">{words.say("estimate-costs")}</h2>
            {costs(words, &posted, &frame)}
        </section>
    }
}

fn costs(words: Words, posted: &Posted, frame: &Elicitation) -> AnyView {
    if frame.conditions.is_empty() {
        return view! { <p class="muted">{words.say("estimate-costs-none")}</p> }.into_any();
    }
    let inputs = frame.conditions.iter().map(|id| {
        view! {
            <TextInput
                control=posted.control(cost_of(id))
                label=condition(words, id)
                kind=InputKind::Amount
                optional=true
            />
        }
    });
    view! { <p class="field-hint">{words.say("estimate-costs-lead")}</p> {inputs.collect_view()} }.into_any()
}
