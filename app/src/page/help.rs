//! Help: one page that anybody may read, linked at the same place of every page.

use leptos::prelude::*;

use crate::{address::Address, part::PageHead, text::words};

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
        <p><a href=Address::Accessibility.to(words.language)>{words.say("help-accessibility")}</a></p>
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn help_leads_to_the_statement_on_accessibility() {
        for language in Language::ALL {
            assert!(crate::render::fragment(language, HelpPage).contains("/accessibility\""));
        }
    }
}
