//! The statement on accessibility: what is promised, what is not kept yet, how it was checked, and whom to write to. A page
//! of its own with an address of its own, linked at the same place of every page.

use leptos::prelude::*;

use crate::{
    page::Page,
    part::PageHead,
    text::{Words, words},
};

const MEANS: [&str; 6] = [
    "accessibility-keyboard",
    "accessibility-reader",
    "accessibility-zoom",
    "accessibility-colour",
    "accessibility-motion",
    "accessibility-script",
];
const LIMITS: [&str; 2] = ["accessibility-limit-files", "accessibility-limit-hand"];

/// The screen; it needs nothing.
#[derive(Clone, Copy, Debug)]
pub struct AccessibilityPage;

impl Page for AccessibilityPage {
    fn title(&self, words: Words) -> String {
        words.say("accessibility-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let list =
            |keys: &[&'static str]| keys.iter().map(|key| view! { <li>{words.say(key)}</li> }).collect_view();
        view! {
            <PageHead title=words.say("accessibility-title") lead=words.say("accessibility-lead")/>
            <p>{words.say("accessibility-level")}</p>
            <section class="stack">
                <h2>{words.say("accessibility-means")}</h2>
                <ul>{list(&MEANS)}</ul>
            </section>
            <section class="stack">
                <h2>{words.say("accessibility-limits")}</h2>
                <ul>{list(&LIMITS)}</ul>
            </section>
            <section class="stack">
                <h2>{words.say("accessibility-checked")}</h2>
                <p>{words.say("accessibility-checked-how")}</p>
            </section>
            <section class="stack" id="contact">
                <h2>{words.say("accessibility-contact")}</h2>
                <p>{words.say("accessibility-contact-who")}</p>
                <p>{words.say("accessibility-contact-what")}</p>
                <p>{words.say("accessibility-contact-further")}</p>
            </section>
        }
        .into_any()
    }
}
