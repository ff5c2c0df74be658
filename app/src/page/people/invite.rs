//! Invites somebody: they get a mail with a link, and choose their password themselves.

use domain::language::Language;
use leptos::prelude::*;

use super::person::{Place, labels_of, language_key, places};
use crate::{
    address::Address,
    form::{
        Posted,
        people::invite::{EMAIL, InviteForm, LANGUAGE, LIMIT, NAME},
    },
    page::Page,
    part::{Button, Choice, ErrorSummary, InputKind, PageHead, PostForm, Radios, TextInput},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct InvitePage {
    /// Where this admin gives roles.
    pub places: Vec<Place>,
    /// The form.
    pub posted: Posted,
}

impl Page for InvitePage {
    fn title(&self, words: Words) -> String {
        words.say("people-invite")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let posted = self.posted.clone();
        let labels = InviteForm::labels(words).into_iter().chain(labels_of(words, &self.places)).collect();
        let languages = Language::ALL
            .map(|language| Choice::new(language.code(), words.say(language_key(language))))
            .to_vec();
        let back = Address::People(String::new()).to(words.language);
        let boxes = places(words, &posted, &self.places);
        view! {
            <ErrorSummary posted=posted.clone() labels=labels/>
            <a class="back" href=back.clone()>{words.say("people-back")}</a>
            <PageHead title=words.say("people-invite") lead=words.say("people-invite-lead")/>
            <PostForm>
                <TextInput control=posted.control(NAME) label=words.say("people-name") limit=LIMIT/>
                <TextInput
                    control=posted.control(EMAIL)
                    label=words.say("people-email")
                    kind=InputKind::Email
                    limit=LIMIT
                />
                <Radios
                    control=posted.control(LANGUAGE)
                    legend=words.say("people-language")
                    hint=words.say("people-language-hint")
                    choices=languages
                    inline=true
                />
                {boxes}
                <div class="buttons">
                    <Button label=words.say("people-invite-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}
