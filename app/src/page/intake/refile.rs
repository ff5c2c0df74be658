//! File again from a declined or withdrawn request: a new draft with its facts, linked to the old one.

use leptos::prelude::*;

use crate::{
    address::Address,
    page::{Page, act::CaseHead},
    part::Confirm,
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct RefilePage {
    /// The old case.
    pub view: CaseView,
}

impl Page for RefilePage {
    fn title(&self, words: Words) -> String {
        words.say("refile-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        view! {
            <CaseHead title=words.say("refile-title") view=self.view.clone()/>
            <Confirm
                sentence=words.say("refile-sentence")
                act=words.say("refile-button")
                back=Address::Case(self.view.case.number).to(words.language)
                version=self.view.version
            />
        }
        .into_any()
    }
}
