//! What everybody together expects, shown once the own estimates are saved: the curve that counts, and for each scenario
//! who is where. The spread is the point: two experts a factor of fifty apart have two different things in mind.

use domain::rules::RuleBook;
use leptos::prelude::*;

use super::told;
use crate::{
    chart::{Bar, LossCurve, Spread, SpreadOf, Tolerated},
    page::score::euro::live,
    port::CaseView,
    text::{Words, words},
};

/// From this ratio between two people's middles on, they mean different things.
const APART: f64 = 10.0;

/// Nothing before the own estimates are saved: nobody shall copy anybody.
#[component]
pub fn Others(view: CaseView) -> impl IntoView {
    let words = words();
    view.case.estimates.contains_key(&view.me).then(|| together(words, &view))
}

/// Everybody's estimates; for whoever may see all of them.
pub fn together(words: Words, view: &CaseView) -> AnyView {
    let conditions = live(view);
    let losses = view.standing(&conditions.clone().unwrap_or_default()).and_then(|standing| standing.losses);
    let curve = losses.map(|losses| {
        let tolerated = Tolerated(view.policy.tolerance);
        view! { <LossCurve outcome=losses.outcome tolerated=tolerated conditions=conditions.is_some()/> }
    });
    let scenarios =
        RuleBook::built_in().scenarios().iter().filter_map(|known| scenario(words, view, &known.id));
    let count = view.case.estimates.len();
    view! {
        <section class="stack" aria-labelledby="together-title">
            <h2 id="together-title">{words.say("estimate-all")}</h2>
            <p>{words.with("estimate-all-lead", &[("count", count.into())])}</p>
            {curve}
            {scenarios.collect_view()}
        </section>
    }
    .into_any()
}

fn scenario(words: Words, view: &CaseView, id: &str) -> Option<AnyView> {
    let combined = view.case.combined().scenarios.get(id)?.clone();
    let (mut losses, mut rates) = (Vec::new(), Vec::new());
    for (person, _, said) in view.case.said_of(id) {
        let name = view.people.name(person);
        let [low, _, high] = said.frequency.rates();
        rates.push(Bar { name: name.clone(), low, high, combined: false });
        if high > 0.0 {
            losses.push(Bar { name, low: euros(said.low), high: euros(said.high), combined: false });
        }
    }
    let apart = apart(&losses) || apart(&rates);
    let name = words.say("estimate-all-combined");
    let ([low, _, high], loss) = (combined.rates, combined.loss);
    rates.push(Bar { name: name.clone(), low, high, combined: true });
    if !losses.is_empty() {
        losses.push(Bar { name, low: euros(loss.0), high: euros(loss.1), combined: true });
    }
    let apart = apart.then(|| view! { <p><strong>{words.say("estimate-apart")}</strong></p> });
    Some(
        view! {
            <h3>{told::name(words, id)}</h3>
            {apart}
            <Spread caption=words.say("estimate-all-loss") of=SpreadOf::Loss bars=losses/>
            <Spread caption=words.say("estimate-all-rate") of=SpreadOf::Rate bars=rates/>
        }
        .into_any(),
    )
}

/// Whether two middles on the logarithmic scale differ too much.
fn apart(bars: &[Bar]) -> bool {
    let middles: Vec<f64> = bars.iter().map(|bar| (bar.low * bar.high).sqrt()).collect();
    let least = middles.iter().copied().fold(f64::INFINITY, f64::min);
    let most = middles.iter().copied().fold(0.0, f64::max);
    most > APART * least
}

fn euros(amount: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
    let euros = amount as f64;
    euros
}
