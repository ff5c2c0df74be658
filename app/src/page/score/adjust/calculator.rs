//! What a correction would do, before it is saved: likelihood, impact and severity as they count now and with another value
//! of one factor, computed by the rules of the review on a copy of the case. Without a script each value says its
//! severity; with one the panel follows the choice.

use domain::{
    case::{
        adjustment::{Adjustment, adjusted},
        standing::Standing,
    },
    rating::{Factor, Group, Severity, Vector},
};
use leptos::prelude::*;

use super::own;
use crate::{
    part::{
        Column, Table,
        badge::severity,
        rating::{group, mean},
    },
    port::CaseView,
    text::{Words, words},
};

/// The rating as asked, with the corrections that the reader changes here and this value besides, and the severity that
/// counts then. A second reviewer's are the own ones alone, because the others are not theirs to see yet.
pub fn with_value(
    view: &CaseView,
    standing: &Standing,
    factor: Factor,
    value: Option<u8>,
) -> (Vector, Severity) {
    let mut adjustments = own(view).clone();
    if let Some(value) = value {
        let (by, at) = (view.me, view.now);
        adjustments.insert(factor, Adjustment { value, reason: String::new(), by, at });
    }
    let (derived, residual) = standing.derived;
    let (vector, _) = adjusted(derived, residual, &adjustments);
    let severity = if standing.provisional { vector.severity_max() } else { vector.severity_business() };
    (vector, severity)
}

/// The same as a word for one value.
pub fn consequence(words: Words, view: &CaseView, standing: &Standing, factor: Factor, value: u8) -> String {
    let (_, severity) = with_value(view, standing, factor, Some(value));
    words.with("adjust-would", &[("level", level(words, severity).into())])
}

fn level(words: Words, of: Severity) -> String {
    format!("{} · {}", of.number(), words.say(severity(of.number())))
}

/// Both, side by side.
#[component]
pub fn Calculator(
    view: CaseView,
    factor: Factor,
    /// What is chosen; nothing yet.
    value: Option<u8>,
) -> impl IntoView {
    let words = words();
    let standing = view.as_asked()?;
    let [(now, counts), (then, would)] =
        [None, value].map(|value| with_value(&view, &standing, factor, value));
    let means = Group::ALL.into_iter().map(|of| {
        let cells = [&now, &then].map(|vector| mean(words, vector, of).into_any());
        std::iter::once(words.say(group(of)).into_any()).chain(cells).collect()
    });
    let cells = [counts, would].map(|severity| level(words, severity).into_any());
    let last = std::iter::once(words.say("adjust-panel-severity").into_any()).chain(cells).collect();
    let rows: Vec<Vec<AnyView>> = means.chain([last]).collect();
    let columns = vec![
        Column::words(words.say("adjust-panel-what")),
        Column::words(words.say("adjust-panel-now")),
        Column::words(words.say("adjust-panel-then")),
    ];
    Some(view! { <Table caption=words.say("adjust-panel") columns=columns rows=rows/> })
}
