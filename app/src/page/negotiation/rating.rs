//! The rating as asked and with a package: first the two levels and what the decision table says, then, for whoever
//! wants to check, what exactly fell and both ratings in full. All of it comes from `Standing`, which the state machine
//! asks too.

use std::collections::BTreeSet;

use domain::{
    case::standing::Standing,
    policy::{Outcome, Proposal},
    rating::{Factor, Vector},
    rules::ConditionId,
};
use leptos::prelude::*;

use crate::{
    page::score::euro::EuroFigures,
    part::{Details, RatingCompared, RiskBadge},
    port::CaseView,
    text::{Words, words},
};

/// As asked and with these conditions: severity, row of the table, and what it means in euros.
#[component]
pub fn RatingWithOffer(
    view: CaseView,
    as_asked: Standing,
    with: Standing,
    conditions: BTreeSet<ConditionId>,
) -> impl IntoView {
    let words = words();
    let fallen = fallen(words, &as_asked.assessment.residual, &with.assessment.residual);
    let euro = with.clone();
    let row = words.with("package-row", &[("row", with.proposal.rule.into())]);
    view! {
        <dl class="facts">
            <div>
                <dt>{words.say("package-risk-as-asked")}</dt>
                <dd><RiskBadge level=as_asked.severity.number() provisional=as_asked.provisional/></dd>
            </div>
            <div>
                <dt>{words.say("package-risk-with")}</dt>
                <dd><RiskBadge level=with.severity.number() provisional=with.provisional/></dd>
            </div>
            <div>
                <dt>{words.say("package-table-says")}</dt>
                <dd>{outcome(words, with.proposal)} " " <span class="muted">{row}</span></dd>
            </div>
        </dl>
        <Details summary=words.say("package-rating-details")>
            {fallen}
            <RatingCompared before=as_asked.clone() after=with.clone()/>
        </Details>
        <EuroFigures view=view standing=euro conditions=conditions/>
    }
    .into_any()
}

/// What the decision table proposes.
pub fn outcome(words: Words, proposal: Proposal) -> String {
    words.say(match proposal.outcome {
        Outcome::Approve => "package-outcome-approve",
        Outcome::ApproveWithConditions => "package-outcome-conditions",
        Outcome::Escalate => "package-outcome-escalate",
        Outcome::Decline => "package-outcome-decline",
        Outcome::Return => "package-outcome-return",
    })
}

/// The factors that the conditions lower.
fn fallen(words: Words, before: &Vector, after: &Vector) -> AnyView {
    let lower = Factor::ALL.into_iter().filter(|factor| after.get(*factor) < before.get(*factor));
    let items: Vec<_> = lower
        .map(|factor| {
            let name = factor.name().get(words.language);
            let (from, to) = (before.get(factor), after.get(factor));
            let values = [("factor", name.into()), ("from", from.into()), ("to", to.into())];
            view! { <li>{words.with("package-factor", &values)}</li> }
        })
        .collect();
    if items.is_empty() {
        return view! { <p>{words.say("package-lowers-nothing")}</p> }.into_any();
    }
    view! { <ul>{items}</ul> }.into_any()
}
