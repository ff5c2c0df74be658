//! Stop restating after two corrections: the brief will say "not confirmed". Nobody shall be kept from a decision by a
//! side that never feels understood.

use domain::case::act::Action;
use leptos::prelude::*;

use super::{acts::back, needs::told, owed::StalemateCard};
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
pub struct ClosePage {
    /// The case.
    pub view: CaseView,
    /// The form, which has no field.
    pub posted: Posted,
}

impl ClosePage {
    /// The page before anybody pressed.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for ClosePage {
    fn title(&self, words: Words) -> String {
        words.say("understanding-close-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let need = view.side().and_then(|mine| {
            let other = mine.other();
            view.case.needs.of(other).as_ref().map(|need| told(words, &view, other, need))
        });
        let form = view.can(Action::CloseRestatement).then(|| {
            let href = Address::Negotiation(view.case.number).to(words.language);
            view! {
                <Confirm
                    sentence=words.say("understanding-close-sentence")
                    act=words.say("understanding-close-button")
                    back=href
                    version=view.version
                />
            }
        });
        view! {
            <ErrorSummary posted=self.posted labels=Labels::new()/>
            <CaseHead title=words.say("understanding-close-title") view=view.clone()/>
            {need}
            {form}
            <StalemateCard view=view.clone()/>
            {back(words, &view)}
        }
        .into_any()
    }
}
