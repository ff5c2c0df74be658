//! Accept the package on the table: what is accepted in short, what follows from it, and, where one side gave
//! everything, one sentence of explanation. The consequences are computed as the state machine will compute them.

use domain::{
    case::{
        Side,
        difference::Ledger,
        package::{Package, Round},
        standing::Standing,
    },
    policy::Outcome,
};
use leptos::prelude::*;

use super::{acts::back, gates::OpenGates, package::PackageInShort};
use crate::{
    form::{
        Posted,
        negotiation::accept::{AcceptForm, EXPLANATION, EXPLANATION_LIMIT},
    },
    page::{Page, act::CaseHead},
    part::{Button, ErrorSummary, PostForm, RiskBadge, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};
use domain::case::act::Action;

/// The page.
#[derive(Clone, Debug)]
pub struct AcceptPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl AcceptPage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }

    /// Whether one side gave everything, so that a sentence is needed.
    pub fn is_one_sided(view: &CaseView) -> bool {
        Ledger::of(&view.case.rounds).is_one_sided()
    }
}

impl Page for AcceptPage {
    fn title(&self, words: Words) -> String {
        words.say("settling-accept-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let package = view.case.last_round().and_then(Round::package).cloned();
        let shown = package.clone().map(|package| view! { <PackageInShort package=package/> });
        let consequences = package.and_then(|package| consequences(words, &view, &package));
        let form = view.can(Action::Accept).then(|| form(words, &view, &self.posted));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AcceptForm::labels(words)/>
            <CaseHead title=words.say("settling-accept-title") view=view.clone()/>
            {shown}
            {consequences}
            {form}
            {back(words, &view)}
        }
        .into_any()
    }
}

fn form(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let one_sided = AcceptPage::is_one_sided(view);
    let hint = if one_sided { words.say("settling-explanation-why") } else { String::new() };
    let (version, control) = (view.version, posted.control(EXPLANATION));
    view! {
        <PostForm>
            <Version version=version/>
            <TextArea
                control=control
                label=words.say("settling-explanation")
                hint=hint
                limit=EXPLANATION_LIMIT
                optional=!one_sided
            />
            <Button label=words.say("settling-accept-button")/>
        </PostForm>
    }
    .into_any()
}

fn consequences(words: Words, view: &CaseView, package: &Package) -> Option<AnyView> {
    let standing = view.standing(&package.conditions())?;
    let signature = view.side() == Some(Side::Security) && standing.needs_signature();
    let signature = signature.then(|| view! { <p>{words.say("settling-needs-signature")}</p> });
    let level = standing.severity.number();
    let then = words.say(next(&standing));
    let provisional = standing.provisional;
    Some(
        view! {
            <section class="card">
                <h2 class="card-title">{words.say("settling-consequences")}</h2>
                <p>{words.say("settling-risk-left")} " " <RiskBadge level=level provisional=provisional/></p>
                {signature}
                <p>{then}</p>
                <OpenGates view=view.clone() standing=standing/>
            </section>
        }
        .into_any(),
    )
}

/// Key of what follows: blocked, gates, executive, or approved at once.
fn next(standing: &Standing) -> &'static str {
    if !standing.blocked().is_empty() {
        return "settling-then-returned";
    }
    if !standing.open.is_empty() {
        return "settling-then-gates";
    }
    match standing.proposal.outcome {
        Outcome::Approve | Outcome::ApproveWithConditions => "settling-then-approved",
        Outcome::Escalate | Outcome::Decline | Outcome::Return => "settling-then-executive",
    }
}
