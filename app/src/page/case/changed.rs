//! Facts that are other ones now, each as it was and as it is, with both words written out: colour alone says nothing to
//! whoever cannot see it. The same list stands where somebody comes back and where a verdict was given on older facts.

use domain::{
    case::{
        request::Start,
        sheet::{ChangedFact, Ground, Standpoint},
    },
    id::EvidenceId,
    rating::Factor,
    rules::{GateAnswer, GateId, KindId, RuleBook},
};
use leptos::prelude::*;

use super::{facts::kind, talk::post::topic_name};
use crate::{
    format,
    page::score::adjust::option::option,
    part::{Details, gates, rating},
    port::CaseView,
    text::{Words, words},
};

/// The list.
#[component]
pub fn ChangedFacts(view: CaseView, facts: Vec<ChangedFact>) -> impl IntoView {
    let words = words();
    let items = facts.iter().map(|fact| {
        let said = |value: &Option<String>| {
            value.as_ref().map_or_else(|| words.say("look-nothing"), |value| value_of(words, fact, value))
        };
        view! {
            <li class="changed">
                <p><strong>{label(words, &view, fact)}</strong></p>
                <p class="changed-before"><span class="muted">{words.say("look-before")}</span>" "<span class="user-text">{said(&fact.before)}</span></p>
                <p class="changed-now"><span class="muted">{words.say("look-now")}</span>" "<span class="user-text">{said(&fact.now)}</span></p>
            </li>
        }
    });
    view! { <ul class="changes">{items.collect_view()}</ul> }
}

fn label(words: Words, view: &CaseView, fact: &ChangedFact) -> String {
    let (place, key) = fact.place();
    match place {
        "answer" | "legal" => topic_name(words, key).unwrap_or_else(|| key.to_owned()),
        "paper" => RuleBook::built_in()
            .gate(&GateId::from(key))
            .map_or_else(|| key.to_owned(), |gate| gate.artefact.get(words.language).to_owned()),
        "factor" => Factor::from_code(key)
            .map_or_else(|| key.to_owned(), |factor| factor.name().get(words.language).to_owned()),
        "file" => {
            let named = key.parse().ok().map(EvidenceId).and_then(|id| view.case.evidence.get(&id));
            let name = named.map(|exhibit| exhibit.name.clone()).unwrap_or_default();
            words.with("look-file", &[("name", name.into())])
        }
        _ => words.say(match key {
            "tool" => "look-fact-tool",
            "supplier" => "look-fact-supplier",
            "kind" => "look-fact-kind",
            "purpose" => "look-fact-purpose",
            "waiting" => "look-fact-waiting",
            "budget" => "look-fact-budget",
            _ => "look-fact-go-live",
        }),
    }
}

fn value_of(words: Words, fact: &ChangedFact, value: &str) -> String {
    let (place, key) = fact.place();
    match (place, key) {
        ("answer", question) => rating::answered(words, &question.into(), value),
        ("legal", _) => GateAnswer::from_code(value)
            .map_or_else(|| value.to_owned(), |answer| words.say(gates::gate_answer(answer))),
        ("paper", _) => words.say(match value {
            "confirmed" => "look-paper-confirmed",
            "rejected" => "look-paper-rejected",
            _ => "look-paper-attached",
        }),
        ("factor", code) => Factor::from_code(code)
            .zip(value.parse().ok())
            .map_or_else(|| value.to_owned(), |(factor, value)| option(words, factor, value)),
        ("fact", "kind") => KindId::from_code(value).map_or_else(|| value.to_owned(), |id| kind(words, id)),
        ("fact", "budget") => value.parse::<i64>().map_or_else(
            |_| value.to_owned(),
            |euros| format::whole_euros(words.language, euros.saturating_mul(100)),
        ),
        ("fact", "go-live") if value == Start::Any.code() => words.say("draft-start-any"),
        ("fact", "go-live") => {
            value.parse().map_or_else(|_| value.to_owned(), |day| format::short_day(words.language, day))
        }
        _ => value.to_owned(),
    }
}

/// That something was said on older facts, and what is different; nothing while it stands on the present ones.
#[component]
pub fn OlderFacts(view: CaseView, ground: Option<Ground>) -> impl IntoView {
    let words = words();
    let ground = ground?;
    match view.standpoint(&ground) {
        Standpoint::Fresh => None,
        Standpoint::OtherRules => Some(
            view! { <p class="older"><span class="tag">{words.say("look-other-rules")}</span></p> }
                .into_any(),
        ),
        Standpoint::Stale(facts) => {
            let count = words.with("look-older-count", &[("count", facts.len().into())]);
            Some(
                view! {
                    <div class="older stack stack--tight">
                        <p><span class="tag">{words.say("look-older")}</span></p>
                        <Details summary=count><ChangedFacts view=view facts=facts/></Details>
                    </div>
                }
                .into_any(),
            )
        }
    }
}
