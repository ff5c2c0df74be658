//! File again from a request that is over: a new draft with its facts, linked to the old one. After a yes it asks for an
//! extension, which is a new decision; after a no it is an appeal.

use domain::case::state::StateKind;
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
        words.say(keys(self.view.case.state.kind())[0])
    }

    fn view(self) -> AnyView {
        let words = words();
        let [title, sentence, button] = keys(self.view.case.state.kind());
        view! {
            <CaseHead title=words.say(title) view=self.view.clone()/>
            <Confirm
                sentence=words.say(sentence)
                act=words.say(button)
                back=Address::Case(self.view.case.number).to(words.language)
                version=self.view.version
            />
        }
        .into_any()
    }
}

/// Title, sentence and button.
const fn keys(state: StateKind) -> [&'static str; 3] {
    match state {
        StateKind::Approved => ["refile-extend", "refile-extend-sentence", "refile-extend-button"],
        StateKind::Declined => ["refile-appeal", "refile-appeal-sentence", "refile-button"],
        _ => ["refile-title", "refile-sentence", "refile-button"],
    }
}
