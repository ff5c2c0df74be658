//! State the own side's need. The pattern for pages of one act: the form's names come from `form::need`, what stands in
//! it from `Posted`, the version from the view; everything else is words.

use domain::case::Side;
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        need::{NEED, NEED_LIMIT, NeedForm},
    },
    page::{Page, act::CaseHead},
    part::{Button, ErrorSummary, PostForm, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct NeedPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl NeedPage {
    /// The form with the need as it stands.
    pub fn of(view: CaseView) -> Self {
        let need = view.side().and_then(|side| view.case.needs.of(side).clone());
        let posted = need.map_or_else(Posted::blank, |need| Posted::filled([(NEED, need.text)]));
        Self { view, posted }
    }
}

impl Page for NeedPage {
    fn title(&self, words: Words) -> String {
        words.say("act-need-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let hint = match self.view.side() {
            Some(Side::Security) => "act-need-hint-security",
            _ => "act-need-hint-marketing",
        };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=NeedForm::labels(words)/>
            <CaseHead title=words.say("act-need-title") view=self.view.clone()/>
            <PostForm>
                <Version version=self.view.version/>
                <TextArea
                    control=self.posted.control(NEED)
                    label=words.say("form-need-label")
                    hint=words.say(hint)
                    limit=NEED_LIMIT
                />
                <Button label=words.say("act-need-button")/>
            </PostForm>
        }
        .into_any()
    }
}
