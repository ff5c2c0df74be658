//! Offers names after an `@` in a text. What is picked is written out, as it could have been typed; the server reads the
//! text, not this list. Without script the names are ticked in the list below the field, which stays.
use std::rc::Rc;

use js_sys::JsString;
use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Event, HtmlTextAreaElement};

use crate::{
    choices::{Choices, choice},
    post::listen,
};

/// Most names that are offered.
const SHOWN: usize = 6;
/// Longest piece of a name that is looked up, in bytes.
const LONGEST: usize = 40;

/// `field` is the id of the text, whose list is `{field}-choices`; `people` are full names, one in a line.
#[island]
pub fn MentionBox(field: String, people: String) -> impl IntoView {
    Effect::new(move |_| {
        let part = |name: &str| document().get_element_by_id(&format!("{field}{name}"));
        let (Some(field), Some(list)) = (part(""), part("-choices")) else { return };
        let field: HtmlTextAreaElement = field.unchecked_into();
        let written = field.clone();
        let choices = Choices::tie(field.clone().into(), list.unchecked_into(), false, move |choice| {
            write(&written, &choice.text_content().unwrap_or_default());
        });
        let (people, typed) = (people.clone(), field.clone());
        let look = Rc::new(move || match begun(&typed) {
            Some((_, begun)) => choices.show(matching(&people, &begun).into_iter().filter_map(choice)),
            None => choices.close(),
        });
        let clicked = look.clone();
        listen(&field, "input", move |_: Event| look());
        listen(&field, "click", move |_: Event| clicked());
    });
}

/// Names of which a word begins so. The browser lowers letters: its tables need not be sent.
fn matching<'a>(people: &'a str, begun: &str) -> Vec<&'a str> {
    let lower = |text: &str| String::from(JsString::from(text).to_lower_case());
    let begun = format!(" {}", lower(begun));
    people.split('\n').filter(|name| format!(" {}", lower(name)).contains(&begun)).take(SHOWN).collect()
}

/// What stands between the `@` and the caret, and where the `@` stands; both in UTF-16 units, as browsers count.
fn begun(field: &HtmlTextAreaElement) -> Option<(usize, String)> {
    let caret = usize::try_from(field.selection_start().ok()??).ok()?;
    let units: Vec<u16> = field.value().encode_utf16().take(caret).collect();
    let at = units.iter().rposition(|unit| *unit == u16::from(b'@'))?;
    let before = at.checked_sub(1).map(|place| units[place]);
    let begun = String::from_utf16(&units[at + 1..]).ok()?;
    // an address of mail is no name, and a name stands in one line
    let after_word =
        before.is_some_and(|unit| u8::try_from(unit).map_or(true, |byte| byte.is_ascii_alphanumeric()));
    let is_name = begun.len() <= LONGEST && !begun.bytes().any(|byte| b"\n@.,;:!?".contains(&byte));
    (!after_word && is_name).then_some((at, begun))
}

fn write(field: &HtmlTextAreaElement, name: &str) {
    let Some((at, begun)) = begun(field) else { return };
    let text: Vec<u16> = field.value().encode_utf16().collect();
    let end = at + 1 + begun.encode_utf16().count();
    let written: Vec<u16> = format!("@{name} ").encode_utf16().collect();
    let whole = [&text[..at], &written, &text[end.min(text.len())..]].concat();
    field.set_value(&String::from_utf16_lossy(&whole));
    let caret = u32::try_from(at + written.len()).unwrap_or(u32::MAX);
    _ = field.set_selection_range(caret, caret);
}
