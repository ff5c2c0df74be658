//! Signing in at the company's provider, as its reader meets it: the way there, the way back, and what went wrong. Where the
//! browser goes is said before it goes; back here a button signs in, because opening an address must not. Whatever was not
//! right about an answer is one sentence: its reader can do the same about all of it.

use leptos::prelude::*;

use crate::{
    address::Address,
    page::Page,
    part::{Button, ButtonLink, PostForm},
    text::{Words, words},
};

/// The page with the button that leads there.
#[derive(Clone, Debug)]
pub struct ProviderPage {
    /// What people call it.
    pub name: String,
    /// Where its reader signs out there as well, after signing out here.
    pub farewell: Option<String>,
}

/// The page that leads on.
#[derive(Clone, Debug)]
pub struct LeavePage {
    /// What people call it.
    pub name: String,
    /// Where.
    pub url: String,
}

/// The page after coming back.
#[derive(Clone, Debug)]
pub struct ReturnPage {
    /// What people call it.
    pub name: String,
    /// Its reader is signed in already and showed that it is still them.
    pub proves: bool,
}

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The answer is not one that can be believed.
    Unconfirmed,
    /// The provider does not answer.
    Absent,
    /// The provider says no.
    Denied,
    /// It did not ask for what is needed here.
    Weak,
    /// It was somebody else.
    OtherPerson,
    /// It has not verified the address.
    Unverified,
    /// There is no account here.
    NoAccount,
    /// The account is somebody else's there.
    Taken,
    /// The account is closed.
    Closed,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Unconfirmed,
        Self::Absent,
        Self::Denied,
        Self::Weak,
        Self::OtherPerson,
        Self::Unverified,
        Self::NoAccount,
        Self::Taken,
        Self::Closed,
    ];

    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unconfirmed => "provider-refused-unconfirmed",
            Self::Absent => "provider-refused-absent",
            Self::Denied => "provider-refused-denied",
            Self::Weak => "provider-refused-weak",
            Self::OtherPerson => "provider-refused-other-person",
            Self::Unverified => "provider-refused-unverified",
            Self::NoAccount => "provider-refused-no-account",
            Self::Taken => "provider-refused-taken",
            Self::Closed => "provider-refused-closed",
        }
    }
}

/// The page that says so.
#[derive(Clone, Debug)]
pub struct RefusedPage {
    /// What people call it.
    pub name: String,
    /// Why.
    pub why: Why,
}

fn back(words: Words) -> AnyView {
    view! { <p><a href=Address::SignIn.to(words.language)>{words.say("reset-back")}</a></p> }.into_any()
}

impl Page for ProviderPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.with("provider-button", &[("name", self.name.clone().into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let farewell = self.farewell.map(|url| {
            let said = words.with("provider-farewell", &[("name", self.name.clone().into())]);
            let link = words.with("provider-farewell-link", &[("name", self.name.clone().into())]);
            view! { <p>{said}</p> <p><a href=url>{link}</a></p> }
        });
        view! {
            <section class="sign-in">
                <h1>{title.clone()}</h1>
                {farewell}
                <p>{words.say("provider-lead")}</p>
                <PostForm><Button label=title/></PostForm>
                {back(words)}
            </section>
        }
        .into_any()
    }
}

impl Page for LeavePage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.with("provider-leave-title", &[("name", self.name.clone().into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        view! {
            <section class="sign-in">
                <h1>{title.clone()}</h1>
                <p>{words.say("provider-leave-lead")}</p>
                <div class="buttons"><ButtonLink label=title href=self.url/></div>
            </section>
        }
        .into_any()
    }
}

impl Page for ReturnPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("provider-return-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let lead = if self.proves { "provider-return-proved" } else { "provider-return-lead" };
        let label = if self.proves { "step-up-button" } else { "sign-in-button" };
        view! {
            <section class="sign-in">
                <h1>{self.title(words)}</h1>
                <p>{words.with(lead, &[("name", self.name.into())])}</p>
                <PostForm><Button label=words.say(label)/></PostForm>
            </section>
        }
        .into_any()
    }
}

impl Page for RefusedPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.with("provider-refused-title", &[("name", self.name.clone().into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        view! {
            <section class="sign-in">
                <h1>{self.title(words)}</h1>
                <p>{words.with(self.why.key(), &[("name", self.name.into())])}</p>
                {back(words)}
            </section>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::language::Language;

    use super::*;
    use crate::render;

    #[test]
    fn each_reason_has_its_sentence_with_the_name_in_both_languages() {
        for language in Language::ALL {
            let pages: BTreeSet<String> = Why::ALL
                .into_iter()
                .map(|why| {
                    let page = RefusedPage { name: "Konto <b>".to_owned(), why };
                    let html = render::fragment(language, || page.view());
                    assert!(html.contains("Konto &lt;b&gt;") && html.contains("/sign-in\""), "{html}");
                    html
                })
                .collect();
            assert_eq!(pages.len(), Why::ALL.len());
        }
    }

    #[test]
    fn where_the_browser_goes_is_a_link_and_nothing_else() {
        let url = "https://login.example/auth?a=b&c=\"d".to_owned();
        let page = LeavePage { name: "Konto".to_owned(), url };
        let html = render::fragment(Language::De, || page.view());
        assert!(html.contains("href=\"https://login.example/auth?a=b&amp;c=&quot;d\""), "{html}");
        assert!(!html.contains("<script") && !html.contains("<form"), "{html}");
    }
}
