//! Confirm the four business impact values after submission, in the sentences of the check page. From then on the
//! business impact counts and the severity is no longer provisional; a change of answers or a correction of one of the
//! four makes it provisional again.

use domain::case::request::business_impact;
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        score::impact::{SHOWN, shown},
    },
    page::{Page, act::CaseHead, intake::impact::ImpactList, score::adjusted::Adjusted},
    part::{Button, ErrorSummary, Hidden, PostForm, RiskBadge, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ImpactPage {
    /// The case.
    pub view: CaseView,
    /// The form; only its faults are shown.
    pub posted: Posted,
}

impl ImpactPage {
    /// The four sentences as they are now.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for ImpactPage {
    fn title(&self, words: Words) -> String {
        words.say("confirm-impact-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Some(standing) = self.view.as_asked() else { return ().into_any() };
        let vector = standing.assessment.inherent;
        let impact = business_impact(&vector);
        let form = if standing.provisional {
            let then = vector.severity_business();
            view! {
                <p>{words.say("confirm-impact-now")}" "<RiskBadge level=vector.severity_max().number() provisional=true/></p>
                <p>{words.say("confirm-impact-then")}" "<RiskBadge level=then.number()/></p>
                <PostForm>
                    <Version version=self.view.version/>
                    <Hidden name=SHOWN value=shown(impact)/>
                    <Button label=words.say("confirm-impact-button")/>
                </PostForm>
                <p class="muted">{words.say("confirm-impact-wrong")}</p>
            }
            .into_any()
        } else {
            view! { <p>{words.say("confirm-impact-done")}</p> }.into_any()
        };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=Vec::new()/>
            <CaseHead title=words.say("confirm-impact-title") view=self.view.clone()/>
            <p class="lead">{words.say("confirm-impact-lead")}</p>
            <ImpactList impact=impact/>
            {form}
            <Adjusted view=self.view.clone() standing=standing/>
        }
        .into_any()
    }
}
