//! What a link from a mail or from an admin shows: a button that signs in, or the choice of a password. Looking at the page
//! uses nothing up, because mail scanners follow links; and it names nobody, because whoever holds the link may be somebody
//! else.

use leptos::prelude::*;

use super::password::fields;
use crate::{
    form::{Posted, people::password::NewPassword},
    page::Page,
    part::{Button, ErrorSummary, PostForm},
    text::{Words, words},
};

/// What the link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkUse {
    /// Signs in.
    SignIn,
    /// The first password.
    Invitation,
    /// Another password.
    Reset,
}

/// The screen; posts to its own address, which holds the token.
#[derive(Clone, Debug)]
pub struct LinkPage {
    /// What for.
    pub purpose: LinkUse,
    /// The form; a password never comes back.
    pub posted: Posted,
}

impl LinkUse {
    const fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::SignIn => ("link-title", "link-lead", "link-button"),
            Self::Invitation => ("link-invitation", "link-invitation-lead", "link-invitation-button"),
            Self::Reset => ("link-reset", "link-reset-lead", "password-button"),
        }
    }
}

impl Page for LinkPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say(self.purpose.keys().0)
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { purpose, posted } = self;
        let (title, lead, button) = purpose.keys();
        let summary = posted.clone();
        let choice = (purpose != LinkUse::SignIn).then(|| fields(words, &posted));
        view! {
            <section class="sign-in">
                <ErrorSummary posted=summary labels=NewPassword::labels(words)/>
                <h1>{words.say(title)}</h1>
                <p>{words.say(lead)}</p>
                <PostForm>{choice} <Button label=words.say(button)/></PostForm>
            </section>
        }
        .into_any()
    }
}
