//! The brief (workflow.md 6, experience.md E2): deadline, question, recommendation, risk, value and waiting, what both
//! want and what not, precedents, choices, and below them the appendix. It shows the facts frozen at escalation; only
//! what may be chosen now (gates, days) is computed. Everybody who may see the case reads it; no island, no script.

mod advice;
mod appendix;
mod choices;
mod dispute;
mod result;
mod risks;
mod room;

use self::room::Room;
use domain::{
    case::{sheet::ChangedFact, state::Escalated},
    id::CaseNumber,
};
use leptos::prelude::*;

use super::{
    cut::{cut, shortened},
    escalated,
};
use crate::{
    format,
    page::Page,
    part::{badge, moment},
    port::CaseView,
    render,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct BriefPage {
    view: CaseView,
    escalated: Escalated,
    next: Option<Next>,
}

/// What waits for whoever has just decided: another case with its tool, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next(pub Option<(CaseNumber, String)>);

impl BriefPage {
    /// The brief of a case; `None` where the executive never had it, or sent it back.
    pub fn of(view: CaseView) -> Option<Self> {
        let escalated = escalated(&view.case)?.clone();
        Some(Self { view, escalated, next: None })
    }

    /// Whether the reader decided it, and may want to know what waits next.
    pub fn is_decided_by_reader(&self) -> bool {
        result::decided(&self.view).is_some_and(|decided| decided.decision.by == self.view.me)
    }

    /// The same with what waits next.
    #[must_use]
    pub fn before(self, next: Next) -> Self {
        Self { next: Some(next), ..self }
    }
}

impl Page for BriefPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.with("brief-title", &[("tool", (&self.view.case.request.tool).into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, escalated, next } = &self;
        // The forms of a page count what they take from it, so the page is counted beside it.
        let changed = changed(view, escalated);
        let counted =
            |room| room::count(&render::measured(|| main(words, view, escalated, changed.len(), room)));
        let room = Room::fitting(escalated, counted);
        view! {
            {next.as_ref().map(|next| result::next(words, next))}
            {main(words, view, escalated, changed.len(), room)}
            {appendix::appendix(words, view, escalated, changed)}
        }
        .into_any()
    }
}

/// Facts that are other ones than those of which the executive was told: the brief is frozen, the case is not.
fn changed(view: &CaseView, escalated: &Escalated) -> Vec<ChangedFact> {
    let past = &view.case.past;
    let step = past.iter().take_while(|past| past.at <= escalated.brief.at).count();
    if step == past.len() {
        return Vec::new();
    }
    let facts = view.case.sheet_at(&view.basis(), step).difference(&view.case.sheet(&view.basis()));
    facts.into_iter().filter(|fact| !view.blind || fact.place().0 != "factor").collect()
}

/// What the executive reads before the appendix.
fn main(words: Words, view: &CaseView, escalated: &Escalated, changed: usize, room: Room) -> AnyView {
    let due = moment(words, escalated.due, view.zone());
    let open = result::decided(view).is_none();
    let late = (open && escalated.due < view.now).then(|| {
        view! { <strong>{words.say("brief-overdue")}</strong> }
    });
    let question = words.with(
        "brief-question",
        &[
            ("area", cut(&view.area, room::NAME).into()),
            ("tool", cut(&view.case.request.tool, room::NAME).into()),
        ],
    );
    let act =
        if open { choices::choices(words, view, escalated, room) } else { result::result(words, view, room) };
    view! {
        <article class="brief">
            <p class="brief-meta">
                <span>{words.with("brief-until", &[("due", due.into())])}</span>
                {late}
                {open.then(|| reading(words, changed))}
                <span>{view.case.reference()}</span>
            </p>
            <h1>{question}</h1>
            {advice::advice(words, view, escalated, room)}
            {risks::risks(words, view, escalated)}
            {value(words, view, room)}
            {dispute::dispute(words, view, escalated, room)}
            {act}
            <p><a href="#appendix">{words.say("brief-all-in-full")}</a></p>
        </article>
    }
    .into_any()
}

/// How long it takes, or, more important, that it says no longer everything.
fn reading(words: Words, changed: usize) -> AnyView {
    if changed == 0 {
        return view! { <span>{words.say("brief-reading")}</span> }.into_any();
    }
    let told = words.with("brief-changed", &[("count", changed.into())]);
    view! { <a class="brief-changed" href="#changed">{told}</a> }.into_any()
}

/// What it is for, and what waiting costs; the amounts first, where somebody estimated them.
fn value(words: Words, view: &CaseView, room: Room) -> AnyView {
    let request = &view.case.request;
    let combined = view.case.combined();
    let money = |euros: i64| format::whole_euros(words.language, euros.saturating_mul(100));
    let amount = combined.value.map(|value| money(value.mode));
    let delay = combined.delay.map(|delay| words.with("brief-a-month", &[("amount", money(delay).into())]));
    let text = |key: &'static str, amount: Option<String>, text: &str| {
        let is_said = !text.is_empty();
        let amount = amount.map(|amount| if is_said { format!("{amount}. ") } else { amount });
        let text = shortened(words, text, room.texts, "#brief-texts");
        (is_said || amount.is_some()).then(|| view! { <p><b>{words.say(key)}":"</b>" "{amount}{text}</p> })
    };
    let texts =
        (text("brief-value", amount, &request.purpose), text("brief-waiting", delay, &request.waiting));
    view! { <div class="brief-wait">{texts.0}{texts.1}</div> }.into_any()
}

/// `4 · Hoch`, in a sentence.
pub(super) fn level(words: Words, severity: domain::rating::Severity) -> String {
    let number = severity.number();
    format!("{number}\u{a0}·\u{a0}{}", words.say(badge::severity(number)))
}

#[cfg(test)]
mod tests;
