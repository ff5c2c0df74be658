//! Signing in with address and password, and the way for whoever does not know it. The demo has no passwords, and says so.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::sign_in::{EMAIL, PASSWORD, SignInForm},
    },
    page::Page,
    part::{Button, ButtonKind, ErrorSummary, InputKind, PostForm, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct SignInPage {
    /// The form; a password never comes back.
    pub posted: Posted,
    /// The demo runs: there are no passwords, but links and a switch.
    pub demo: bool,
    /// The company's provider, where there is one.
    pub provider: Option<OtherWay>,
    /// The way for whoever has a passkey, where there can be any.
    pub passkey: Option<Address>,
}

/// A way in beside the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherWay {
    /// What people call it.
    pub name: String,
    /// Where it goes on: a path without language; empty for the front page.
    pub next: String,
}

impl Page for SignInPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("sign-in-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let reset = (!self.demo).then(|| {
            view! { <p><a href=Address::Reset.to(words.language)>{words.say("sign-in-reset")}</a></p> }
        });
        let provider = self.provider.map(|OtherWay { name, next }| {
            let label = words.with("provider-button", &[("name", name.into())]);
            view! {
                <PostForm action=Address::Provider(next).to(words.language)>
                    <Button label=label kind=ButtonKind::Secondary/>
                </PostForm>
            }
        });
        let passkey = self.passkey.map(|address| {
            view! { <p><a href=address.to(words.language)>{words.say("passkey-enter")}</a></p> }
        });
        let help = if self.demo { "sign-in-demo" } else { "sign-in-no-password" };
        view! {
            <section class="sign-in">
                <ErrorSummary posted=self.posted.clone() labels=SignInForm::labels(words)/>
                <h1>{words.say("sign-in-title")}</h1>
                <PostForm>
                    <TextInput
                        control=self.posted.control(EMAIL)
                        label=words.say("sign-in-email")
                        kind=InputKind::Email
                        autocomplete="username"
                    />
                    <TextInput
                        control=self.posted.control(PASSWORD)
                        label=words.say("sign-in-password")
                        kind=InputKind::Password
                        autocomplete="current-password"
                    />
                    <Button label=words.say("sign-in-button")/>
                </PostForm>
                {provider}
                {passkey}
                {reset}
                <p class="muted">{words.say(help)}</p>
            </section>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::{form::Typed, render};

    fn blank(posted: Posted, demo: bool) -> SignInPage {
        SignInPage { posted, demo, provider: None, passkey: None }
    }

    #[test]
    fn a_wrong_password_keeps_the_address_and_never_the_password_in_both_languages() {
        for language in Language::ALL {
            let typed = Typed::filled([(EMAIL, "kim@berg.example"), (PASSWORD, "ein geheimer Satz")]);
            let posted = Posted::refused(typed, SignInForm::wrong());
            let html = render::fragment(language, || blank(posted, false).view());
            assert!(html.contains(r#"value="kim@berg.example""#), "{html}");
            assert!(!html.contains("geheim"), "{html}");
            assert_eq!(html.matches(&Words::of(language).say("sign-in-wrong")).count(), 2, "{html}");
        }
    }

    #[test]
    fn another_way_in_keeps_where_somebody_wanted_to_go() {
        let way = OtherWay { name: "Konto <x>".to_owned(), next: "/cases/9?a=b".to_owned() };
        let page = SignInPage { provider: Some(way), ..blank(Posted::blank(), false) };
        let html = render::fragment(Language::De, || page.view());
        assert!(html.contains("/de/sign-in/provider?next=%2Fcases%2F9%3Fa%3Db"), "{html}");
        assert!(html.contains("Konto &lt;x&gt;"), "{html}");
    }

    #[test]
    fn the_demo_points_to_its_links() {
        for demo in [true, false] {
            let page = blank(Posted::blank(), demo);
            let html = render::fragment(Language::De, || page.view());
            assert_eq!(html.contains(&Words::of(Language::De).say("sign-in-demo")), demo);
        }
    }
}
