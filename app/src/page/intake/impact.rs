//! The four business impact values in plain words. A requester confirms sentences, not figures: the figures are those
//! that OWASP lists, and each has one sentence.

use domain::case::request::IMPACT;
use domain::rating::Factor;
use leptos::prelude::*;

use crate::text::words;

/// The four sentences.
#[component]
pub(in crate::page) fn ImpactList(
    /// Financial damage, reputation, non-compliance, privacy.
    impact: [u8; 4],
) -> impl IntoView {
    let words = words();
    let items = IMPACT.into_iter().zip(impact).map(|(factor, value)| {
        view! { <li>{words.say(sentence(factor, value))}</li> }
    });
    view! { <ul>{items.collect_view()}</ul> }
}

/// Key of the sentence; a value that OWASP does not list reads as the next one above.
const fn sentence(factor: Factor, value: u8) -> &'static str {
    match (factor, value) {
        (Factor::Financial, 0) => "impact-money-0",
        (Factor::Financial, 1) => "impact-money-1",
        (Factor::Financial, 2..=3) => "impact-money-3",
        (Factor::Financial, 4..=7) => "impact-money-7",
        (Factor::Financial, _) => "impact-money-9",
        (Factor::Reputation, 0) => "impact-reputation-0",
        (Factor::Reputation, 1) => "impact-reputation-1",
        (Factor::Reputation, 2..=4) => "impact-reputation-4",
        (Factor::Reputation, 5) => "impact-reputation-5",
        (Factor::Reputation, _) => "impact-reputation-9",
        (Factor::NonCompliance, 0) => "impact-law-0",
        (Factor::NonCompliance, 1..=2) => "impact-law-2",
        (Factor::NonCompliance, 3..=5) => "impact-law-5",
        (Factor::NonCompliance, _) => "impact-law-7",
        (Factor::Privacy, 0) => "impact-privacy-0",
        (Factor::Privacy, 1..=3) => "impact-privacy-3",
        (Factor::Privacy, 4..=5) => "impact-privacy-5",
        (Factor::Privacy, 6..=7) => "impact-privacy-7",
        _ => "impact-privacy-9",
    }
}
