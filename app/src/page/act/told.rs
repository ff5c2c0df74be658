//! Who is told of an act that is not done yet, in which language, and what the requester will read, word for word: made by
//! the same functions that write the mails, from the same transition. What is still to be typed stands as a gap in it.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    part::Details,
    port::{CaseView, desk::Told},
    text::{Words, words},
};

/// The list and the letter; nothing where nobody is told.
#[component]
pub fn ToldOf(view: CaseView) -> impl IntoView {
    let words = words();
    let told = view.told;
    let letters: Vec<Told> = told.iter().filter(|told| told.requester).cloned().collect();
    let rows = told.iter().map(|told| row(words, told)).collect_view();
    let letters = letters.into_iter().map(|told| {
        let key = if told.later { "told-letter-later" } else { "told-letter" };
        let summary = words.with(key, &[("name", told.name.into())]);
        view! {
            <Details summary=summary>
                <p lang=told.language.code()><strong>{told.subject}</strong></p>
                <p class="user-text" lang=told.language.code()>{told.text}</p>
            </Details>
        }
    });
    let letters = letters.collect_view();
    (!told.is_empty()).then(|| {
        view! {
            <section class="card card--quiet" aria-labelledby="told">
                <h2 class="card-title" id="told">{words.say("told-title")}</h2>
                <ul>{rows}</ul>
                {letters}
            </section>
        }
    })
}

fn row(words: Words, told: &Told) -> AnyView {
    let language = match told.language {
        Language::De => "told-german",
        Language::En => "told-english",
    };
    let what = if told.later { "told-row-later" } else { "told-row" };
    let values = [("name", told.name.clone().into()), ("language", words.say(language).into())];
    view! { <li>{words.with(what, &values)}</li> }.into_any()
}
