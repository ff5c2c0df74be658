//! What waits for the executive: few rows, the deadline first, each a link to the page that can be read in a minute. Where
//! somebody else decides for the owner of an area, the row says who.

use domain::{area::Area, permit::Hat, time::Time};
use leptos::prelude::*;

use super::facts::kind;
use crate::{
    address::Address,
    chart::exceedance::tolerated,
    page::Page,
    part::{Due, Empty, PageHead, RiskBadge, Status},
    port::CaseRow,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct DecisionsPage {
    /// What waits, the most urgent first.
    pub rows: Vec<CaseRow>,
    /// The areas whose tolerance the reader sets, by name.
    pub own: Vec<Area>,
    /// Whether a change of the policy waits for the reader; `None` for whoever does not read the policy.
    pub policy: Option<bool>,
    /// When the page was made.
    pub now: Time,
}

impl Page for DecisionsPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        words.say("decisions-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let tolerance = tolerance(words, &self.own);
        let policy = self.policy.map(|waits| policy(words, waits));
        if self.rows.is_empty() {
            return view! {
                <PageHead title=words.say("decisions-title")/>
                <Empty title=words.say("decisions-empty") text=words.say("decisions-empty-text")/>
                {tolerance}
                {policy}
            }
            .into_any();
        }
        let now = self.now;
        let mine = self.rows.iter().filter(|row| row.hat == Some(Hat::Decider)).count();
        let lead = words.with("decisions-count", &[("count", mine.into())]);
        let items = self.rows.into_iter().map(|row| {
            let href = Address::Brief(row.number).to(words.language);
            let risk = row.severity.map(|severity| view! { <RiskBadge level=severity.number()/> });
            let of = row.kind.map(|id| view! { <span>{kind(words, id)}</span> });
            let status = Status::of_row(words, &row, now);
            let other = (!status.yours).then(|| view! { <p class="row-meta">{status.sentence}</p> });
            view! {
                <li class="inbox-row">
                    {risk}
                    <div>
                        <a class="row-link" href=href>{row.tool}</a>
                        <p class="row-meta">
                            <span>{row.reference}</span>
                            {of}
                            <span>{row.requester}</span>
                            <span>{row.area}</span>
                        </p>
                        {other}
                    </div>
                    <div class="row-side">
                        <span>{words.say("decisions-until")}</span>
                        <Due due=row.due now=now/>
                    </div>
                </li>
            }
        });
        view! {
            <PageHead title=words.say("decisions-title") lead=lead/>
            <ol class="inbox">{items.collect_view()}</ol>
            {tolerance}
            {policy}
        }
        .into_any()
    }
}

/// The way to the policy, which one person proposes and another one confirms.
fn policy(words: Words, waits: bool) -> AnyView {
    let key = if waits { "decisions-policy-waits" } else { "decisions-policy" };
    view! { <p><a href=Address::Policy.to(words.language)>{words.say(key)}</a></p> }.into_any()
}

/// What the executive tolerates in each of the own areas, and where to change it.
fn tolerance(words: Words, own: &[Area]) -> Option<AnyView> {
    let items = own.iter().map(|area| {
        let href = Address::Tolerance(area.id).to(words.language);
        let said = match area.tolerance {
            Some(anchors) => anchors.map(|anchor| tolerated(words, anchor)).join("; "),
            None => words.say("decisions-tolerance-none"),
        };
        view! { <li><a href=href>{area.name.clone()}</a>": "{said}</li> }
    });
    let items = items.collect_view();
    (!own.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="tolerance-of-areas">
                <h2 id="tolerance-of-areas">{words.say("decisions-tolerance")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
