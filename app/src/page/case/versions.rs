//! What was known when: the facts of a case at each change, two of them side by side, and the hash that a verdict was bound
//! to. Earlier facts are computed from later ones, as everywhere; so the hash of a step can be made again by anybody.

use domain::{case::sheet::ChangedFact, id::CaseNumber};
use leptos::prelude::*;

use super::changed::ChangedFacts;
use crate::{
    address::Address,
    form::Posted,
    page::{Page, act::CaseHead},
    part::{Button, ButtonKind, Choice, Column, Select, Table, moment},
    port::CaseView,
    text::{Words, words},
};

/// The older one of two.
pub const FROM: &str = "from";
/// The newer one.
pub const TO: &str = "to";

/// The screen.
#[derive(Clone, Debug)]
pub struct VersionsPage {
    /// The case.
    pub view: CaseView,
    /// Which two are compared: how many changes stood before each.
    pub compared: (usize, usize),
}

impl VersionsPage {
    /// The page for two steps; what is no step is the first or the last one, and the older one stands first.
    pub fn of(view: CaseView, from: Option<usize>, to: Option<usize>) -> Self {
        let last = view.case.past.len();
        let (one, other) = (from.unwrap_or(0).min(last), to.unwrap_or(last).min(last));
        Self { view, compared: (one.min(other), one.max(other)) }
    }

    /// The address of a comparison.
    pub fn path(number: CaseNumber, from: usize, to: usize) -> String {
        format!("{}?{FROM}={from}&{TO}={to}", Address::Versions(number).path())
    }
}

impl Page for VersionsPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        words.say("versions-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let (view, (from, to)) = (self.view, self.compared);
        let basis = view.basis();
        let last = view.case.past.len();
        let zone = view.zone();
        let name = |step: usize| {
            let since = if step == 0 {
                view.case.submitted
            } else {
                view.case.past.get(step - 1).map(|past| past.at)
            };
            let when = since.map(|since| moment(words, since, zone)).unwrap_or_default();
            words.with("versions-step", &[("number", (step + 1).into()), ("when", when.into())])
        };
        let verdicts = |step: usize, hash: &str| {
            let rounds = view.case.rounds.iter().filter(|round| {
                round.ground.as_ref().is_some_and(|ground| ground.step == step && ground.hash == hash)
            });
            let said: Vec<String> = rounds
                .map(|round| words.with("versions-round", &[("number", round.number.into())]))
                .collect();
            if said.is_empty() { "–".to_owned() } else { said.join(", ") }
        };
        let rows: Vec<Vec<AnyView>> = (0..=last)
            .rev()
            .map(|step| {
                let hash = view.case.sheet_at(&basis, step).hash();
                let said = verdicts(step, &hash);
                vec![
                    name(step).into_any(),
                    view! { <code class="hash">{hash}</code> }.into_any(),
                    said.into_any(),
                ]
            })
            .collect();
        let columns = ["versions-column-step", "versions-column-hash", "versions-column-said"];
        let columns = columns.map(|key| Column::words(words.say(key))).to_vec();
        let facts: Vec<ChangedFact> =
            view.case.sheet_at(&basis, from).difference(&view.case.sheet_at(&basis, to));
        let choices: Vec<Choice> = (0..=last).map(|step| Choice::new(step.to_string(), name(step))).collect();
        let posted = Posted::filled([(FROM, from.to_string()), (TO, to.to_string())]);
        let form = (last > 0).then(|| {
            view! {
                <form method="get" class="filter-form" action=Address::Versions(view.case.number).to(words.language)>
                    <Select control=posted.control(FROM) label=words.say("versions-from") choices=choices.clone()/>
                    <Select control=posted.control(TO) label=words.say("versions-to") choices=choices/>
                    <div class="buttons"><Button label=words.say("versions-button") kind=ButtonKind::Secondary/></div>
                </form>
            }
        });
        let difference = if facts.is_empty() {
            view! { <p>{words.say(if last == 0 { "versions-one" } else { "versions-same" })}</p> }.into_any()
        } else {
            let count = words.with("versions-count", &[("count", facts.len().into())]);
            view! { <p>{count}</p><ChangedFacts view=view.clone() facts=facts/> }.into_any()
        };
        view! {
            <CaseHead title=words.say("versions-title") view=view.clone()/>
            <p class="lead">{words.say("versions-lead")}</p>
            {form}
            <section class="stack" aria-label=words.say("versions-difference")>{difference}</section>
            <Table caption=words.say("versions-table") columns=columns rows=rows/>
        }
        .into_any()
    }
}
