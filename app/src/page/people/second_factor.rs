//! The second factor: off, being set up, or on; and the recovery codes, which are shown once and never again.

use leptos::prelude::*;

use super::code::field;
use crate::{
    address::Address,
    form::{
        Posted,
        people::{
            code::CodeForm,
            second_factor::{ACT, FactorAct},
        },
    },
    page::Page,
    part::{Banner, BannerKind, Button, ButtonKind, ButtonLink, ErrorSummary, PageHead, PostForm, Qr},
    text::{Words, words},
};

/// How far it is.
#[derive(Clone, PartialEq, Eq)]
pub enum Factor {
    /// There is none.
    Off,
    /// A seed waits for its first code.
    Begun {
        /// As people type it.
        seed: String,
        /// As a camera reads it.
        uri: String,
    },
    /// It is asked for at each sign-in.
    On {
        /// How many recovery codes are left.
        codes: i64,
    },
}

/// The screen. No `Debug`: a seed is never printed.
#[derive(Clone)]
pub struct FactorPage {
    /// How far it is.
    pub factor: Factor,
    /// The form of the first code.
    pub posted: Posted,
    /// The person cannot go on without.
    pub forced: bool,
}

/// The recovery codes, once. No `Debug`: they are never printed.
#[derive(Clone)]
pub struct CodesPage {
    /// The codes.
    pub codes: Vec<String>,
    /// Where it goes on: a path without language.
    pub next: String,
}

fn act(words: Words, act: FactorAct, key: &'static str, kind: ButtonKind) -> AnyView {
    view! { <PostForm><div class="buttons"><Button label=words.say(key) kind=kind name=ACT value=act.code()/></div></PostForm> }
        .into_any()
}

impl Page for FactorPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("factor-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { factor, posted, forced } = self;
        let summary = posted.clone();
        let told = forced
            .then(|| view! { <Banner kind=BannerKind::Info><p>{words.say("factor-forced")}</p></Banner> });
        let content = match factor {
            Factor::Off => act(words, FactorAct::Begin, "factor-begin", ButtonKind::Primary),
            Factor::Begun { seed, uri } => begun(words, &posted, &seed, uri),
            Factor::On { codes } => view! {
                <p>{words.with("factor-on", &[("count", codes.into())])}</p>
                {act(words, FactorAct::Codes, "factor-new-codes", ButtonKind::Secondary)}
                {act(words, FactorAct::Remove, "factor-remove", ButtonKind::Danger)}
            }
            .into_any(),
        };
        let back = (!forced).then(|| {
            view! { <p><a href=Address::Account.to(words.language)>{words.say("factor-back")}</a></p> }
        });
        view! {
            <ErrorSummary posted=summary labels=CodeForm::labels(words)/>
            <PageHead title=words.say("factor-title") lead=words.say("factor-lead")/>
            {told}
            {content}
            {back}
        }
        .into_any()
    }
}

fn begun(words: Words, posted: &Posted, seed: &str, uri: String) -> AnyView {
    let spaced: Vec<String> =
        seed.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let code = field(words, posted);
    view! {
        <ol class="stack">
            <li>{words.say("factor-step-app")}</li>
            <li>
                <p>{words.say("factor-step-scan")}</p>
                <Qr text=uri label=words.say("factor-picture")/>
                <p>{words.say("factor-step-type")}" "<code>{spaced.join(" ")}</code></p>
            </li>
            <li>{words.say("factor-step-code")}</li>
        </ol>
        <PostForm>
            {code}
            <div class="buttons">
                <Button label=words.say("factor-confirm") name=ACT value=FactorAct::Confirm.code()/>
            </div>
        </PostForm>
    }
    .into_any()
}

impl Page for CodesPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("factor-codes-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let codes = self.codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
        view! {
            <PageHead title=words.say("factor-codes-title") lead=words.say("factor-codes-lead")/>
            <ul class="plain stack stack--tight">{codes}</ul>
            <p>{words.say("factor-codes-once")}</p>
            <div class="buttons"><ButtonLink label=words.say("factor-codes-next") href=words.to(&self.next)/></div>
        }
        .into_any()
    }
}
