//! The first page of a new server: whoever started it makes the account of the first admin. There is no other account, no
//! default one, and the link works once.

use leptos::prelude::*;

use super::password::fields;
use crate::{
    form::{
        Posted,
        people::set_up::{EMAIL, NAME, SetUpForm},
    },
    page::Page,
    part::{Button, ErrorSummary, InputKind, PostForm, TextInput},
    text::{Words, words},
};

/// The screen; posts to its own address, which holds the token.
#[derive(Clone, Debug)]
pub struct SetUpPage {
    /// The form; a password never comes back.
    pub posted: Posted,
}

impl Page for SetUpPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("set-up-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let (words, posted) = (words(), self.posted);
        let summary = posted.clone();
        view! {
            <section class="sign-in">
                <ErrorSummary posted=summary labels=SetUpForm::labels(words)/>
                <h1>{words.say("set-up-title")}</h1>
                <p>{words.say("set-up-lead")}</p>
                <PostForm>
                    <TextInput control=posted.control(NAME) label=words.say("account-name") autocomplete="name"/>
                    <TextInput
                        control=posted.control(EMAIL)
                        label=words.say("account-address")
                        kind=InputKind::Email
                        autocomplete="username"
                    />
                    {fields(words, &posted)}
                    <Button label=words.say("set-up-button")/>
                </PostForm>
            </section>
        }
        .into_any()
    }
}
