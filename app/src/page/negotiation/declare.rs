//! Declare a stalemate: the cause, the own words, and what happens next, said before anybody presses: it does not end
//! the talk, it obliges both sides to understand each other and then asks one person.

use domain::case::{act::Action, state::Cause};
use leptos::prelude::*;

use super::{acts::back, owed::cause};
use crate::{
    form::{
        Posted,
        negotiation::declare::{CAUSE, DeclareForm, REASON, REASON_LIMIT},
    },
    page::{Page, act::CaseHead},
    part::{Button, Choice, ErrorSummary, PostForm, Radios, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct DeclarePage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl DeclarePage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for DeclarePage {
    fn title(&self, words: Words) -> String {
        words.say("settling-declare-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let form = self.view.can(Action::Declare).then(|| form(words, &self.view, &self.posted));
        let steps = ["settling-step-needs", "settling-step-restate", "settling-step-executive"]
            .map(|key| view! { <li>{words.say(key)}</li> });
        view! {
            <ErrorSummary posted=self.posted.clone() labels=DeclareForm::labels(words)/>
            <CaseHead title=words.say("settling-declare-title") view=self.view.clone()/>
            <section class="card card--quiet">
                <h2 class="card-title">{words.say("settling-next")}</h2>
                <ol>{steps.into_iter().collect_view()}</ol>
                <p>{words.say("settling-way-back")}</p>
            </section>
            {form}
            {back(words, &self.view)}
        }
        .into_any()
    }
}

fn form(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let choices = Cause::DECLARED
        .map(|one| Choice::new(one.code(), words.say(cause(one))).hint(words.say(hint(one))))
        .to_vec();
    let (version, cause, reason) = (view.version, posted.control(CAUSE), posted.control(REASON));
    view! {
        <PostForm>
            <Version version=version/>
            <Radios control=cause legend=words.say("settling-cause") choices=choices/>
            <TextArea
                control=reason
                label=words.say("settling-reason")
                hint=words.say("settling-reason-hint")
                limit=REASON_LIMIT
                optional=true
            />
            <Button label=words.say("settling-declare-button")/>
        </PostForm>
    }
    .into_any()
}

const fn hint(cause: Cause) -> &'static str {
    match cause {
        Cause::Facts => "settling-hint-facts",
        Cause::Values => "settling-hint-values",
        Cause::Cost => "settling-hint-cost",
        Cause::Law | Cause::Silence => "settling-hint-law",
    }
}
