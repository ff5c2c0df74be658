//! Restate the other side's need in own words. The need stands above the field, with the last correction where there
//! was one, because nobody shall have to remember what is to be understood.

use domain::case::act::Action;
use leptos::prelude::*;

use super::{acts::back, needs::told, owed::StalemateCard};
use crate::{
    form::{
        Posted,
        negotiation::restate::{RESTATEMENT, RESTATEMENT_LIMIT, RestateForm},
    },
    page::{Page, act::CaseHead},
    part::{Button, ErrorSummary, PostForm, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct RestatePage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl RestatePage {
    /// The form with the last try, so that a correction can be worked in.
    pub fn of(view: CaseView) -> Self {
        let need = view.side().and_then(|side| view.case.needs.of(side.other()).clone());
        let last = need.and_then(|need| need.restatement().map(|restatement| restatement.text.clone()));
        let posted = last.map_or_else(Posted::blank, |text| Posted::filled([(RESTATEMENT, text)]));
        Self { view, posted }
    }
}

impl Page for RestatePage {
    fn title(&self, words: Words) -> String {
        words.say("understanding-restate-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let need = view.side().map(|mine| {
            let other = mine.other();
            let heading = words.with("understanding-need-of", &[("side", other.code().into())]);
            let need = view.case.needs.of(other).as_ref().map(|need| told(words, &view, other, need));
            view! { <section class="stack stack--tight"><h2>{heading}</h2>{need}</section> }
        });
        let form = view.can(Action::Restate).then(|| {
            let control = self.posted.control(RESTATEMENT);
            view! {
                <PostForm>
                    <Version version=view.version/>
                    <TextArea
                        control=control
                        label=words.say("understanding-restatement")
                        hint=words.say("understanding-restatement-hint")
                        limit=RESTATEMENT_LIMIT
                    />
                    <Button label=words.say("understanding-restate-button")/>
                </PostForm>
            }
        });
        view! {
            <ErrorSummary posted=self.posted.clone() labels=RestateForm::labels(words)/>
            <CaseHead title=words.say("understanding-restate-title") view=view.clone()/>
            {need}
            {form}
            <StalemateCard view=view.clone()/>
            {back(words, &view)}
        }
        .into_any()
    }
}
