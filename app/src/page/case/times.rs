//! How long the own words took, as a chart with its sentence and its table. For one's own eyes: nobody is compared, and every
//! number leads to its case.

use domain::{case::lead::Lead, id::CaseNumber};
use leptos::prelude::*;

use crate::{
    address::Address,
    chart::lead::LeadTimes,
    page::Page,
    part::{Empty, PageHead},
    text::{Words, words},
};

/// One word with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The case.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// Channel or tool.
    pub tool: String,
    /// The time.
    pub lead: Lead,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct TimesPage {
    /// The last words, oldest first.
    pub words: Vec<Timed>,
}

impl Page for TimesPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        words.say("times-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_keys(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let back = Address::Inbox.to(words.language);
        let content = if self.words.is_empty() {
            view! { <Empty title=words.say("times-empty") text=words.say("times-empty-text")/> }.into_any()
        } else {
            view! { <LeadTimes timed=self.words/> }.into_any()
        };
        view! {
            <a class="back" href=back>{words.say("bulk-back")}</a>
            <PageHead title=words.say("times-title") lead=words.say("times-lead")/>
            {content}
        }
        .into_any()
    }
}
