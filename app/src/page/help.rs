//! Help and the note on accessibility: one page that anybody may read, linked at the same place of every page.

use leptos::prelude::*;

use crate::{part::PageHead, text::words};

const STEPS: [&str; 4] = ["help-step-ask", "help-step-review", "help-step-agree", "help-step-decide"];

/// The page; its title is `help-title`.
#[component]
pub fn HelpPage() -> impl IntoView {
    let words = words();
    let steps = STEPS.map(|key| view! { <li>{words.say(key)}</li> }).into_iter().collect_view();
    view! {
        <PageHead title=words.say("help-title") lead=words.say("help-lead")/>
        <ol>{steps}</ol>
        <section class="stack" id="contact">
            <h2>{words.say("help-contact-title")}</h2>
            <p>{words.say("help-contact")}</p>
        </section>
        <section class="stack" id="accessibility">
            <h2>{words.say("shell-accessibility")}</h2>
            <p>{words.say("help-accessibility")}</p>
            <p>{words.say("help-accessibility-barrier")}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn the_note_on_accessibility_has_its_own_address() {
        for language in Language::ALL {
            assert!(crate::render::fragment(language, HelpPage).contains(r#"id="accessibility""#));
        }
    }
}
