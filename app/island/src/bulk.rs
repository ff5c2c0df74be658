//! Ticking rows of a list: all at once, a range with Shift, and how many there are. The boxes and the form work without it.
use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Event, HtmlFormElement, HtmlInputElement, MouseEvent};

use crate::post::{self, listen};

/// `form` is the id of the form with the boxes; in it stand, hidden, a box for all (`data-all`) and the number
/// (`data-count`, in its `b`).
#[island]
pub fn Bulk(form: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(form) = post::form(&form) else { return };
        let last = Rc::new(Cell::new(None::<usize>));
        for piece in ["[data-all]", "[data-count]"] {
            if let Ok(Some(piece)) = form.query_selector(piece) {
                let _ = piece.remove_attribute("hidden");
            }
        }
        tell(&form);
        let ticked = form.clone();
        listen(&form, "click", move |event: MouseEvent| {
            let at = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(at) = at else { return };
            let boxes = boxes(&ticked);
            if at.closest("[data-all]").ok().flatten().is_some() {
                tick(&boxes, at.checked());
            } else if let Some(place) = boxes.iter().position(|one| *one == at) {
                if let Some(from) = last.get().filter(|_| event.shift_key()) {
                    let range = from.min(place)..=from.max(place);
                    tick(&boxes[range], at.checked());
                }
                last.set(Some(place));
            }
            tell(&ticked);
        });
        let back = form.clone();
        // Browsers give back the ticks of a page that one returns to, after it was made.
        listen(&window(), "pageshow", move |_: Event| tell(&back));
    });
    view! { <span hidden></span> }
}

fn boxes(form: &HtmlFormElement) -> Vec<HtmlInputElement> {
    let Ok(found) = form.query_selector_all("[data-do=select]") else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

fn tick(boxes: &[HtmlInputElement], ticked: bool) {
    for one in boxes {
        one.set_checked(ticked);
    }
}

/// Says how many are ticked, and whether these are all.
fn tell(form: &HtmlFormElement) {
    let boxes = boxes(form);
    let ticked = boxes.iter().filter(|one| one.checked()).count();
    let piece = |selector: &str| form.query_selector(selector).ok().flatten();
    if let Some(number) = piece("[data-count] b") {
        number.set_text_content(Some(&ticked.to_string()));
    }
    if let Some(all) = piece("[data-all] input").and_then(|all| all.dyn_into::<HtmlInputElement>().ok()) {
        all.set_checked(ticked == boxes.len());
        all.set_indeterminate(ticked > 0 && ticked < boxes.len());
    }
}
