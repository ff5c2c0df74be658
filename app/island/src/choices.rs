//! A list of choices under a field (APG combobox with a listbox): the focus stays in the field, which says which choice is
//! the active one. Both islands that suggest something share it; what the choices are and what picking one does is
//! theirs.
use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

use crate::post::listen;

/// The open or closed list of one field.
pub struct Choices {
    field: HtmlElement,
    list: HtmlElement,
    active: Cell<Option<u32>>,
    /// A field of one line says whether its list is open; one of several lines must not.
    tells: bool,
}

impl Choices {
    /// Ties a field and its list (`ul`, hidden at first) together; `pick` is called with the choice.
    pub fn tie(
        field: HtmlElement,
        list: HtmlElement,
        tells: bool,
        pick: impl Fn(&Element) + 'static,
    ) -> Rc<Self> {
        let choices = Rc::new(Self { field, list, active: Cell::new(None), tells });
        let set = |name: &str, value: &str| _ = choices.field.set_attribute(name, value);
        set("autocomplete", "off");
        set("aria-autocomplete", "list");
        set("aria-controls", &choices.list.id());
        if tells {
            set("role", "combobox");
            set("aria-expanded", "false");
        }
        let pick: Rc<dyn Fn(&Element)> = Rc::new(pick);
        let (keys, picks) = (choices.clone(), pick.clone());
        listen(&choices.field, "keydown", move |event: KeyboardEvent| keys.pressed(&event, &*picks));
        let left = choices.clone();
        listen(&choices.field, "blur", move |_: Event| left.close());
        // A press on a choice must not take the focus out of the field, which would close the list before the click.
        listen(&choices.list, "mousedown", |event: Event| event.prevent_default());
        let clicked = choices.clone();
        listen(&choices.list, "click", move |event: Event| {
            let choice = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(choice) = choice.and_then(|element| element.closest("[role=option]").ok().flatten()) {
                clicked.close();
                pick(&choice);
            }
        });
        choices
    }

    /// Shows these choices, none of them active; closes for none.
    pub fn show(&self, choices: impl IntoIterator<Item = Element>) {
        self.list.replace_children_with_node_0();
        for (place, choice) in (0_u32..).zip(choices) {
            choice.set_id(&format!("{}-{place}", self.list.id()));
            _ = choice.set_attribute("role", "option");
            _ = choice.set_attribute("aria-selected", "false");
            _ = self.list.append_child(&choice);
        }
        self.activate(None);
        self.open(self.list.child_element_count() > 0);
    }

    /// Hides the list.
    pub fn close(&self) {
        self.activate(None);
        self.open(false);
    }

    fn open(&self, open: bool) {
        self.list.set_hidden(!open);
        if self.tells {
            _ = self.field.set_attribute("aria-expanded", if open { "true" } else { "false" });
        }
    }

    fn choice(&self, place: Option<u32>) -> Option<Element> {
        self.list.children().item(place?)
    }

    fn activate(&self, place: Option<u32>) {
        if let Some(former) = self.choice(self.active.get()) {
            _ = former.set_attribute("aria-selected", "false");
        }
        self.active.set(place);
        match self.choice(place) {
            Some(choice) => {
                _ = choice.set_attribute("aria-selected", "true");
                _ = self.field.set_attribute("aria-activedescendant", &choice.id());
                choice.scroll_into_view_with_bool(false);
            }
            None => _ = self.field.remove_attribute("aria-activedescendant"),
        }
    }

    fn pressed(&self, event: &KeyboardEvent, pick: &dyn Fn(&Element)) {
        let count = self.list.child_element_count();
        if event.is_composing() || self.list.hidden() || count == 0 {
            return;
        }
        let active = self.active.get();
        match event.key().as_str() {
            "ArrowDown" => self.activate(Some(active.map_or(0, |place| (place + 1) % count))),
            "ArrowUp" => self.activate(Some(active.map_or(count - 1, |place| (place + count - 1) % count))),
            "Escape" => self.close(),
            "Enter" => {
                let Some(choice) = self.choice(active) else { return self.close() };
                self.close();
                pick(&choice);
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// A choice that is only a text.
pub fn choice(text: &str) -> Option<Element> {
    let choice = document().create_element("li").ok()?;
    choice.unchecked_ref::<Node>().set_text_content(Some(text));
    Some(choice)
}
