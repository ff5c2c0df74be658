//! One's own settings, one section per file: who one is, with what one signs in, the language of mails, how pages look. Every section with something
//! to set is a form of its own that posts here; its button's section is the one that comes back when something is wrong.

mod keys;
mod language;
mod person;
mod security;
mod theme;

use domain::{language::Language, person::Role};
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        people::{
            account::{LANGUAGE, LanguageForm},
            keys::KeysForm,
        },
    },
    page::{Page, people::ways::Connection},
    part::{ErrorSummary, PageHead},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// The name.
    pub name: String,
    /// Where mails go.
    pub email: String,
    /// What the person may do, and in which area; `None` is everywhere.
    pub roles: Vec<(Role, Option<String>)>,
    /// Who the person is at the company's provider.
    pub provider: Option<Connection>,
    /// The form of the language.
    pub language: Posted,
    /// The form of the keys.
    pub keys: Posted,
}

impl AccountPage {
    /// The page with what is set now.
    pub fn of(
        name: String,
        email: String,
        language: Language,
        roles: Vec<(Role, Option<String>)>,
        provider: Option<Connection>,
        keys: Posted,
    ) -> Self {
        Self { name, email, roles, provider, language: Posted::filled([(LANGUAGE, language.code())]), keys }
    }
}

impl Page for AccountPage {
    fn title(&self, words: Words) -> String {
        words.say("account-title")
    }

    fn has_faults(&self) -> bool {
        !self.language.faults.is_empty() || !self.keys.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        view! {
            <ErrorSummary posted=self.language.clone() labels=LanguageForm::labels(words)/>
            <ErrorSummary posted=self.keys.clone() labels=KeysForm::labels(words)/>
            <PageHead title=words.say("account-title") lead=words.say("account-lead")/>
            {person::section(words, &self)}
            {security::section(words, self.provider.as_ref())}
            {language::section(words, self.language.clone())}
            {theme::section(words)}
            {keys::section(words, self.keys)}
        }
        .into_any()
    }
}
