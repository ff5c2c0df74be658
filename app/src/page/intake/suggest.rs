//! What is known about a tool while its name is being typed: the name, and in a word where it stands. A choice leads to
//! where that can be read, or gives the name to the field. Only the island of a field asks for it.

use domain::register::EntryState;
use leptos::prelude::*;

use crate::{
    address::Address,
    port::intake::{Found, Hit},
    text::words,
};

/// The choices for what was typed, and a sentence that counts them.
#[component]
pub fn Suggestions(
    found: Found,
    /// A choice gives its name to the field.
    names: bool,
) -> impl IntoView {
    let words = words();
    let Found { asked, mut hits, .. } = found;
    if names {
        // one name is enough to fill a field
        let mut seen = std::collections::BTreeSet::new();
        hits.retain(|hit| seen.insert(name(hit).to_owned()));
    }
    let sentence = (!asked.is_empty()).then(|| words.with("suggest-count", &[("count", hits.len().into())]));
    let rows = hits.into_iter().map(|hit| {
        let (class, state) = standing(&hit);
        let name = name(&hit).to_owned();
        let value = name.clone();
        let href = (!names).then(|| address(&hit).to(words.language));
        view! {
            <li data-value=value data-href=href>
                <span class="choice-name">{name}</span>
                " "
                <span class=class>{words.say(state)}</span>
            </li>
        }
    });
    view! { <p>{sentence}</p><ul>{rows.collect_view()}</ul> }
}

fn name(hit: &Hit) -> &str {
    match hit {
        Hit::Approved(entry) => &entry.name,
        Hit::Running { name, .. } | Hit::Declined { name, .. } => name,
        Hit::Known(tool) => &tool.name,
        Hit::Elsewhere(line) => &line.name,
    }
}

/// Where it can be read; what nobody may open is read among what was found.
fn address(hit: &Hit) -> Address {
    match hit {
        Hit::Approved(entry) => Address::Entry(entry.entry),
        Hit::Running { case: Some(case), .. } => Address::Case(case.number),
        Hit::Declined { case: Some((number, _)), .. } => Address::Case(*number),
        other => Address::Search(name(other).to_owned()),
    }
}

/// Class and key of where it stands.
fn standing(hit: &Hit) -> (&'static str, &'static str) {
    match hit {
        Hit::Approved(entry) => match (entry.state, entry.here) {
            (EntryState::Expired, _) => ("status status--over", "term-entry-expired"),
            (EntryState::AtRisk, true) => ("status status--warn", "term-entry-at-risk"),
            (_, true) => ("status status--done", "search-may-be-used"),
            (_, false) => ("status status--done", "suggest-elsewhere"),
        },
        Hit::Running { .. } => ("status status--running", "suggest-running"),
        Hit::Declined { .. } => ("status status--refused", "term-state-declined"),
        Hit::Known(_) => ("tag", "search-tag-known"),
        Hit::Elsewhere(_) => ("tag", "term-precedent"),
    }
}
