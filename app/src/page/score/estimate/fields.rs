//! The questions of each loss scenario: what it is, how often, what one event costs. What few people need (numbers
//! instead of words, a limit, the reaction of others) opens where it is wanted and stays open where it is filled in.

use domain::{case::estimate::Frequency, rules::KindId};
use leptos::prelude::*;

use super::told;
use crate::{
    form::{
        Posted,
        score::estimate::{
            EXACTLY, Elicitation, HIGH, LOW, MAX, OFTEN, OTHER, OTHER_HIGH, OTHER_LOW, RATES, SKIP, name,
        },
    },
    part::{Choice, InputKind, Radios, TextInput},
    port::CaseView,
    text::{Words, words},
};

/// Every scenario of the rule book.
#[component]
pub fn Scenarios(view: CaseView, posted: Posted, frame: Elicitation) -> impl IntoView {
    let words = words();
    let kind = view.case.request.kind;
    let cards = frame.scenarios.iter().map(|id| scenario(words, &posted, kind, id));
    view! {
        <section class="stack" aria-labelledby="losses-title">
            <h2 id="losses-title">{words.say("estimate-losses")}</h2>
            <p>{words.say("estimate-losses-lead")}</p>
            {cards.collect_view()}
        </section>
    }
}

fn scenario(words: Words, posted: &Posted, kind: Option<KindId>, id: &str) -> AnyView {
    let title = posted.id(&name("title", id));
    let what = told::what(id).map(|key| view! { <p>{words.say(key)}</p> });
    let example = kind.and_then(|kind| told::example(kind, id)).map(|key| {
        let example = words.say(key);
        view! { <p class="muted">{words.with("estimate-example", &[("example", example.into())])}</p> }
    });
    let control = |field: &str| posted.control(name(field, id));
    view! {
        <section class="card scenario" id=format!("scenario-{id}") aria-labelledby=title.clone()>
            <h3 class="card-title" id=title.clone()>{told::name(words, id)}</h3>
            {what}
            {example}
            <Radios control=control(OFTEN) legend=words.say("estimate-often") choices=often(words)/>
            {rates(words, posted, id)}
            <div class="scenario-amounts">{cost(words, posted, id)}{more(words, posted, id)}</div>
        </section>
    }
    .into_any()
}

/// The anchored words, numbers, and leaving it out.
fn often(words: Words) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Frequency::WORDS
        .into_iter()
        .map(|word| Choice::new(word.code(), words.say(often_key(word))))
        .collect();
    choices.push(Choice::new(EXACTLY, words.say("estimate-often-exactly")));
    choices.push(Choice::new(SKIP, words.say("estimate-often-skip")));
    choices
}

/// Key of a frequency in words.
pub const fn often_key(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Never => "estimate-often-never",
        Frequency::Rarely => "estimate-often-rarely",
        Frequency::Seldom => "estimate-often-seldom",
        Frequency::Sometimes => "estimate-often-sometimes",
        Frequency::Often => "estimate-often-often",
        Frequency::VeryOften => "estimate-often-very-often",
        Frequency::Exactly { .. } => "estimate-often-exactly",
    }
}

/// Shown by the style once "I have figures" is chosen.
fn rates(words: Words, posted: &Posted, id: &str) -> AnyView {
    let labels = ["estimate-rate-low", "estimate-rate-mode", "estimate-rate-high"];
    let inputs = RATES.into_iter().zip(labels).map(|(field, label)| {
        view! { <TextInput control=posted.control(name(field, id)) label=words.say(label) kind=InputKind::Amount/> }
    });
    view! {
        <fieldset class="field scenario-rates">
            <legend>{words.say("estimate-rates")}</legend>
            <p class="field-hint">{words.say("estimate-rates-hint")}</p>
            <div class="amounts">{inputs.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn cost(words: Words, posted: &Posted, id: &str) -> AnyView {
    let count = told::count(id).map(|key| {
        let count = words.say(key);
        view! { <p class="field-hint">{words.with("estimate-count", &[("count", count.into())])}</p> }
    });
    let input = |field: &str, label: &'static str| {
        view! { <TextInput control=posted.control(name(field, id)) label=words.say(label) kind=InputKind::Amount/> }
    };
    view! {
        <fieldset class="field">
            <legend>{words.say("estimate-cost-of-one")}</legend>
            <p class="field-hint">{words.say("estimate-cost-of-one-hint")}</p>
            {count}
            <div class="amounts">{input(LOW, "estimate-low")}{input(HIGH, "estimate-high")}</div>
        </fieldset>
    }
    .into_any()
}

fn more(words: Words, posted: &Posted, id: &str) -> AnyView {
    let fields = [MAX, OTHER, OTHER_LOW, OTHER_HIGH];
    let open = fields.iter().any(|field| {
        let name = name(field, id);
        !posted.value(&name).is_empty() || posted.fault(&name).is_some()
    });
    let control = |field: &str| posted.control(name(field, id));
    view! {
        <details class="details" open=open>
            <summary>{words.say("estimate-more")}</summary>
            <div class="stack">
                <TextInput
                    control=control(MAX)
                    label=words.say("estimate-max")
                    hint=words.say("estimate-max-hint")
                    kind=InputKind::Amount
                    optional=true
                />
                <TextInput
                    control=control(OTHER)
                    label=words.say("estimate-other")
                    hint=words.say("estimate-other-hint")
                    kind=InputKind::Number
                    optional=true
                />
                <div class="amounts">
                    <TextInput
                        control=control(OTHER_LOW)
                        label=words.say("estimate-other-low")
                        kind=InputKind::Amount
                    />
                    <TextInput
                        control=control(OTHER_HIGH)
                        label=words.say("estimate-other-high")
                        kind=InputKind::Amount
                    />
                </div>
            </div>
        </details>
    }
    .into_any()
}
