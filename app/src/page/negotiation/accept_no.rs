//! Marketing takes security's no for an answer: the case ends as declined by consent, and can be filed again.

use domain::case::{act::Action, package::Content};
use leptos::prelude::*;

use super::acts::back;
use crate::{
    address::Address,
    form::{Labels, Posted},
    page::{Page, act::CaseHead},
    part::{Confirm, ErrorSummary},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct AcceptNoPage {
    /// The case.
    pub view: CaseView,
    /// The form, which has no field.
    pub posted: Posted,
}

impl AcceptNoPage {
    /// The page before anybody pressed.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for AcceptNoPage {
    fn title(&self, words: Words) -> String {
        words.say("settling-no-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let reason = view.case.last_round().and_then(|round| match &round.content {
            Content::Objection(reason) => Some(reason.clone()),
            Content::Offer(_) => None,
        });
        let reason = reason.map(|reason| {
            view! { <div class="position"><p class="position-by">{words.say("settling-no-reason")}</p><blockquote>{reason}</blockquote></div> }
        });
        let form = view.can(Action::AcceptNo).then(|| {
            let href = Address::Negotiation(view.case.number).to(words.language);
            view! {
                <Confirm
                    sentence=words.say("settling-no-sentence")
                    act=words.say("settling-no-button")
                    back=href
                    version=view.version
                />
            }
        });
        view! {
            <ErrorSummary posted=self.posted labels=Labels::new()/>
            <CaseHead title=words.say("settling-no-title") view=view.clone()/>
            {reason}
            {form}
            {back(words, &view)}
        }
        .into_any()
    }
}
