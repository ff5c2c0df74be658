//! Single keys. A page marks what a key presses (`data-do`), the server says which key that is; here the two meet, and a key
//! does nothing but press what anybody could press. Never while somebody types, never while a dialog is open. What needs
//! rows (`data-rows`) gets the row that one stands on when none is ticked.
use std::rc::Rc;

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::post::listen;

const ROWS: &str = "[data-row]";
const TICK: &str = "[data-do=select]";

/// `bindings` has a line for each act: its code and its key; nothing where single keys are switched off. `commands` is the
/// id of the dialog that Control or Command with K opens.
#[island]
pub fn Keys(bindings: String, commands: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(document) = document() else { return };
        let bindings: Rc<Vec<(String, String)>> = Rc::new(
            bindings
                .lines()
                .filter_map(|line| line.split_once(' '))
                .map(|(act, key)| (act.to_owned(), key.to_owned()))
                .collect(),
        );
        for button in all(&document, "[data-opens]") {
            let _ = button.remove_attribute("hidden");
            let opens = button.get_attribute("data-opens").unwrap_or_default();
            listen(&button, "click", move |_: Event| open(&opens));
        }
        let commands = commands.clone();
        listen(&document, "keydown", move |event: KeyboardEvent| {
            if pressed(&event, &bindings, &commands).is_some() {
                event.prevent_default();
            }
        });
    });
    view! { <span hidden></span> }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// In small letters, as the browser makes them: its tables need not be shipped.
pub fn lower(text: &str) -> String {
    String::from(js_sys::JsString::from(text).to_lower_case())
}

/// Every element that a selector finds.
pub fn all(within: &Document, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

/// Does what a key says; `None` where it says nothing here.
fn pressed(event: &KeyboardEvent, bindings: &[(String, String)], commands: &str) -> Option<()> {
    let document = document()?;
    if event.default_prevented() || event.is_composing() {
        return None;
    }
    let key = lower(&event.key());
    if event.ctrl_key() || event.meta_key() {
        return match key.as_str() {
            "k" if !event.shift_key() => {
                open(commands);
                Some(())
            }
            "enter" => press("send"),
            _ => None,
        };
    }
    if event.alt_key() || document.query_selector("dialog[open]").ok()?.is_some() {
        return None;
    }
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let key = if key == " " { "space" } else { key.as_str() };
    if at.as_ref().is_some_and(|at| keeps(at, key)) {
        return None;
    }
    let (act, _) = bindings.iter().find(|(_, bound)| bound == key)?;
    match act.as_str() {
        "next" => step(&document, 1),
        "previous" => step(&document, -1),
        "search" => {
            let field = document.query_selector("input[type=search]").ok()??;
            field.dyn_into::<HtmlElement>().ok()?.focus().ok()
        }
        act => press(act),
    }
}

/// What has the focus takes this key itself: it is typed into, or the key is what presses it.
fn keeps(at: &Element, key: &str) -> bool {
    let typed =
        "input:not([type=checkbox]):not([type=radio]):not([type=submit]),textarea,select,[contenteditable]";
    let presses = "button,summary,input";
    let is = |selector: &str| at.closest(selector).ok().flatten().is_some();
    is(typed) || (matches!(key, "space" | "enter") && is(presses))
}

/// What a key would press on this page.
pub fn target(act: &str) -> Option<HtmlElement> {
    let document = document()?;
    let selector = format!("[data-do={act}]");
    let in_row = current(&document).and_then(|row| row.query_selector(&selector).ok().flatten());
    in_row.or_else(|| document.query_selector(&selector).ok().flatten())?.dyn_into().ok()
}

/// Presses it.
pub fn press(act: &str) -> Option<()> {
    let document = document()?;
    if act == "search" {
        let field = document.query_selector("input[type=search]").ok()??;
        return field.dyn_into::<HtmlElement>().ok()?.focus().ok();
    }
    let target = target(act)?;
    if target.has_attribute("data-rows")
        && document.query_selector(&format!("{TICK}:checked")).ok()?.is_none()
    {
        let tick = current(&document)?.query_selector(TICK).ok()??;
        tick.dyn_into::<HtmlInputElement>().ok()?.click();
    }
    target.click();
    Some(())
}

/// The row that has the focus, or else the one that is looked at.
fn current(document: &Document) -> Option<Element> {
    let focused = document.active_element().and_then(|at| at.closest(ROWS).ok().flatten());
    focused.or_else(|| document.query_selector("[data-current]").ok().flatten())
}

/// Goes to the next row or the one before; to the first one from anywhere else.
fn step(document: &Document, by: isize) -> Option<()> {
    let rows = all(document, ROWS);
    let here = current(document).and_then(|row| rows.iter().position(|other| *other == row));
    let there = here.map_or(0, |here| here.saturating_add_signed(by)).min(rows.len().checked_sub(1)?);
    let link = rows[there].query_selector(".row-link").ok()??;
    link.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Opens a dialog, with what is possible on this page.
fn open(id: &str) {
    let dialog = document().and_then(|document| document.get_element_by_id(id));
    let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else { return };
    if let Ok(rows) = dialog.query_selector_all("[data-for]") {
        for row in (0..rows.length()).filter_map(|place| rows.item(place)?.dyn_into::<Element>().ok()) {
            let act = row.get_attribute("data-for").unwrap_or_default();
            let here = match act.as_str() {
                "next" | "previous" => "select",
                other => other,
            };
            let possible = here == "search" || target(here).is_some();
            let _ = if possible { row.remove_attribute("hidden") } else { row.set_attribute("hidden", "") };
        }
    }
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}
