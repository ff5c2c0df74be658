//! An entry in the reader's words, and beside them the words of the log, because that is what an auditor searches for and
//! finds in an export. What the log knows and this version has no words for stands there as it is.

use domain::{case::state::StateKind, id::PersonId};
use leptos::prelude::*;
use uuid::Uuid;

use super::{LogLine, acts};
use crate::{address::Address, part::status::word, text::Words};

/// Who: the name, or what acted without one.
pub(super) fn who(words: Words, line: &LogLine) -> String {
    line.name.clone().unwrap_or_else(|| match line.actor.as_str() {
        "system" => words.say("audit-system"),
        "operator" => words.say("audit-operator"),
        "nobody" => words.say("audit-nobody"),
        actor => actor.to_owned(),
    })
}

/// What, and how often.
pub(super) fn act(words: Words, line: &LogLine) -> AnyView {
    let times = line.count.map(|count| format!(" ×{count}"));
    let told = acts::key(&line.act).map(|key| view! { {words.say(key)} <br/> });
    view! { {told} <code class="muted">{line.act.clone()}</code> {times} }.into_any()
}

/// On what; a case that the reader may see is a link, and a person has a name.
pub(super) fn object(words: Words, line: &LogLine, people: &[(PersonId, String)]) -> AnyView {
    if let Some(case) = line.case {
        let href = Address::Case(case).to(words.language);
        let told = words.with("audit-object-case", &[("number", case.0.to_string().into())]);
        return view! { <a href=href>{told}</a> }.into_any();
    }
    let id = line.object.strip_prefix("person/").and_then(|id| Uuid::parse_str(id).ok());
    let person = id.and_then(|id| people.iter().find(|(person, _)| person.0 == id));
    let name = person.map(|(_, name)| view! { {name.clone()} <br/> });
    view! { {name} <code class="muted">{line.object.clone()}</code> }.into_any()
}

/// What was before and what is now; or what was asked for, and the sentence with which it was refused.
pub(super) fn states(words: Words, line: &LogLine) -> AnyView {
    let state = |state: &String| match StateKind::from_code(state) {
        Some(kind) => view! { {words.say(word(kind))} }.into_any(),
        None => match words.find(state) {
            Some(sentence) => {
                view! { {sentence} <br/> <code class="muted">{state.clone()}</code> }.into_any()
            }
            None => view! { <code>{state.clone()}</code> }.into_any(),
        },
    };
    let mut views = line.states.iter().map(state);
    let first = views.next();
    let rest = views.map(|state| view! { " → " {state} }).collect_view();
    view! { {first} {rest} }.into_any()
}
