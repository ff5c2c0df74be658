//! The confirmation: one sentence says the effect, the package stands below it in full, then reason, last day and one
//! button. Nothing is decided before it, and it works without script.

use domain::{
    case::{
        decision::Choice,
        state::{Escalated, State},
    },
    time::Day,
};
use leptos::prelude::*;

use super::{
    brief, escalated,
    package::PackageFacts,
    way::{Way, exception_days, last_day, ways},
};
use crate::{
    address::Address,
    form::{
        Posted,
        executive::decide::{Allowed, CHOICE, DecideForm, EXPIRES, REASON, REASON_LIMIT},
    },
    format,
    page::{Page, act::CaseHead},
    part::{Button, DateInput, Details, ErrorSummary, Hidden, PostForm, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct DecidePage {
    view: CaseView,
    way: Way,
    recommended: Option<Choice>,
    posted: Posted,
}

/// What the case allows at this moment.
pub fn allowed(view: &CaseView, escalated: &Escalated) -> Allowed {
    let recommended = escalated.brief.recommendation.as_ref().map(|recommendation| recommendation.choice);
    let severity = view.as_asked().map_or(escalated.brief.severity, |standing| standing.severity);
    Allowed { recommended, today: view.today(), last: last_day(severity, view.today()) }
}

impl DecidePage {
    /// The confirmation of the choice with this code; `None` where the executive has no such choice.
    pub fn of(view: CaseView, choice: &str, posted: Posted) -> Option<Self> {
        let escalated = escalated(&view.case)?;
        let recommended = allowed(&view, escalated).recommended;
        let choice = Choice::from_code(choice)?;
        let way = ways(&view, escalated).into_iter().find(|way| way.choice == choice)?;
        Some(Self { view, way, recommended, posted })
    }

    /// The choice can be confirmed now; the brief says why one cannot.
    pub fn is_open(&self) -> bool {
        self.way.closed.is_none() && matches!(self.view.case.state, State::Escalated(_))
    }

    /// The same with a proposed last day: a year, or the longest exception.
    #[must_use]
    pub fn filled(mut self) -> Self {
        let today = self.view.today();
        let proposed: Day = last_day(self.way.severity, today).min(today.plus(365));
        self.posted = Posted::filled([(EXPIRES, proposed.to_string())]);
        self
    }

    fn effect(&self, words: Words) -> String {
        let risk = brief::level(words, self.way.severity);
        match (self.way.choice, &self.way.offered) {
            (Choice::Decline, _) => words.say("decide-effect-decline"),
            (_, Some(offered)) => words.with(
                "decide-effect-offer",
                &[
                    ("count", offered.package.terms.len().into()),
                    ("until", format::short_day(words.language, offered.package.expires).into()),
                    ("risk", risk.into()),
                ],
            ),
            (_, None) => words.with("decide-effect-as-asked", &[("risk", risk.into())]),
        }
    }
}

impl Page for DecidePage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("decide-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let effect = self.effect(words);
        let silent = DecideForm::may_be_silent(self.way.choice, self.recommended);
        let expires = (self.way.choice == Choice::AsAsked).then(|| {
            let hint = if self.way.severity == domain::rating::Severity::Critical {
                words.with("decide-expires-critical", &[("days", u32::from(exception_days()).into())])
            } else {
                words.say("decide-expires-hint")
            };
            view! {
                <DateInput control=self.posted.control(EXPIRES) label=words.say("decide-expires") hint=hint/>
            }
        });
        let package = self.way.offered.map(|offered| {
            view! {
                <Details summary=words.say("decide-package")><PackageFacts package=offered.package/></Details>
            }
        });
        let back = Address::Brief(self.view.case.number).to(words.language);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=DecideForm::labels(words)/>
            <CaseHead title=words.say("decide-title") view=self.view.clone()/>
            <section class="confirm">
                <p class="lead">{effect}</p>
                {package}
                <PostForm>
                    <Version version=self.view.version/>
                    <Hidden name=CHOICE value=self.way.choice.code()/>
                    {expires}
                    <TextArea
                        control=self.posted.control(REASON)
                        label=words.say("decide-reason")
                        hint=words.say("decide-reason-hint")
                        limit=REASON_LIMIT
                        optional=silent
                    />
                    <p class="muted">{words.say("decide-undo")}</p>
                    <div class="buttons">
                        <Button label=words.say("decide-button")/>
                        <a href=back>{words.say("common-cancel")}</a>
                    </div>
                </PostForm>
            </section>
        }
        .into_any()
    }
}
