//! The list of commands: a combobox over a list that the server wrote, after the authoring practices (APG). It filters,
//! moves and presses; what a line says and by which other words it is found stands in the page. Buttons of the page that
//! have no line of their own get one with their own words.
use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::{
    keys::{all, lower, press, target},
    post::listen,
};

/// `dialog` is the id of the dialog with the field and the list.
#[island]
pub fn Commands(dialog: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(list) = List::of(&dialog) else { return };
        let list = Rc::new(list);
        let seen = list.clone();
        listen(&list.field, "focus", move |_: Event| {
            seen.field.set_value("");
            seen.filter();
        });
        let seen = list.clone();
        listen(&list.field, "input", move |_: Event| seen.filter());
        let seen = list.clone();
        listen(&list.field, "keydown", move |event: KeyboardEvent| seen.key(&event));
        let seen = list.clone();
        listen(&list.options, "click", move |event: Event| {
            let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(option) = at.and_then(|at| at.closest("[role=option]").ok().flatten()) {
                seen.run(&option);
            }
        });
    });
    view! { <span hidden></span> }
}

struct List {
    dialog: HtmlDialogElement,
    field: HtmlInputElement,
    options: Element,
    none: Element,
    lines: Vec<Element>,
    buttons: Vec<HtmlElement>,
    at: Cell<usize>,
}

impl List {
    fn of(id: &str) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let dialog: HtmlDialogElement = document.get_element_by_id(id)?.dyn_into().ok()?;
        let field = dialog.query_selector("input").ok()??.dyn_into().ok()?;
        let options = dialog.query_selector("[role=listbox]").ok()??;
        let none = dialog.query_selector("[data-none]").ok()??;
        let buttons = all(&document, "main a.button:not([data-do]), main button.button:not([data-do])");
        let buttons: Vec<HtmlElement> =
            buttons.into_iter().filter_map(|button| button.dyn_into().ok()).collect();
        for (place, button) in buttons.iter().enumerate() {
            line(&document, &options, button, place);
        }
        let found = options.query_selector_all("[role=option]").ok()?;
        let lines: Vec<Element> =
            (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect();
        for (place, line) in lines.iter().enumerate() {
            line.set_id(&format!("{id}-{place}"));
        }
        Some(Self { dialog, field, options, none, lines, buttons, at: Cell::new(0) })
    }

    fn shown(&self) -> Vec<&Element> {
        self.lines.iter().filter(|line| !line.has_attribute("hidden")).collect()
    }

    /// Shows what fits what is typed and can be done on this page.
    fn filter(&self) {
        let typed = self.field.value();
        let typed = typed.trim_matches(' ');
        for line in &self.lines {
            let _ = if fits(line, typed) {
                line.remove_attribute("hidden")
            } else {
                line.set_attribute("hidden", "")
            };
        }
        let none = self.shown().is_empty();
        let _ =
            if none { self.none.remove_attribute("hidden") } else { self.none.set_attribute("hidden", "") };
        self.mark(0);
    }

    /// Marks one of the lines that are shown.
    fn mark(&self, at: usize) {
        for line in &self.lines {
            let _ = line.set_attribute("aria-selected", "false");
        }
        self.at.set(at);
        let id = self.shown().get(at).map(|line| {
            let _ = line.set_attribute("aria-selected", "true");
            line.scroll_into_view_with_bool(false);
            line.id()
        });
        let _ = self.field.set_attribute("aria-activedescendant", &id.unwrap_or_default());
    }

    fn key(&self, event: &KeyboardEvent) {
        let (count, at) = (self.shown().len(), self.at.get());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => self.mark((at + 1) % count),
            "ArrowUp" if count > 0 => self.mark((at + count - 1) % count),
            "Enter" => {
                if let Some(line) = self.shown().get(at) {
                    self.run(line);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn run(&self, line: &Element) {
        self.dialog.close();
        if let Some(act) = line.get_attribute("data-act") {
            press(&act);
        } else if let Some(place) = line.get_attribute("data-button") {
            if let Some(button) = place.parse().ok().and_then(|place: usize| self.buttons.get(place)) {
                button.click();
            }
        } else if let Some(href) = line.get_attribute("data-href") {
            let _ = window().location().set_href(&href);
        }
    }
}

/// A line for a button of the page.
fn line(document: &Document, options: &Element, button: &HtmlElement, place: usize) -> Option<()> {
    let line = document.create_element("li").ok()?;
    line.set_attribute("role", "option").ok()?;
    line.set_attribute("data-button", &place.to_string()).ok()?;
    line.set_text_content(button.text_content().as_deref());
    options.append_child(&line).ok().map(drop)
}

fn fits(line: &Element, typed: &str) -> bool {
    if let Some(to) = line.get_attribute("data-case") {
        // as it is said, `42`, and as it is written, `K-2026-0042`
        let number = typed.rsplit('-').next().unwrap_or_default().trim_start_matches('0');
        let is = !number.is_empty()
            && number.bytes().all(|sign| sign.is_ascii_digit())
            && (!typed.contains('-') || typed.starts_with(['k', 'K']));
        return is && leads(line, &to, number, typed);
    }
    if let Some(to) = line.get_attribute("data-search") {
        let words = String::from(js_sys::encode_uri_component(typed));
        return !typed.is_empty() && leads(line, &to, &words, typed);
    }
    if line.get_attribute("data-act").is_some_and(|act| act != "search" && target(&act).is_none()) {
        return false;
    }
    let words = line.get_attribute("data-words").unwrap_or_default();
    let said = lower(&(line.text_content().unwrap_or_default() + " " + &words));
    lower(typed).split(' ').all(|word| said.contains(word))
}

fn leads(line: &Element, to: &str, end: &str, typed: &str) -> bool {
    if let Ok(Some(said)) = line.query_selector("b") {
        said.set_text_content(Some(typed));
    }
    line.set_attribute("data-href", &format!("{to}{end}")).is_ok()
}
