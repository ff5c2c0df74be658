//! The rating as asked and with a package, side by side: first the two levels, then, for whoever wants to check, the
//! three severities, the vectors and what exactly fell. Both come from `Standing`, which the state machine asks too.

use domain::{
    case::standing::Standing,
    policy::{Outcome, Proposal},
    rating::{Factor, Severity, Vector},
};
use leptos::prelude::*;

use crate::{
    part::{Column, Details, RiskBadge, Table},
    text::{Words, words},
};

/// As asked and with the package.
#[component]
pub fn RatingWithOffer(as_asked: Standing, with: Standing) -> impl IntoView {
    let words = words();
    let table = table(words, &as_asked, &with);
    let fallen = fallen(words, &as_asked.assessment.residual, &with.assessment.residual);
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
        <Details summary=words.say("package-rating-details")>{fallen}{table}</Details>
    }
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

fn table(words: Words, as_asked: &Standing, with: &Standing) -> AnyView {
    let [before, after] = [as_asked, with].map(|standing| standing.assessment.residual);
    let severity =
        |key: &str, of: fn(&Vector) -> Severity| (words.say(key), badge(of(&before)), badge(of(&after)));
    let code = |vector: Vector| view! { <code>{vector.to_string()}</code> }.into_any();
    let rows = [
        severity("package-severity-technical", Vector::severity_technical),
        severity("package-severity-business", Vector::severity_business),
        severity("package-severity-max", Vector::severity_max),
        (words.say("package-vector"), code(before), code(after)),
    ];
    let rows = rows.into_iter().map(|(name, old, new)| vec![view! { {name} }.into_any(), old, new]).collect();
    let columns = [
        words.say("package-measure"),
        words.say("package-risk-as-asked"),
        words.say("package-risk-with"),
    ];
    view! {
        <Table
            caption=words.say("package-rating-caption")
            columns=columns.into_iter().map(Column::words).collect()
            rows=rows
        />
    }
    .into_any()
}

fn badge(severity: Severity) -> AnyView {
    view! { <RiskBadge level=severity.number()/> }.into_any()
}

/// The factors that the conditions lower.
fn fallen(words: Words, before: &Vector, after: &Vector) -> AnyView {
    let lower = Factor::ALL.into_iter().filter(|factor| after.get(*factor) < before.get(*factor));
    let items: Vec<_> = lower
        .map(|factor| {
            let name = factor.name().get(words.language).to_owned();
            let sentence = words.with(
                "package-factor",
                &[
                    ("factor", name.into()),
                    ("from", before.get(factor).into()),
                    ("to", after.get(factor).into()),
                ],
            );
            view! { <li>{sentence}</li> }
        })
        .collect();
    if items.is_empty() {
        return view! { <p>{words.say("package-lowers-nothing")}</p> }.into_any();
    }
    view! { <ul>{items}</ul> }.into_any()
}
