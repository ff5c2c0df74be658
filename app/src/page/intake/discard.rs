//! Throw a draft away, after saying what that means.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::Posted,
    page::Page,
    part::{ButtonKind, Confirm, ErrorSummary, PageHead},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct DiscardPage {
    /// The draft.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl Page for DiscardPage {
    fn title(&self, words: Words) -> String {
        words.say("discard-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let case = &self.view.case;
        let back = match case.request.kind {
            None => Address::Step(case.number, 1),
            Some(_) => Address::Check(case.number),
        };
        let caption = [case.reference(), case.request.tool.clone()].join(" · ");
        view! {
            <ErrorSummary posted=self.posted.clone() labels=Vec::new()/>
            <PageHead title=words.say("discard-title") caption=caption/>
            <Confirm
                sentence=words.say("discard-sentence")
                act=words.say("discard-button")
                back=back.to(words.language)
                version=self.view.version
                kind=ButtonKind::Danger
            />
        }
        .into_any()
    }
}
