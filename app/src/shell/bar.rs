//! What stands above and below every page: the demo's banner, the product's name with navigation, search, language and
//! sign-out, and the foot. All of it works without script; what changes something is a form that posts.

use leptos::prelude::*;

use super::{Frame, HELP, HOME, MAILS, NavItem, PERSONA, SEARCH, SIGN_OUT, Viewer, theme};
use crate::{
    address::pattern,
    part::{Button, ButtonKind, FormKey, Icon, IconMark},
    text::Words,
};

const PLACES: usize = 4;
/// The bell counts no further.
const MOST_TOLD: u32 = 99;

pub(super) fn bar(frame: &Frame) -> AnyView {
    let words = frame.words();
    let other = Words::of(frame.language.other());
    let viewer = frame.viewer.as_ref();
    view! {
        <header class="shell-bar">
            <a class="brand" href=words.to(HOME)>{words.say("shell-product")}</a>
            {viewer.filter(|viewer| !viewer.nav.is_empty()).map(|viewer| places(frame, viewer))}
            <div class="shell-tools">
                {viewer.map(|_| search(words))}
                {viewer.map(|_| lens(words))}
                <a class="lang-toggle" href=other.to(&frame.path) hreflang=other.language.code() lang=other.language.code()>
                    {other.say("shell-language")}
                </a>
                {viewer.map(|viewer| bell(words, viewer.waiting))}
                {viewer.map(|viewer| account(words, viewer))}
            </div>
        </header>
    }
    .into_any()
}

fn places(frame: &Frame, viewer: &Viewer) -> AnyView {
    let words = frame.words();
    let path = frame.path.split('?').next().unwrap_or_default();
    let place = |item: &NavItem| {
        let here =
            path == item.path || path.strip_prefix(item.path).is_some_and(|rest| rest.starts_with('/'));
        let count = item.count.filter(|count| *count > 0).map(|count| {
            let waiting = words.with("shell-nav-waiting", &[("count", count.into())]);
            view! {
                " "
                <span class="nav-count" aria-hidden="true">{count}</span>
                <span class="visually-hidden">{waiting}</span>
            }
        });
        view! {
            <li>
                <a href=words.to(item.path) aria-current=here.then_some("page")>
                    <IconMark icon=item.icon/>
                    <span>{words.say(item.key)}</span>
                    {count}
                </a>
            </li>
        }
    };
    let items = viewer.nav.iter().take(PLACES).map(place).collect_view();
    view! { <nav class="nav" aria-label=words.say("shell-nav")><ul>{items}</ul></nav> }.into_any()
}

fn search(words: Words) -> AnyView {
    view! {
        <form class="search" role="search" aria-label=words.say("shell-search-all") method="get" action=words.to(SEARCH)>
            <label class="visually-hidden" for="shell-search">{words.say("shell-search")}</label>
            <div class="search-line">
                <input class="input" type="search" id="shell-search" name="q"/>
                <button class="button button--quiet" type="submit">{words.say("shell-search-go")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// On a phone the field would take a line of every page, so a link leads to it.
fn lens(words: Words) -> AnyView {
    view! {
        <a class="lens" href=words.to(SEARCH)>
            <IconMark icon=Icon::Lens/>
            <span class="visually-hidden">{words.say("shell-search")}</span>
        </a>
    }
    .into_any()
}

fn bell(words: Words, waiting: u32) -> AnyView {
    view! {
        <a class="bell" href=words.to(pattern::NEWS)>
            <IconMark icon=Icon::Bell/>
            <span class="bell-count" data-live-count>{bell_count(words, waiting)}</span>
        </a>
    }
    .into_any()
}

/// What stands beside the bell; asked for again while a page is open.
pub fn bell_count(words: Words, waiting: u32) -> AnyView {
    let label = words.with("shell-news", &[("count", waiting.into())]);
    let number = if waiting > MOST_TOLD { format!("{MOST_TOLD}+") } else { waiting.to_string() };
    let count = (waiting > 0).then(|| view! { <span class="nav-count" aria-hidden="true">{number}</span> });
    view! {
        {count}
        <span class="visually-hidden">{label}</span>
    }
    .into_any()
}

fn account(words: Words, viewer: &Viewer) -> AnyView {
    view! {
        <form class="cluster" method="post" action=words.to(SIGN_OUT)>
            <FormKey/>
            <a href=words.to(pattern::ACCOUNT)>
                <IconMark icon=Icon::Person/>
                <span class="visually-hidden">{words.say("shell-account")}" "</span>
                <span class="shell-user">{viewer.name.clone()}</span>
            </a>
            <button class="link shell-leave" type="submit">{words.say("shell-sign-out")}</button>
        </form>
    }
    .into_any()
}

pub(super) fn demo(frame: &Frame) -> AnyView {
    let words = frame.words();
    let Some(demo) = &frame.demo else { return ().into_any() };
    let personas = demo
        .personas
        .iter()
        .map(|(id, label)| {
            view! { <option value=id.clone() selected=*id == demo.current>{label.clone()}</option> }
        })
        .collect_view();
    view! {
        <aside class="demo-banner" aria-label=words.say("shell-demo-name")>
            <p>{words.say("shell-demo")}</p>
            {frame.viewer.is_some().then(|| view! { <a href=words.to(MAILS)>{words.say("shell-demo-mails")}</a> })}
            <form method="post" action=words.to(PERSONA)>
                <FormKey/>
                <input type="hidden" name="back" value=frame.path.clone()/>
                <label for="demo-persona">{words.say("shell-demo-persona")}</label>
                <select class="select select--fit" id="demo-persona" name="persona">{personas}</select>
                <Button label=words.say("shell-demo-switch") kind=ButtonKind::Secondary/>
            </form>
        </aside>
    }
    .into_any()
}

pub(super) fn foot(frame: &Frame) -> AnyView {
    let words = frame.words();
    view! {
        <footer class="shell-foot">
            <ul>
                <li><a href=words.to(HELP)>{words.say("shell-help")}</a></li>
                <li><a href=words.to(pattern::ACCESSIBILITY)>{words.say("shell-accessibility")}</a></li>
                <li>{words.with("shell-version", &[("version", env!("CARGO_PKG_VERSION").into())])}</li>
            </ul>
            {theme::switch(frame)}
        </footer>
    }
    .into_any()
}
