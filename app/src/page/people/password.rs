//! Another password: the one until now, and the new one twice. Whoever has none yet is told how to get one.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::password::{AGAIN, CURRENT, ChangeForm, NEW},
    },
    page::Page,
    part::{Button, ErrorSummary, InputKind, PageHead, PostForm, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct PasswordPage {
    /// The form; a password never comes back.
    pub posted: Posted,
    /// There is one already.
    pub has_one: bool,
}

/// The two fields of a new password, wherever one is chosen.
pub(super) fn fields(words: Words, posted: &Posted) -> AnyView {
    view! {
        <TextInput
            control=posted.control(NEW)
            label=words.say("password-new")
            hint=words.say("password-hint")
            kind=InputKind::Password
            autocomplete="new-password"
        />
        <TextInput
            control=posted.control(AGAIN)
            label=words.say("password-again")
            kind=InputKind::Password
            autocomplete="new-password"
        />
    }
    .into_any()
}

impl Page for PasswordPage {
    fn title(&self, words: Words) -> String {
        words.say("password-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { posted, has_one } = self;
        let summary = posted.clone();
        let lead = if has_one { words.say("password-lead") } else { String::new() };
        let back = Address::Account.to(words.language);
        let form = if has_one {
            view! {
                <PostForm>
                    <TextInput
                        control=posted.control(CURRENT)
                        label=words.say("password-current")
                        kind=InputKind::Password
                        autocomplete="current-password"
                    />
                    {fields(words, &posted)}
                    <div class="buttons">
                        <Button label=words.say("password-button")/>
                        <a href=back>{words.say("common-cancel")}</a>
                    </div>
                </PostForm>
            }
            .into_any()
        } else {
            view! {
                <p>{words.say("password-none")}</p>
                <p><a href=Address::Reset.to(words.language)>{words.say("reset-title")}</a></p>
                <p><a href=back>{words.say("factor-back")}</a></p>
            }
            .into_any()
        };
        view! {
            <ErrorSummary posted=summary labels=ChangeForm::labels(words)/>
            <PageHead title=words.say("password-title") lead=lead/>
            {form}
        }
        .into_any()
    }
}
