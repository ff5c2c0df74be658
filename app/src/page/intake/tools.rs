//! Every known channel and tool from A to Z on one page: it works when the search does not find what somebody means,
//! and the browser's own search works on it.

use std::collections::BTreeMap;

use domain::tool::{Catalogue, Tool, name_key};
use leptos::prelude::*;

use super::hit::origin;
use crate::{
    address::Address,
    page::Page,
    part::PageHead,
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Copy, Debug)]
pub struct ToolsPage;

impl Page for ToolsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("tools-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let letters = by_letter(Catalogue::built_in().tools());
        let index = letters
            .keys()
            .map(|letter| view! { <li><a href=format!("#letter-{letter}")>{letter.to_string()}</a></li> });
        let index = index.collect_view();
        let sections = letters.iter().map(|(letter, tools)| {
            let rows = tools.iter().map(|tool| row(words, tool)).collect_view();
            view! {
                <section class="stack stack--tight">
                    <h2 id=format!("letter-{letter}")>{letter.to_string()}</h2>
                    <ul class="search-hits">{rows}</ul>
                </section>
            }
        });
        view! {
            <PageHead title=words.say("tools-title") lead=words.say("tools-lead")/>
            <nav class="letters" aria-label=words.say("tools-letters")><ul>{index}</ul></nav>
            {sections.collect_view()}
        }
        .into_any()
    }
}

fn row(words: Words, tool: &Tool) -> AnyView {
    // What may be used stands in the answer of the search, so a tool leads there and not to a form.
    let href = Address::Search(tool.name.clone()).to(words.language);
    view! {
        <li class="search-hit">
            <div>
                <a class="row-link" href=href>{tool.name.clone()}</a>
                <p class="row-meta">{origin(words, tool)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// The tools under the first letter of their name, digits under one sign.
fn by_letter(tools: &[Tool]) -> BTreeMap<char, Vec<&Tool>> {
    let mut letters: BTreeMap<char, Vec<&Tool>> = BTreeMap::new();
    for tool in tools {
        let first = name_key(&tool.name).chars().next().unwrap_or('#');
        let letter = if first.is_ascii_alphabetic() { first.to_ascii_uppercase() } else { '0' };
        letters.entry(letter).or_default().push(tool);
    }
    for tools in letters.values_mut() {
        tools.sort_by_key(|tool| name_key(&tool.name));
    }
    letters
}
