//! What the keyboard needs on a page: the sheet of keys that do something here, and the list of commands. Both are dialogs of
//! the server's words that stay closed without a script; what is no command on this page is hidden by the browser, which
//! looks for what would be pressed. Their buttons appear only where a script can open them.

use domain::language::Language;
use island::{Commands, Keys};
use leptos::prelude::*;

use super::{Frame, SEARCH};
use crate::{
    address::Address,
    form::people::keys::shown,
    keyboard::{KeyAct, Keyboard},
    text::Words,
};

const SHEET: &str = "desk-sheet";
const COMMANDS: &str = "desk-commands";

/// Buttons and dialogs.
pub(super) fn desk(frame: &Frame) -> AnyView {
    let Some(keyboard) = &frame.keyboard else { return ().into_any() };
    let words = frame.words();
    view! {
        <aside class="desk-tools" aria-label=words.say("keys-tools")>
            <button type="button" class="button button--quiet button--small" data-opens=COMMANDS hidden>
                {words.say("keys-commands")}" "<kbd class="kbd">{words.say("keys-commands-key")}</kbd>
            </button>
            <button type="button" class="button button--quiet button--small" data-opens=SHEET data-do="sheet" hidden>
                {words.say("keys-sheet")}" "<kbd class="kbd">{shown(words, keyboard.key(KeyAct::Sheet))}</kbd>
            </button>
            <a href=Address::Account.to(words.language)>{words.say("keys-to-account")}</a>
            <Keys bindings=keyboard.bindings() commands=COMMANDS.to_owned()/>
            <Commands dialog=COMMANDS.to_owned()/>
        </aside>
        {sheet(words, keyboard)}
        {commands(words, frame, keyboard)}
    }
    .into_any()
}

/// The keys that do something here.
fn sheet(words: Words, keyboard: &Keyboard) -> AnyView {
    let rows = KeyAct::ALL.into_iter().filter(|act| !keyboard.key(*act).is_empty()).map(|act| {
        view! {
            <div data-for=act.code()>
                <dt><kbd class="kbd">{shown(words, keyboard.key(act))}</kbd></dt>
                <dd>{words.say(act.name())}</dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    let off = (!keyboard.active).then(|| view! { <p><strong>{words.say("keys-off")}</strong></p> });
    view! {
        <dialog class="dialog" id=SHEET aria-labelledby="desk-sheet-title">
            <h2 id="desk-sheet-title">{words.say("keys-sheet-title")}</h2>
            {off}
            <dl class="key-sheet">
                {rows}
                <div><dt><kbd class="kbd">{words.say("keys-enter")}</kbd></dt><dd>{words.say("keys-open")}</dd></div>
                <div data-for="send">
                    <dt><kbd class="kbd">{words.say("keys-control")}" "{words.say("keys-enter")}</kbd></dt>
                    <dd>{words.say("keys-send")}</dd>
                </div>
                <div><dt><kbd class="kbd">{words.say("keys-commands-key")}</kbd></dt><dd>{words.say("keys-commands")}</dd></div>
            </dl>
            <form method="dialog" class="buttons">
                <button class="button button--secondary" type="submit">{words.say("keys-close")}</button>
                <a href=Address::Account.to(words.language)>{words.say("keys-to-account")}</a>
            </form>
        </dialog>
    }
    .into_any()
}

/// Everything that can be done from here, by name: a combobox with its list (APG), filtered in the browser.
fn commands(words: Words, frame: &Frame, keyboard: &Keyboard) -> AnyView {
    let both = |key: &'static str| Language::ALL.map(|language| Words::of(language).say(key)).join(" ");
    let acts =
        KeyAct::ALL.into_iter().filter_map(|act| Some((act, act.synonyms()?))).map(|(act, synonyms)| {
            let key = keyboard.key(act);
            let key = (!key.is_empty() && keyboard.active)
                .then(|| view! { " " <kbd class="kbd">{shown(words, key)}</kbd> });
            view! {
                <li role="option" aria-selected="false" data-act=act.code() data-words=both(synonyms)>
                    <span>{words.say(act.name())}</span>{key}
                </li>
            }
        });
    let acts = acts.collect_view();
    let nav = frame.viewer.iter().flat_map(|viewer| viewer.nav.iter());
    let places = nav.map(|item| (item.key, item.path.to_owned()));
    let places =
        places.chain([("keys-to-account", Address::Account.path()), ("shell-help", Address::Help.path())]);
    let places = places.map(|(key, path)| {
        view! {
            <li role="option" aria-selected="false" data-href=words.to(&path) data-words=both(key)>
                <span>{words.with("keys-go", &[("place", words.say(key).into())])}</span>
            </li>
        }
    });
    let places = places.collect_view();
    let case = words.to("/cases/");
    let search = format!("{}?q=", words.to(SEARCH));
    view! {
        <dialog class="dialog dialog--commands" id=COMMANDS aria-labelledby="desk-commands-title">
            <h2 class="visually-hidden" id="desk-commands-title">{words.say("keys-commands")}</h2>
            <input
                class="input"
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls="desk-commands-list"
                aria-label=words.say("keys-commands-label")
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=words.say("keys-commands-hint")
            />
            <ul class="commands" role="listbox" id="desk-commands-list" aria-label=words.say("keys-commands")>
                <li role="option" aria-selected="false" data-case=case hidden>
                    <span>{words.say("keys-to-case")}" "<b></b></span>
                </li>
                {acts}
                {places}
                <li role="option" aria-selected="false" data-search=search hidden>
                    <span>{words.say("keys-search-for")}" "<b></b></span>
                </li>
            </ul>
            <p class="muted" role="status" data-none="" hidden>{words.say("keys-none")}</p>
            <form method="dialog" class="buttons">
                <button class="button button--quiet" type="submit">{words.say("keys-close")}</button>
            </form>
        </dialog>
    }
    .into_any()
}
