//! Hand the case to the executive because a reviewer's authority ends here. Only what the decision table sends there
//! can be recommended, so the page offers nothing that would be refused.

use domain::{
    case::{Side, decision::Choice as Recommended},
    policy::Outcome,
};
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        case::refer::{CHOICE, ReferForm, WHY, WHY_LIMIT},
    },
    page::{
        Page,
        act::{CaseHead, told::ToldOf},
        case::{choice, talk::GoesAlong},
    },
    part::{Banner, BannerKind, Button, Choice, ErrorSummary, PostForm, Radios, TextArea, Version, badge},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ReferPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

/// What can be recommended: as asked, the offers on the table, a no; each only where the table asks for the executive.
pub fn offered(view: &CaseView) -> Vec<Recommended> {
    let mut all = vec![Recommended::AsAsked];
    let mut rounds: Vec<u32> = Side::ALL
        .into_iter()
        .filter_map(|side| view.case.live_offer(side))
        .map(|(round, _)| round.number)
        .collect();
    rounds.sort_unstable();
    all.extend(rounds.into_iter().map(Recommended::Offer));
    all.push(Recommended::Decline);
    all.retain(|choice| sends_on(view, *choice));
    all
}

fn sends_on(view: &CaseView, choice: Recommended) -> bool {
    let standing = match choice {
        Recommended::AsAsked | Recommended::Decline => view.as_asked(),
        Recommended::Offer(number) => view
            .case
            .rounds
            .iter()
            .find(|round| round.number == number)
            .and_then(|round| view.standing(&round.package()?.conditions())),
    };
    standing.is_some_and(|standing| {
        standing.open.is_empty() && matches!(standing.proposal.outcome, Outcome::Escalate | Outcome::Decline)
    })
}

impl ReferPage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for ReferPage {
    fn title(&self, words: Words) -> String {
        words.say("simple-refer")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        self.has_keys()
    }

    fn has_keys(&self) -> bool {
        self.view.worn.contains(&domain::permit::Hat::Reviewer)
    }

    fn view(self) -> AnyView {
        let words = words();
        let choices: Vec<Choice> = offered(&self.view)
            .into_iter()
            .map(|recommended| Choice::new(recommended.code(), choice(words, recommended)))
            .collect();
        // What somebody typed stays on the page, even where the case moved on meanwhile.
        if choices.is_empty() && self.posted.value(WHY).is_empty() {
            return view! {
                <CaseHead title=words.say("simple-refer") view=self.view.clone()/>
                <Banner kind=BannerKind::Warn><p>{why_not(words, &self.view)}</p></Banner>
            }
            .into_any();
        }
        let sentence = self.view.as_asked().map(|standing| {
            let number = standing.severity.number();
            let name = words.say(badge::severity(number));
            let key =
                if standing.needs_signature() { "simple-refer-signed" } else { "simple-refer-sentence" };
            words.with(key, &[("severity", format!("{number} · {name}").into())])
        });
        view! {
            <ErrorSummary posted=self.posted.clone() labels=ReferForm::labels(words)/>
            <CaseHead title=words.say("simple-refer") view=self.view.clone()/>
            <GoesAlong view=self.view.clone()/>
            <ToldOf view=self.view.clone()/>
            <p>{sentence}</p>
            <PostForm>
                <Version version=self.view.version/>
                <Radios control=self.posted.control(CHOICE) legend=words.say("simple-refer-choice") choices=choices/>
                <TextArea
                    control=self.posted.control(WHY)
                    label=words.say("simple-refer-why")
                    hint=words.say("simple-refer-hint")
                    limit=WHY_LIMIT
                />
                <Button label=words.say("simple-refer-button") does="send"/>
            </PostForm>
        }
        .into_any()
    }
}

fn why_not(words: Words, view: &CaseView) -> String {
    match view.as_asked() {
        Some(standing) if !standing.open.is_empty() => words.say("refused-gate-open"),
        _ => words.say("refused-nothing-to-refer"),
    }
}
