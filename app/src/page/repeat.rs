//! A form that cannot be carried out because of its key: it was sent before with something else in it, or it has none
//! where one is needed. Nothing was changed; the texts come back, and a link opens the page anew.

use leptos::prelude::*;

use crate::{
    form::Typed,
    page::Page,
    part::{ButtonKind, ButtonLink, Wrote},
    text::{Words, words},
};

/// What is wrong with the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It came before, with another body.
    Used,
    /// There is none, or none that could be one.
    Missing,
}

/// The page.
#[derive(Clone, Debug)]
pub struct RepeatPage {
    /// What is wrong.
    pub fault: KeyFault,
    /// What was typed.
    pub typed: Typed,
    /// The page of the form, without language.
    pub path: String,
}

impl KeyFault {
    /// The HTTP status that says the same to a program.
    pub const fn status(self) -> u16 {
        match self {
            Self::Used => 422,
            Self::Missing => 400,
        }
    }

    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Used => ("repeat-used-title", "repeat-used"),
            Self::Missing => ("repeat-missing-title", "repeat-missing"),
        }
    }
}

impl Page for RepeatPage {
    fn title(&self, words: Words) -> String {
        words.say(self.fault.keys().0)
    }

    fn view(self) -> AnyView {
        let words = words();
        let (title, why) = self.fault.keys();
        view! {
            <h1>{words.say(title)}</h1>
            <p>{words.say(why)}</p>
            <p>{words.say("repeat-advice")}</p>
            <Wrote typed=self.typed/>
            <div class="buttons">
                <ButtonLink label=words.say("repeat-open") href=words.to(&self.path) kind=ButtonKind::Secondary/>
            </div>
        }
        .into_any()
    }
}
