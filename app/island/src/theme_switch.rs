//! Light or dark without a new page: what was typed and where one read stay. The form is sent as it would be, so that the
//! server keeps the choice; when it cannot be reached the browser sends the form itself and says why. Without script the
//! form works alone.
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use web_sys::{AbortSignal, Element, HtmlElement, HtmlFormElement, SubmitEvent};

use crate::post::{self, listen};

/// After so long the page is left after all.
const PATIENCE_MS: u32 = 4_000;
const PRESSED: &str = "aria-pressed";

/// `form` is the id of the form whose buttons carry the themes, `system` the value of the one that follows the system; the
/// form's address takes the header `X-Concord-Save: 1` and answers 204.
#[island]
pub fn ThemeSwitch(form: String, system: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(form) = post::form(&form) else { return };
        let (sent, system) = (form.clone(), system.clone());
        listen(&form, "submit", move |event: SubmitEvent| {
            let Some(button) = event.submitter() else { return };
            let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
            else {
                return;
            };
            let Some(fields) = post::encoded(&sent) else { return };
            event.prevent_default();
            wear(&value, &system);
            press(&sent, &button);
            let (body, form) = (format!("{fields}&{name}={value}"), sent.clone());
            spawn_local(async move {
                let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
                let answer = post::post(&form.action(), &body, "x-concord-save", &patience).await;
                if answer.is_none_or(|answer| answer.status != 204) {
                    leave(&form, &button);
                }
            });
        });
    });
    view! { <span hidden></span> }
}

/// The document in this theme.
fn wear(theme: &str, system: &str) {
    let Some(root) = document().document_element() else { return };
    let _ = if theme == system {
        root.remove_attribute("data-theme")
    } else {
        root.set_attribute("data-theme", theme)
    };
}

fn press(form: &HtmlFormElement, button: &HtmlElement) {
    let Ok(found) = form.query_selector_all("button") else { return };
    for one in (0..found.length()).filter_map(|place| found.item(place)?.dyn_into::<Element>().ok()) {
        let pressed = if one == **button { "true" } else { "false" };
        let _ = one.set_attribute(PRESSED, pressed);
    }
}

/// Sends the form past this island, which listens to `submit`: the button's value goes along in a field.
fn leave(form: &HtmlFormElement, button: &HtmlElement) {
    let Ok(field) = document().create_element("input") else { return };
    for (attribute, from) in [("name", "name"), ("value", "value")] {
        let _ = field.set_attribute(attribute, &button.get_attribute(from).unwrap_or_default());
    }
    let _ = field.set_attribute("type", "hidden");
    let _ = form.append_child(&field);
    let _ = form.submit();
}
