//! The second half of signing in: one field for a code of the app or a recovery code.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::code::{CODE, CodeForm},
    },
    page::Page,
    part::{Button, ErrorSummary, InputKind, PostForm, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct CodePage {
    /// The form; a code never comes back.
    pub posted: Posted,
}

/// The field of a code, wherever one is asked for.
pub(super) fn field(words: Words, posted: &Posted) -> AnyView {
    // What was typed does not come back: the next one is another.
    let control = crate::form::Control { values: Vec::new(), ..posted.control(CODE) };
    view! {
        <TextInput
            control=control
            label=words.say("step-up-code")
            hint=words.say("code-hint")
            kind=InputKind::Text
            autocomplete="one-time-code"
        />
    }
    .into_any()
}

impl Page for CodePage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("code-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let (words, posted) = (words(), self.posted);
        let summary = posted.clone();
        view! {
            <section class="sign-in">
                <ErrorSummary posted=summary labels=CodeForm::labels(words)/>
                <h1>{words.say("code-title")}</h1>
                <p>{words.say("code-lead")}</p>
                <PostForm>{field(words, &posted)} <Button label=words.say("sign-in-button")/></PostForm>
                <p class="muted">{words.say("code-lost")}</p>
                <p><a href=Address::SignIn.to(words.language)>{words.say("reset-back")}</a></p>
            </section>
        }
        .into_any()
    }
}
