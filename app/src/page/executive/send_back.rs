//! Sending back with a question: says where the case goes, that it is possible once, and whether that was used. Because
//! of an open gate it goes back to review and does not count.

use leptos::prelude::*;

use super::escalated;
use crate::{
    address::Address,
    form::{
        Posted,
        executive::send_back::{QUESTION, QUESTION_LIMIT, SendBackForm},
    },
    page::{Page, act::CaseHead},
    part::{Banner, BannerKind, Button, ButtonKind, ButtonLink, ErrorSummary, PostForm, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct SendBackPage {
    view: CaseView,
    posted: Posted,
}

impl SendBackPage {
    /// The page of a case that is with the executive, or was; `None` for any other.
    pub fn of(view: CaseView, posted: Posted) -> Option<Self> {
        escalated(&view.case)?;
        Some(Self { view, posted })
    }

    /// Key of the sentence that says where the case goes; `None` when it was sent back before.
    fn effect(&self) -> Option<&'static str> {
        let case = &self.view.case;
        let gate_open = self.view.as_asked().is_some_and(|standing| !standing.open.is_empty());
        let on_table = case.last_round().is_some_and(|round| !round.stale);
        match (gate_open, case.sent_back, on_table) {
            (true, _, _) => Some("send-back-effect-gate"),
            (false, 1.., _) => None,
            (false, 0, true) => Some("send-back-effect-table"),
            (false, 0, false) => Some("send-back-effect-review"),
        }
    }
}

impl Page for SendBackPage {
    fn title(&self, words: Words) -> String {
        words.say("send-back-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let brief = Address::Brief(self.view.case.number).to(words.language);
        let (version, question) = (self.view.version, self.posted.control(QUESTION));
        let content = match self.effect() {
            None => view! {
                <Banner kind=BannerKind::Warn><p>{words.say("send-back-used")}</p></Banner>
                <ButtonLink label=words.say("send-back-to-brief") href=brief kind=ButtonKind::Secondary/>
            }
            .into_any(),
            Some(effect) => view! {
                <p class="lead">{words.say(effect)}</p>
                <PostForm>
                    <Version version=version/>
                    <TextArea
                        control=question
                        label=words.say("send-back-question")
                        hint=words.say("send-back-question-hint")
                        limit=QUESTION_LIMIT
                    />
                    <div class="buttons">
                        <Button label=words.say("send-back-button")/>
                        <a href=brief>{words.say("common-cancel")}</a>
                    </div>
                </PostForm>
            }
            .into_any(),
        };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=SendBackForm::labels(words)/>
            <CaseHead title=words.say("send-back-title") view=self.view.clone()/>
            {content}
        }
        .into_any()
    }
}
