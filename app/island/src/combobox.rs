//! Suggestions under a field while somebody types. The server finds them and sends HTML: choices that lead somewhere
//! (`data-href`) or fill the field (`data-value`), and a sentence that says how many there are. Without script the
//! field is what it was, and its form finds the same.
use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use web_sys::{AbortController, DomParser, Element, Event, EventInit, HtmlInputElement, SupportedType};

use crate::{choices::Choices, post};

/// Nobody is asked while letters follow each other faster.
const PAUSE: Duration = Duration::from_millis(120);
/// Below, everything begins with it.
const FEWEST: usize = 2;

/// `field` is the id of the input, whose list is `{field}-choices` and whose sentence `{field}-said`; `from` is the address to
/// which what was typed is added. It shows nothing of its own: what stands in the page is cheaper there than here.
#[island]
pub fn Combobox(field: String, from: String) -> impl IntoView {
    Effect::new(move |_| {
        let part = |name: &str| document().get_element_by_id(&format!("{field}{name}"));
        let (Some(field), Some(list), Some(said)) = (part(""), part("-choices"), part("-said")) else {
            return;
        };
        let field: HtmlInputElement = field.unchecked_into();
        let picked = field.clone();
        let choices = Choices::tie(field.clone().into(), list.unchecked_into(), true, move |choice| {
            pick(&picked, choice);
        });
        let (pause, asking) = (RefCell::default(), RefCell::default());
        let search =
            Rc::new(Search { field: field.clone(), from: from.clone(), choices, said, pause, asking });
        post::listen(&field, "input", move |event: Event| {
            // what a picked choice wrote is not typed
            if event.is_trusted() {
                search.typed();
            }
        });
    });
}

fn pick(field: &HtmlInputElement, choice: &Element) {
    if let Some(href) = choice.get_attribute("data-href") {
        // Fails only for an address that is none; then the page stays.
        _ = window().location().set_href(&href);
    } else if let Some(value) = choice.get_attribute("data-value") {
        field.set_value(&value);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        for name in ["input", "change"] {
            if let Ok(event) = Event::new_with_event_init_dict(name, &bubbling) {
                _ = field.dispatch_event(&event);
            }
        }
    }
}

struct Search {
    field: HtmlInputElement,
    from: String,
    choices: Rc<Choices>,
    said: Element,
    pause: RefCell<Option<TimeoutHandle>>,
    asking: RefCell<Option<AbortController>>,
}

impl Search {
    fn typed(self: &Rc<Self>) {
        if let Some(earlier) = self.asking.take() {
            earlier.abort();
        }
        let search = self.clone();
        let pause = set_timeout_with_handle(move || search.ask(), PAUSE).ok();
        if let Some(earlier) = self.pause.replace(pause) {
            earlier.clear();
        }
    }

    fn ask(self: &Rc<Self>) {
        let typed = self.field.value();
        let Ok(abort) = AbortController::new() else { return };
        if typed.trim().chars().count() < FEWEST {
            self.said.set_text_content(None);
            return self.choices.close();
        }
        self.asking.replace(Some(abort.clone()));
        let (search, from) =
            (self.clone(), format!("{}{}", self.from, String::from(js_sys::encode_uri_component(&typed))));
        spawn_local(async move {
            let answer = post::get(&from, &abort.signal()).await;
            if !abort.signal().aborted() {
                search.answered(answer.filter(|answer| answer.status == 200));
            }
        });
    }

    /// Choices that no longer fit what was typed never stay.
    fn answered(&self, answer: Option<post::Answer>) {
        // Who left the field meanwhile is not shown a list over what they do now.
        if document().active_element().is_none_or(|active| !active.is_same_node(Some(&self.field))) {
            return self.choices.close();
        }
        let parser = DomParser::new().ok();
        let parsed =
            answer.and_then(|answer| parser?.parse_from_string(&answer.text, SupportedType::TextHtml).ok());
        let Some(parsed) = parsed else { return self.choices.close() };
        let sentence = parsed.query_selector("p").ok().flatten().and_then(|sentence| sentence.text_content());
        self.said.set_text_content(sentence.as_deref());
        let found = parsed.query_selector_all("li").ok();
        let found = found
            .into_iter()
            .flat_map(|found| (0..found.length()).filter_map(move |place| found.item(place)));
        self.choices.show(found.filter_map(|node| node.dyn_into::<Element>().ok()).collect::<Vec<_>>());
    }
}
