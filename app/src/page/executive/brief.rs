//! The brief (workflow.md 6, experience.md E2): deadline, question, recommendation, risk, value and waiting, what both
//! want and what not, precedents, choices, and below them the appendix. It shows the facts frozen at escalation; only
//! what may be chosen now (gates, days) is computed. Everybody who may see the case reads it; no island, no script.

mod advice;
mod appendix;
mod choices;
mod dispute;
mod result;

use domain::case::state::Escalated;
use leptos::prelude::*;

use super::{cut::cut, escalated};
use crate::{
    format,
    page::Page,
    part::{RiskBadge, badge},
    port::CaseView,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct BriefPage {
    view: CaseView,
    escalated: Escalated,
}

impl BriefPage {
    /// The brief of a case; `None` where the executive never had it, or sent it back.
    pub fn of(view: CaseView) -> Option<Self> {
        let escalated = escalated(&view.case)?.clone();
        Some(Self { view, escalated })
    }
}

/// Words that a text of people may take on the page; together with ours they stay below 220.
mod room {
    pub const NAME: usize = 6;
    pub const ADVICE: usize = 12;
    pub const VALUE: usize = 10;
    pub const WAITING: usize = 10;
    pub const TERM: usize = 6;
    pub const NEED: usize = 20;
}

impl Page for BriefPage {
    fn title(&self, words: Words) -> String {
        words.with("brief-title", &[("tool", (&self.view.case.request.tool).into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, escalated } = &self;
        let due = format::moment(words.language, escalated.due);
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
        let act = if open { choices::choices(words, view, escalated) } else { result::result(words, view) };
        view! {
            <article class="brief">
                <p class="brief-meta">
                    <span>{words.with("brief-until", &[("due", due.into())])}</span>
                    {late}
                    <span>{view.case.reference()}</span>
                </p>
                <h1>{question}</h1>
                {advice::advice(words, view, escalated)}
                {facts(words, view, escalated)}
                {dispute::dispute(words, view, escalated)}
                {act}
            </article>
            {appendix::appendix(words, view, escalated)}
        }
        .into_any()
    }
}

/// Risk now and with each offer; what it is for; what waiting costs.
fn facts(words: Words, view: &CaseView, escalated: &Escalated) -> AnyView {
    let brief = &escalated.brief;
    let row =
        |label: String, value: AnyView| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any();
    let risk =
        |level: u8, provisional: bool| view! { <RiskBadge level=level provisional=provisional/> }.into_any();
    let mut rows = vec![row(words.say("brief-risk"), risk(brief.severity.number(), brief.provisional))];
    rows.extend(brief.options.iter().map(|offered| {
        let label = words.with(dispute::offer_of(offered.side), &[("round", offered.round.into())]);
        row(label, risk(offered.severity.number(), false))
    }));
    let text = |key: &'static str, text: &str, limit: usize| {
        let shown = cut(text, limit);
        (!shown.is_empty()).then(|| row(words.say(key), view! { {shown} }.into_any()))
    };
    rows.extend(text("brief-value", &view.case.request.purpose, room::VALUE));
    rows.extend(text("brief-waiting", &view.case.request.waiting, room::WAITING));
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// `4 · Hoch`, in a sentence.
pub(super) fn level(words: Words, severity: domain::rating::Severity) -> String {
    let number = severity.number();
    format!("{number} · {}", words.say(badge::severity(number)))
}

#[cfg(test)]
mod tests;
