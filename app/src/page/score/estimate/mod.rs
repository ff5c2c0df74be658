//! Estimate losses, value and costs (experience.md R3). One long form whose order follows who looks, marketing's own
//! numbers first; beside it the curve that the figures make, refreshed by the server while somebody types. What others
//! expect stands below, once the own figures are saved.

mod fields;
mod others;
pub mod panel;
pub mod told;
mod worth;

use domain::{
    case::{Side, estimate::Estimate},
    language::Language,
};
use island::OutcomePanel;
use leptos::prelude::*;

use self::{fields::Scenarios, others::Others, panel::Panel, worth::Worth};
use crate::{
    address::Address,
    form::{
        Posted,
        score::estimate::{Elicitation, EstimateForm, PREVIEW, fill},
    },
    page::{Page, act::CaseHead, negotiation::condition},
    part::{Button, ButtonKind, Details, ErrorSummary, PostForm, Version},
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// Id of the form, for the island.
const FORM: &str = "estimates";

/// The page.
#[derive(Clone, Debug)]
pub struct EstimatePage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl EstimatePage {
    /// The form with what this person saved before.
    pub fn of(view: CaseView, language: Language) -> Self {
        let own = view.case.estimates.get(&view.me).map(|estimated| fill(&estimated.estimate, language));
        let posted = Posted { typed: own.unwrap_or_default(), ..Posted::blank() };
        Self { view, posted }
    }

    /// What can be estimated in this case by whoever looks.
    pub fn frame(view: &CaseView, language: Language) -> Elicitation {
        Elicitation::of(&view.case, view.me, language)
    }

    /// What the fields say as far as they can be read.
    pub fn tried(&self, language: Language) -> Estimate {
        EstimateForm::tried(&self.posted.typed, &Self::frame(&self.view, language))
    }
}

impl Page for EstimatePage {
    const WIDTH: Width = Width::Wide;

    fn title(&self, words: Words) -> String {
        words.say("estimate-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let estimate = self.tried(words.language);
        let Self { view, posted } = self;
        let frame = Self::frame(&view, words.language);
        let labels =
            EstimateForm::labels(words, &frame, |id| told::name(words, id), |id| condition(words, id));
        let marketing = view.side() == Some(Side::Marketing);
        let lead = if marketing { "estimate-lead-marketing" } else { "estimate-lead-security" };
        let here = Address::Act(view.case.number, domain::case::act::Action::Estimate).to(words.language);
        let sections = sections(&view, &posted, &frame, marketing);
        let version = view.version;
        let panel = view! { <Panel view=view.clone() estimate=estimate/> };
        view! {
            <ErrorSummary posted=posted.clone() labels=labels/>
            <CaseHead title=words.say("estimate-title") view=view.clone()/>
            <p class="lead">{words.say(lead)}</p>
            {how(words)}
            <div class="with-aside">
                <PostForm id=FORM>
                    // The Return key presses a form's first button: it shall show the curve and never save.
                    <button type="submit" class="visually-hidden" name=PREVIEW value="yes" tabindex="-1" aria-hidden="true">
                        {words.say("estimate-preview")}
                    </button>
                    <Version version=version/>
                    <div class="stack stack--wide">{sections}</div>
                    <div class="buttons">
                        <Button label=words.say("estimate-save")/>
                        <Button label=words.say("estimate-preview") kind=ButtonKind::Secondary name=PREVIEW value="yes"/>
                    </div>
                </PostForm>
                <aside class="aside" id="curve" aria-label=words.say("estimate-panel")>
                    <OutcomePanel form=FORM.to_owned() from=here failed=words.say("estimate-panel-failed")>
                        {panel}
                    </OutcomePanel>
                </aside>
            </div>
            <Others view=view/>
        }
        .into_any()
    }
}

/// The sections in the order of whoever looks: people begin with what they know.
fn sections(view: &CaseView, posted: &Posted, frame: &Elicitation, marketing: bool) -> AnyView {
    let losses = view! { <Scenarios view=view.clone() posted=posted.clone() frame=frame.clone()/> };
    let worth = view! { <Worth posted=posted.clone() frame=frame.clone()/> };
    if marketing { view! { {worth}{losses} }.into_any() } else { view! { {losses}{worth} }.into_any() }
}

fn how(words: Words) -> AnyView {
    let items = [
        "estimate-how-before",
        "estimate-how-ends",
        "estimate-how-nine",
        "estimate-how-one",
        "estimate-how-alone",
    ];
    let items = items.map(|key| view! { <li>{words.say(key)}</li> });
    view! {
        <Details summary=words.say("estimate-how")>
            <ul>{items.into_iter().collect_view()}</ul>
        </Details>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
