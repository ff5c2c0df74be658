//! Signing in with a passkey, without an address: a page of its own, because it needs a script and the sign-in loads none.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{Posted, people::passkey::PasskeyForm},
    page::Page,
    part::{AskPasskey, ErrorSummary},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct PasskeyPage {
    /// The form; an answer never comes back.
    pub posted: Posted,
    /// Where it goes on: a path without language; empty for the front page.
    pub next: String,
}

impl Page for PasskeyPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("passkey-enter-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { posted, next } = self;
        let summary = posted.clone();
        view! {
            <section class="sign-in">
                <ErrorSummary posted=summary labels=PasskeyForm::labels(words)/>
                <h1>{words.say("passkey-enter-title")}</h1>
                <p>{words.say("passkey-enter-lead")}</p>
                <AskPasskey posted=posted label=words.say("passkey-enter")/>
                <p>
                    <a href=Address::SignInFor(next).to(words.language)>{words.say("passkey-enter-password")}</a>
                </p>
                <p class="muted">{words.say("passkey-enter-hint")}</p>
            </section>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::{
        form::{Typed, people::passkey::CREDENTIAL},
        render,
    };

    #[test]
    fn an_answer_never_comes_back_and_there_is_always_the_way_to_the_password() {
        for language in Language::ALL {
            let typed = Typed::filled([(CREDENTIAL, "geheim")]);
            let posted = Posted::refused(typed, PasskeyForm::wrong());
            let page = PasskeyPage { posted, next: "/cases/9".to_owned() };
            let html = render::fragment(language, || page.view());
            assert!(!html.contains("geheim"), "{html}");
            assert!(html.contains("/sign-in?next=%2Fcases%2F9"), "{html}");
            let script = Words::of(language).say("passkey-needs-script");
            assert!(html.contains(&format!("<p id=\"passkey-script\">{script}")), "{html}");
        }
    }
}
