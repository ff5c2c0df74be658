//! The notice that a page is out of date, hidden until it is. What changed is not said here: whoever wants to know loads
//! the page, and a form that is sent meets the other's change anyway.

use domain::id::CaseNumber;
use island::LiveNotice;
use leptos::prelude::*;

use super::{Banner, BannerKind};
use crate::{address::pattern, shell::BELL, text::words};

/// For a page that shows this version of a case. `path` is the page itself, without language.
#[component]
pub fn LiveCase(number: CaseNumber, version: i64, #[prop(into)] path: String) -> impl IntoView {
    let from = format!("{}?case={}&version={version}", pattern::LIVE, number.0);
    view! { <Live from=from key="live-case" path=path/> }
}

/// For a list of cases.
#[component]
pub fn LiveList(#[prop(into)] path: String) -> impl IntoView {
    view! { <Live from=pattern::LIVE.to_owned() key="live-list" path=path/> }
}

#[component]
fn Live(from: String, key: &'static str, path: String) -> impl IntoView {
    let words = words();
    view! {
        <LiveNotice from=words.to(&from) count=words.to(&format!("{}?{BELL}", pattern::NEWS))>
            <Banner kind=BannerKind::Info>
                <p>{words.say(key)}" "<a href=words.to(&path)>{words.say("live-show")}</a></p>
            </Banner>
        </LiveNotice>
    }
}
