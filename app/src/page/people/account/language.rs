//! The language of mails. Radios in each language's own name would be guessed by nobody who needs them, because the page
//! around is readable already.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    form::{Posted, people::account::LANGUAGE},
    part::{Button, Choice, PostForm, Radios},
    text::Words,
};

pub(super) fn section(words: Words, posted: Posted) -> AnyView {
    let choices = Language::ALL.map(|language| Choice::new(language.code(), words.say(key(language))));
    view! {
        <section class="stack" aria-labelledby="language">
            <h2 id="language">{words.say("account-language")}</h2>
            <PostForm>
                <Radios
                    control=posted.control(LANGUAGE)
                    legend=words.say("account-language-legend")
                    hint=words.say("account-language-hint")
                    choices=choices.to_vec()
                    inline=true
                />
                <div class="buttons"><Button label=words.say("account-save")/></div>
            </PostForm>
        </section>
    }
    .into_any()
}

const fn key(language: Language) -> &'static str {
    match language {
        Language::De => "account-language-de",
        Language::En => "account-language-en",
    }
}
