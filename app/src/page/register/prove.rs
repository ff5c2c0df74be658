//! The proof of one condition: what was asked for, where the proof can be seen, and what it is.

use domain::register::Held;
use leptos::prelude::*;

use super::entry::EntryPage;
use crate::{
    address::Address,
    form::{
        Posted,
        register::prove::{LINK, NOTE, NOTE_LIMIT, ProveForm, TERM},
    },
    page::{Page, executive::package::term_title},
    part::{Button, ErrorSummary, Hidden, InputKind, PageHead, PostForm, TextArea, TextInput, Version},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct ProvePage {
    entry: EntryPage,
    held: Held,
    posted: Posted,
}

impl ProvePage {
    /// The form for the condition of this key; `None` where the approval has no such condition.
    pub fn of(entry: EntryPage, key: &str, posted: Posted) -> Option<Self> {
        let held = entry.entry.terms.iter().find(|held| held.term.key() == key)?.clone();
        Some(Self { entry, held, posted })
    }

    /// Somebody was quicker.
    pub fn is_proven(&self) -> bool {
        self.held.proof.is_some()
    }
}

impl Page for ProvePage {
    fn title(&self, words: Words) -> String {
        words.say("prove-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let back = Address::Entry(self.entry.entry.id).to(words.language);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=ProveForm::labels(words)/>
            <a class="back" href=back.clone()>{words.say("prove-back")}</a>
            <PageHead title=words.say("prove-title") caption=self.entry.entry.name.clone()/>
            <p class="position user-text">{term_title(words, &self.held.term)}</p>
            <PostForm>
                <Version version=self.entry.version/>
                <Hidden name=TERM value=self.held.term.key()/>
                <TextInput
                    control=self.posted.control(LINK)
                    label=words.say("prove-link")
                    hint=words.say("prove-link-hint")
                    kind=InputKind::Link
                />
                <TextArea
                    control=self.posted.control(NOTE)
                    label=words.say("prove-note")
                    limit=NOTE_LIMIT
                    optional=true
                />
                <div class="buttons">
                    <Button label=words.say("prove-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}
