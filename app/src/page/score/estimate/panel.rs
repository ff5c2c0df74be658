//! What the figures of one person say while they type: the curve before and after the package on the table, and each
//! scenario by itself. Only their own figures: a curve that moved with others' estimates would tell what others think.

use std::collections::BTreeMap;

use domain::case::{
    Side,
    estimate::{Estimate, Estimated, Frequency, ScenarioEstimate},
};
use leptos::prelude::*;
use loss::Lognormal;

use super::told;
use crate::{
    chart::{LossCurve, Tolerated},
    format,
    page::score::euro::live,
    port::CaseView,
    text::{Words, words},
};

/// From this ratio of the ends on, an interval holds two kinds of events.
const SPLIT: i64 = 100;

/// The case as if only this person had estimated it, and this.
pub fn alone(view: &CaseView, estimate: &Estimate) -> CaseView {
    let mut view = view.clone();
    let side = view.side().unwrap_or(Side::Marketing);
    let estimated = Estimated { side, at: view.now, estimate: estimate.clone() };
    view.case.estimates = BTreeMap::from([(view.me, estimated)]);
    view
}

/// Curve, chance of losing money, and each scenario.
#[component]
pub fn Panel(view: CaseView, estimate: Estimate) -> impl IntoView {
    let words = words();
    let view = alone(&view, &estimate);
    let conditions = live(&view);
    let standing = view.standing(&conditions.clone().unwrap_or_default());
    let Some(losses) = standing.and_then(|standing| standing.losses) else {
        return view! {
            <h2>{words.say("estimate-panel")}</h2>
            <p>{words.say("estimate-panel-empty")}</p>
        }
        .into_any();
    };
    let net = losses.outcome.net.map(|net| {
        let chance = format::chance(words.language, net.residual.p_negative);
        view! { <p>{words.with("estimate-panel-net", &[("chance", chance.into())])}</p> }
    });
    let tolerated = Tolerated(view.policy.tolerance);
    let scenarios = estimate.scenarios.iter().map(|(id, scenario)| {
        view! { <li><strong>{told::name(words, id)}</strong>" – "{says(words, scenario)}</li> }
    });
    view! {
        <h2>{words.say("estimate-panel")}</h2>
        <p class="outcome-caveat">{words.say("estimate-panel-alone")}</p>
        <LossCurve outcome=losses.outcome.clone() tolerated=tolerated conditions=conditions.is_some()/>
        {net}
        <h3>{words.say("estimate-panel-scenarios")}</h3>
        <ul>{scenarios.collect_view()}</ul>
    }
    .into_any()
}

/// Median and mean of one event, and the advice to split what spans too much.
fn says(words: Words, scenario: &ScenarioEstimate) -> String {
    if scenario.frequency == Frequency::Never {
        return words.say("estimate-says-never");
    }
    let euros = |amount: f64| format::rounded_euros(words.language, amount);
    let (median, mean) = middle(scenario);
    let said = words.with("estimate-says", &[("median", euros(median).into()), ("mean", euros(mean).into())]);
    let ratio = scenario.high / scenario.low.max(1);
    if ratio <= SPLIT {
        return said;
    }
    let ratio = format::whole(words.language, ratio);
    format!("{said} {}", words.with("estimate-split", &[("ratio", ratio.into())]))
}

/// Median and mean of what one event costs, its limit counted in.
#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
fn middle(scenario: &ScenarioEstimate) -> (f64, f64) {
    let (low, high) = (scenario.low as f64, scenario.high as f64);
    if scenario.low >= scenario.high {
        return (low, low);
    }
    let spread = Lognormal::from_interval(low, high);
    match scenario.max.map(|max| max as f64) {
        Some(max) => (spread.quantile(0.5 * (1.0 - spread.exceedance(max))), spread.truncated_mean(max)),
        None => (spread.median(), spread.mean()),
    }
}
