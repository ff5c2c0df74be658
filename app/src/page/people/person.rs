//! One person, for admins: what they may do and where, whether the account is open, and a way to sign them out everywhere.
//! Nobody sees a form for the own account, because nobody changes the own roles.

use std::collections::BTreeSet;

use domain::{
    id::{AreaId, PersonId},
    language::Language,
    person::{Grant, Role},
    time::Time,
};
use leptos::prelude::*;

use super::{
    role_key,
    staff::role_line,
    ways::{self, Ways},
};
use crate::{
    address::Address,
    form::{
        Labels, Posted,
        people::roles::{self, ACT, AccountAct},
    },
    format,
    page::Page,
    part::{
        Banner, BannerKind, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, PageHead, PostForm, Version,
    },
    text::{Words, words},
};

/// A place that the admin keeps, with its name; `None` is everywhere.
pub type Place = (Option<AreaId>, String);

/// The screen.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Language of mails.
    pub language: Language,
    /// Since when the account is closed.
    pub disabled_at: Option<Time>,
    /// Areas in which this person decides, by name.
    pub decides: Vec<String>,
    /// Roles where this admin cannot change them.
    pub elsewhere: Vec<(Role, Option<String>)>,
    /// Where this admin can.
    pub places: Vec<Place>,
    /// It is the reader.
    pub own: bool,
    /// The whole account is this admin's to close.
    pub closable: bool,
    /// How this person gets in.
    pub ways: Ways,
    /// The roles as they are now, as a number that changes with them.
    pub version: i64,
    /// The form.
    pub posted: Posted,
}

impl PersonPage {
    /// The boxes of these roles.
    pub fn boxes(grants: &BTreeSet<Grant>) -> Posted {
        Posted::filled(roles::ticked(grants))
    }
}

/// Boxes of all roles in each place.
pub(super) fn places(words: Words, posted: &Posted, places: &[Place]) -> AnyView {
    let groups = places.iter().map(|(place, name)| {
        let choices = Role::ALL.map(|role| Choice::new(role.code(), words.say(role_key(role)))).to_vec();
        let legend = words.with("people-roles-in", &[("area", name.into())]);
        view! { <Checkboxes control=posted.control(roles::field(*place)) legend=legend choices=choices optional=true/> }
    });
    groups.collect_view().into_any()
}

/// The labels of those boxes.
pub(super) fn labels_of(words: Words, places: &[Place]) -> Labels {
    let label = |(place, name): &Place| {
        (roles::field(*place).into(), words.with("people-roles-in", &[("area", name.into())]))
    };
    places.iter().map(label).collect()
}

/// The name of everywhere, which is a place like the others.
pub fn everywhere(words: Words) -> String {
    words.say("account-everywhere")
}

impl Page for PersonPage {
    fn title(&self, words: Words) -> String {
        words.with("people-person-title", &[("name", (&self.name).into())])
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let closed = self.disabled_at.map(|at| {
            let text =
                words.with("people-closed-since", &[("at", format::moment(words.language, at).into())]);
            view! { <Banner kind=BannerKind::Warn>{text}</Banner> }
        });
        let decides = (!self.decides.is_empty()).then(|| {
            view! { <p>{words.with("people-decides", &[("areas", self.decides.join(", ").into())])}</p> }
        });
        let change = if self.own { own(words) } else { self.change(words) };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=labels_of(words, &self.places)/>
            <a class="back" href=Address::People(String::new()).to(words.language)>{words.say("people-back")}</a>
            <PageHead title=title/>
            {closed}
            <dl class="summary-list">
                <div><dt>{words.say("people-email")}</dt><dd>{self.email.clone()}</dd></div>
                <div><dt>{words.say("people-language")}</dt><dd>{words.say(language_key(self.language))}</dd></div>
            </dl>
            {decides}
            {change}
        }
        .into_any()
    }
}

fn own(words: Words) -> AnyView {
    view! {
        <p>{words.say("people-own")}</p>
        <p><a href=Address::Account.to(words.language)>{words.say("account-title")}</a></p>
    }
    .into_any()
}

/// Key of the name of a language.
pub(super) const fn language_key(language: Language) -> &'static str {
    match language {
        Language::De => "account-language-de",
        Language::En => "account-language-en",
    }
}

impl PersonPage {
    fn change(&self, words: Words) -> AnyView {
        let elsewhere = (!self.elsewhere.is_empty()).then(|| {
            let roles =
                self.elsewhere.iter().map(|role| view! { <li>{role_line(words, role)}</li> }).collect_view();
            view! { <p>{words.say("people-elsewhere")}</p> <ul>{roles}</ul> }
        });
        let (version, boxes) = (self.version, places(words, &self.posted, &self.places));
        let open = self.closable && self.disabled_at.is_none();
        let ways = open.then(|| ways::section(words, &self.ways, self.version));
        let account = self.closable.then(|| account(words, self.version, self.disabled_at.is_some()));
        view! {
            <section class="stack" aria-labelledby="roles">
                <h2 id="roles">{words.say("people-roles")}</h2>
                <p class="muted">{words.say("people-roles-lead")}</p>
                {elsewhere}
                <PostForm>
                    <Version version=version/>
                    {boxes}
                    <div class="buttons">
                        <Button label=words.say("people-save") name=ACT value=AccountAct::Roles.code()/>
                    </div>
                </PostForm>
            </section>
            {ways}
            {account}
        }
        .into_any()
    }
}

fn account(words: Words, version: i64, closed: bool) -> AnyView {
    let (key, hint, act, kind) = if closed {
        ("people-enable", "people-enable-hint", AccountAct::Enable, ButtonKind::Secondary)
    } else {
        ("people-disable", "people-disable-hint", AccountAct::Disable, ButtonKind::Danger)
    };
    let sign_out = (!closed).then(|| {
        view! {
            <p>{words.say("people-sign-out-hint")}</p>
            <PostForm>
                <Version version=version/>
                <div class="buttons">
                    <Button
                        label=words.say("people-sign-out")
                        kind=ButtonKind::Secondary
                        name=ACT
                        value=AccountAct::SignOut.code()
                    />
                </div>
            </PostForm>
        }
    });
    view! {
        <section class="stack" aria-labelledby="account">
            <h2 id="account">{words.say("people-account")}</h2>
            {sign_out}
            <p>{words.say(hint)}</p>
            <PostForm>
                <Version version=version/>
                <div class="buttons"><Button label=words.say(key) kind=kind name=ACT value=act.code()/></div>
            </PostForm>
        </section>
    }
    .into_any()
}
