//! The row of the decision table that applies, and what it means for a reviewer. The row is shown with its number, so
//! that a second reviewer can look it up instead of believing it.

use domain::{case::standing::Standing, policy::Outcome};
use leptos::prelude::*;

use crate::text::{Words, words};

/// Row and authority as two sentences.
#[component]
pub fn TableRow(standing: Standing) -> impl IntoView {
    let words = words();
    let review = standing.proposal.review_months.map(|months| {
        view! { <p>{words.with("review-table-months", &[("months", months.into())])}</p> }
    });
    view! {
        <div class="stack stack--tight">
            <p><strong>{row(words, standing.proposal.rule)}</strong></p>
            <p>{words.say(authority(&standing))}</p>
            {standing.needs_signature().then(|| view! { <p>{words.say("review-table-signature")}</p> })}
            {review}
        </div>
    }
}

/// The sentence of a row of the decision table.
pub(in crate::page) fn row(words: Words, rule: u8) -> String {
    let key = match rule {
        1 => "review-table-block",
        2 => "review-table-hold",
        3 => "review-table-critical",
        4 => "review-table-high",
        5 => "review-table-medium-exceeds",
        6 => "review-table-medium-bad",
        7 => "review-table-medium-within",
        8 => "review-table-medium",
        9 => "review-table-low-exceeds",
        _ => "review-table-low",
    };
    words.with(key, &[("rule", rule.into())])
}

fn authority(standing: &Standing) -> &'static str {
    if !standing.blocked().is_empty() {
        return "review-may-nobody";
    }
    match standing.proposal.outcome {
        Outcome::Approve => "review-may-approve",
        Outcome::ApproveWithConditions => "review-may-offer",
        Outcome::Escalate => "review-may-refer",
        Outcome::Decline => "review-may-decline",
        Outcome::Return => "review-may-return",
    }
}
