//! What somebody sets for themselves: single keys, off or on and one by one. Keys can be switched off and changed, because a
//! voice that is typed, or a hand that trembles, presses some by accident (WCAG 2.1.4).

use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        people::account::{ACT, ACTIVE, KeysForm, USUAL},
    },
    keyboard::KeyAct,
    page::Page,
    part::{Button, ButtonKind, ErrorSummary, PageHead, PostForm, TextInput, Tick},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// The name of whoever looks at it.
    pub name: String,
    /// The form of the keys.
    pub posted: Posted,
}

impl Page for AccountPage {
    fn title(&self, words: Words) -> String {
        words.say("account-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let fields = KeyAct::ALL.into_iter().map(|act| {
            view! { <TextInput control=self.posted.control(act.code()) label=words.say(act.name()) autocomplete="off"/> }
        });
        let fields = fields.collect_view();
        view! {
            <ErrorSummary posted=self.posted.clone() labels=KeysForm::labels(words)/>
            <PageHead title=words.say("account-title") lead=self.name/>
            <section class="card" id="account-keys" aria-labelledby="account-keys-title">
                <h2 class="card-title" id="account-keys-title">{words.say("account-keys")}</h2>
                <p>{words.say("account-keys-lead")}</p>
                <PostForm>
                    <Tick
                        control=self.posted.control(ACTIVE)
                        label=words.say("account-active")
                        hint=words.say("account-active-hint")
                    />
                    <fieldset class="field">
                        <legend>{words.say("account-which")}</legend>
                        <p class="field-hint">{words.say("account-which-hint")}</p>
                        <div class="key-fields">{fields}</div>
                    </fieldset>
                    <div class="buttons">
                        <Button label=words.say("account-button")/>
                        <Button label=words.say("account-usual") kind=ButtonKind::Quiet name=ACT value=USUAL/>
                    </div>
                </PostForm>
            </section>
        }
        .into_any()
    }
}
