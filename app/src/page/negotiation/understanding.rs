//! Was my side understood? The need and its restatement, and two answers on one page: yes, or what is missing. Each
//! answer has an address of its own; the page is the same at both.

use domain::case::act::Action;
use leptos::prelude::*;

use super::{acts::back, needs::told, owed::StalemateCard};
use crate::{
    address::Address,
    form::{
        Posted,
        negotiation::correct::{CORRECTION, CORRECTION_LIMIT, CorrectForm},
    },
    page::{Page, act::CaseHead},
    part::{Button, ButtonKind, ErrorSummary, PostForm, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct UnderstandingPage {
    /// The case.
    pub view: CaseView,
    /// The correction.
    pub posted: Posted,
}

impl UnderstandingPage {
    /// The page before anybody answered.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for UnderstandingPage {
    fn title(&self, words: Words) -> String {
        words.say("understanding-confirm-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let need = view
            .side()
            .and_then(|mine| view.case.needs.of(mine).as_ref().map(|need| told(words, &view, mine, need)));
        let forms = view.can(Action::Confirm).then(|| forms(words, &view, &self.posted));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=CorrectForm::labels(words)/>
            <CaseHead title=words.say("understanding-confirm-title") view=view.clone()/>
            {need}
            {forms}
            <StalemateCard view=view.clone()/>
            {back(words, &view)}
        }
        .into_any()
    }
}

fn forms(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let to = |action| Address::Act(view.case.number, action).to(words.language);
    let (version, control) = (view.version, posted.control(CORRECTION));
    view! {
        <section class="stack stack--tight">
            <h2>{words.say("understanding-yes")}</h2>
            <PostForm action=to(Action::Confirm)>
                <Version version=version/>
                <Button label=words.say("understanding-confirm-button")/>
            </PostForm>
        </section>
        <section class="stack stack--tight">
            <h2>{words.say("understanding-not-quite")}</h2>
            <PostForm action=to(Action::Correct)>
                <Version version=version/>
                <TextArea
                    control=control
                    label=words.say("understanding-correction")
                    hint=words.say("understanding-correction-hint")
                    limit=CORRECTION_LIMIT
                />
                <Button label=words.say("understanding-correct-button") kind=ButtonKind::Secondary/>
            </PostForm>
        </section>
    }
    .into_any()
}
