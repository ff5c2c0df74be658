//! Asking for a link by mail. The answer is the same whether there is an account or not.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::reset::{EMAIL, ResetForm},
    },
    page::Page,
    part::{Button, ErrorSummary, InputKind, PostForm, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct ResetPage {
    /// The form.
    pub posted: Posted,
    /// Mails have a way out.
    pub has_mail: bool,
}

impl Page for ResetPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("reset-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { posted, has_mail } = self;
        let summary = posted.clone();
        let form = if has_mail {
            view! {
                <p>{words.say("reset-lead")}</p>
                <PostForm>
                    <TextInput
                        control=posted.control(EMAIL)
                        label=words.say("sign-in-email")
                        kind=InputKind::Email
                        autocomplete="username"
                    />
                    <Button label=words.say("reset-button")/>
                </PostForm>
            }
            .into_any()
        } else {
            view! { <p>{words.say("reset-no-mail")}</p> }.into_any()
        };
        view! {
            <section class="sign-in">
                <ErrorSummary posted=summary labels=ResetForm::labels(words)/>
                <h1>{words.say("reset-title")}</h1>
                {form}
                <p><a href=Address::SignIn.to(words.language)>{words.say("reset-back")}</a></p>
            </section>
        }
        .into_any()
    }
}
