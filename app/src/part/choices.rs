//! A field that suggests while somebody types: the field, a hidden list under it, and for those who do not see it a
//! sentence that counts. All of it stands in the page already, so that the islands only fill it; without a script the
//! field is what it was.

use leptos::prelude::*;

use crate::{
    address::pattern,
    text::{Words, words},
};

/// Around a field of this id: tools that are known under what is typed. A choice leads to where it can be read, or gives
/// its name to the field.
#[component]
pub fn KnownTools(
    #[prop(into)] field: String,
    /// A choice gives its name.
    #[prop(optional)]
    names: bool,
    children: Children,
) -> impl IntoView {
    let words = words();
    let pick = if names { "pick=name&" } else { "" };
    let from = format!("{}?{pick}q=", words.to(pattern::SUGGEST));
    view! {
        <div class="combobox">
            {children()}
            {list(&field, words.say("suggest-list"))}
            <p class="visually-hidden" role="status" id=format!("{field}-said")></p>
            <island::Combobox field=field from=from/>
        </div>
    }
}

/// Around a text of this id: people who can be named with an `@`.
#[component]
pub fn Named(#[prop(into)] field: String, people: Vec<String>, children: Children) -> impl IntoView {
    let words = words();
    view! {
        <div class="combobox">
            {children()}
            {list(&field, words.say("suggest-people"))}
            <island::MentionBox field=field people=people.join("\n")/>
        </div>
    }
}

/// Under a field for files of this id, in this form: the way of each file that is sent.
#[component]
pub fn FilesOnTheirWay(
    #[prop(into)] form: String,
    #[prop(into)] field: String,
    /// Where it goes on once all were taken.
    #[prop(into)]
    then: String,
) -> impl IntoView {
    let way = said(words());
    view! {
        <ul class="files" aria-live="polite" id=format!("{field}-way")></ul>
        <island::FileDrop form=form field=field then=then words=way/>
    }
}

/// In the order in which the island takes them; it puts the number in.
fn said(words: Words) -> String {
    let percent = [("percent", "{percent}".into())];
    let said = [
        words.say("evidence-way-waiting"),
        words.with("evidence-way-sending", &percent),
        words.say("evidence-way-checking"),
        words.say("evidence-way-taken"),
        words.say("evidence-way-failed"),
    ];
    said.join("\n")
}

fn list(field: &str, label: String) -> AnyView {
    view! { <ul class="suggestions" role="listbox" id=format!("{field}-choices") aria-label=label hidden></ul> }
        .into_any()
}
