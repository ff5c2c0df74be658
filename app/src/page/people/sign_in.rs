//! Signing in with address and password, and the way for whoever does not know it. The demo has no passwords, and says so.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::sign_in::{EMAIL, PASSWORD, SignInForm},
    },
    page::Page,
    part::{Button, ErrorSummary, InputKind, PostForm, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct SignInPage {
    /// The form; a password never comes back.
    pub posted: Posted,
    /// The demo runs: there are no passwords, but links and a switch.
    pub demo: bool,
    /// The way for whoever has a passkey, where there can be any.
    pub passkey: Option<Address>,
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

    #[test]
    fn a_wrong_password_keeps_the_address_and_never_the_password_in_both_languages() {
        for language in Language::ALL {
            let typed = Typed::filled([(EMAIL, "kim@berg.example"), (PASSWORD, "ein geheimer Satz")]);
            let posted = Posted::refused(typed, SignInForm::wrong());
            let html =
                render::fragment(language, || SignInPage { posted, demo: false, passkey: None }.view());
            assert!(html.contains(r#"value="kim@berg.example""#), "{html}");
            assert!(!html.contains("geheim"), "{html}");
            assert_eq!(html.matches(&Words::of(language).say("sign-in-wrong")).count(), 2, "{html}");
        }
    }

    #[test]
    fn the_demo_points_to_its_links() {
        for demo in [true, false] {
            let page = SignInPage { posted: Posted::blank(), demo, passkey: None };
            let html = render::fragment(Language::De, || page.view());
            assert_eq!(html.contains(&Words::of(Language::De).say("sign-in-demo")), demo);
        }
    }
}
