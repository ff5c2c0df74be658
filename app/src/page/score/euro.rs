//! What a package means in euros: the same figures in the same order wherever a case is judged, without and with its
//! conditions, each with its standard error. Where nobody estimated and somebody must, it says so and leads there.

use std::collections::BTreeSet;

use domain::{
    case::{
        act::Action,
        losses::Losses,
        package::Package,
        standing::{Standing, WhyEstimate},
        state::State,
    },
    policy::{Anchor, Tolerance},
    rules::ConditionId,
};
use leptos::prelude::*;
use loss::{Figures, Net};

use crate::{
    address::Address,
    chart::{
        LossCurve, Tolerated,
        exceedance::{exceeds, quantile_error, with_error, with_points},
    },
    format,
    part::{ButtonKind, ButtonLink, Column, Details, Table},
    port::CaseView,
    text::{Words, words},
};

/// The conditions that count for whoever looks: of the decision, the agreement, or the last offer that can be accepted.
/// `None` where none are on the table.
pub fn live(view: &CaseView) -> Option<BTreeSet<ConditionId>> {
    let package = match &view.case.state {
        State::Approved(decided) => decided.decision.package.as_ref(),
        State::Agreed(agreed) => view
            .case
            .rounds
            .iter()
            .find(|round| round.number == agreed.round)
            .and_then(|round| round.package()),
        _ => view.case.last_round().filter(|round| !round.stale).and_then(|round| round.package()),
    };
    package.map(Package::conditions).filter(|conditions| !conditions.is_empty())
}

/// One figure without conditions and with them.
struct Row {
    label: String,
    before: String,
    after: String,
}

/// The table of figures, with the curve behind a line that opens; or what is missing.
#[component]
pub fn EuroFigures(
    view: CaseView,
    /// With the conditions of the package; as asked where there are none.
    standing: Standing,
    /// These conditions; with none there is one column.
    conditions: BTreeSet<ConditionId>,
    /// Draw the curve in the open.
    #[prop(optional)]
    curve: bool,
) -> impl IntoView {
    let words = words();
    let Some(losses) = standing.losses.clone() else {
        return missing(words, &view, &standing);
    };
    let rows = rows(words, &view, &losses, &conditions);
    let conditions = !conditions.is_empty();
    let mut columns =
        vec![Column::words(words.say("euro-figure")), Column::numbers(words.say("euro-before"))];
    columns.extend(conditions.then(|| Column::numbers(words.say("euro-after"))));
    let rows = rows.into_iter().map(|row| {
        let mut cells = vec![row.label, row.before];
        cells.extend(conditions.then_some(row.after));
        cells.into_iter().map(IntoAny::into_any).collect()
    });
    let names: Vec<String> = view.case.estimates.keys().map(|person| view.people.name(*person)).collect();
    let tolerated = Tolerated(view.policy.tolerance);
    let drawn =
        view! { <LossCurve outcome=losses.outcome.clone() tolerated=tolerated conditions=conditions/> };
    let drawn = if curve {
        drawn.into_any()
    } else {
        view! { <Details summary=words.say("euro-curve")>{drawn}</Details> }.into_any()
    };
    view! {
        <div class="stack stack--tight euro">
            <Table caption=words.say("euro-title") columns=columns rows=rows.collect()/>
            {expectations(words, &view)}
            <p class="muted">{words.with("euro-from", &[("names", names.join(", ").into())])}</p>
            {drawn}
            {to_estimate(words, &view)}
        </div>
    }
    .into_any()
}

fn rows(words: Words, view: &CaseView, losses: &Losses, conditions: &BTreeSet<ConditionId>) -> Vec<Row> {
    let outcome = &losses.outcome;
    let pair = |label: String, of: &dyn Fn(&Figures) -> String| Row {
        label,
        before: of(&outcome.inherent),
        after: of(&outcome.residual),
    };
    let mut rows = vec![
        pair(words.say("euro-expected"), &|figures| expected(words, figures)),
        pair(words.say("euro-bad-year"), &|figures| bad_year(words, figures)),
    ];
    for anchor in view.policy.tolerance {
        rows.push(pair(above(words, anchor), &|figures| {
            chance_above(words, figures, anchor, outcome.simulations)
        }));
    }
    if let Some(within) = outcome.within_tolerance {
        let of = |within: bool| words.say(if within { "euro-within" } else { "euro-exceeds" });
        let (before, after) = (of(within.inherent), of(within.residual));
        rows.push(Row { label: words.say("euro-tolerance"), before, after });
    }
    let combined = view.case.combined();
    let money = |euros: i64| format::whole_euros(words.language, euros.saturating_mul(100));
    if let Some(net) = outcome.net {
        let row = |key: &'static str, of: &dyn Fn(&Net) -> String| Row {
            label: words.say(key),
            before: of(&net.inherent),
            after: of(&net.residual),
        };
        rows.push(row("euro-lose", &|net| losing(words, net)));
        rows.push(row("euro-net", &|net| with_error(words, net.mean, net.standard_error.mean)));
    }
    let cost = combined.cost(conditions);
    if let Some(rosi) = outcome.rosi {
        let percent = format::percent(words.language, significant(rosi));
        let text = words.with("euro-rosi-value", &[("percent", percent.into())]);
        let none = "–".to_owned();
        if cost > 0 {
            rows.push(Row { label: words.say("euro-cost"), before: none.clone(), after: money(cost) });
        }
        rows.push(Row { label: words.say("euro-rosi"), before: none, after: text });
    }
    rows
}

/// What people expect it to earn, and what waiting costs: no simulation, so it has no error and stands apart.
fn expectations(words: Words, view: &CaseView) -> Option<AnyView> {
    let combined = view.case.combined();
    let money = |euros: i64| format::whole_euros(words.language, euros.saturating_mul(100));
    let value = combined.value.map(|value| {
        let [low, mode, high] = [value.low, value.mode, value.high].map(|euros| money(euros).into());
        words.with("euro-value-range", &[("low", low), ("mode", mode), ("high", high)])
    });
    let lines = [("euro-value", value), ("euro-delay", combined.delay.map(money))];
    let lines = lines.into_iter().filter_map(|(key, text)| {
        let text = text?;
        Some(view! { <div><dt>{words.say(key)}</dt><dd>{text}</dd></div> })
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| view! { <dl class="facts facts--plain">{lines}</dl> }.into_any())
}

/// Three significant digits of a share, in percent.
fn significant(share: f64) -> f64 {
    let mut unit = 0.01;
    while share.is_finite() && share.abs() / unit >= 999.5 {
        unit *= 10.0;
    }
    (share / unit).round() * unit
}

/// `Wahrscheinlichkeit, mehr als 100.000 € zu verlieren (tragbar: 10 %)`.
fn above(words: Words, anchor: Anchor) -> String {
    let amount = format::whole_euros(words.language, anchor.amount.saturating_mul(100));
    let chance = format::chance(words.language, f64::from(anchor.chance) / 1000.0);
    words.with("euro-above", &[("amount", amount.into()), ("chance", chance.into())])
}

fn chance_above(words: Words, figures: &Figures, anchor: Anchor, simulations: u32) -> String {
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
    let chance = exceeds(figures, anchor.amount as f64);
    with_points(words, chance, (chance * (1.0 - chance) / f64::from(simulations.max(1))).sqrt())
}

/// The loss to expect in a year, with its error.
pub fn expected(words: Words, figures: &Figures) -> String {
    with_error(words, figures.ale, figures.standard_error.ale)
}

/// What one year in twenty costs more than, with its error.
pub fn bad_year(words: Words, figures: &Figures) -> String {
    with_error(words, figures.var.p95, quantile_error(figures.var.p95, figures.standard_error.var.p95))
}

/// The chance of losing money, with its error.
pub fn losing(words: Words, net: &Net) -> String {
    with_points(words, net.p_negative, net.standard_error.p_negative)
}

/// Nobody estimated: that it must be done, or that it can be.
fn missing(words: Words, view: &CaseView, standing: &Standing) -> AnyView {
    let open = !view.case.state.kind().is_final();
    let sentence = match standing.must_estimate.filter(|_| open) {
        Some(why) => view! { <p><strong>{words.say(must(why))}</strong></p> }.into_any(),
        None => view! { <p class="muted">{words.say("euro-none")}</p> }.into_any(),
    };
    view! { <div class="stack stack--tight">{sentence}{to_estimate(words, view)}</div> }.into_any()
}

/// Key of the sentence that says why somebody has to estimate.
pub const fn must(why: WhyEstimate) -> &'static str {
    match why {
        WhyEstimate::Residual => "euro-must-residual",
        WhyEstimate::Inherent => "euro-must-inherent",
        WhyEstimate::Gate => "euro-must-gate",
        WhyEstimate::Budget => "euro-must-budget",
    }
}

/// The way to the elicitation, for whoever may estimate now.
fn to_estimate(words: Words, view: &CaseView) -> Option<AnyView> {
    view.can(Action::Estimate).then(|| {
        let own = view.case.estimates.contains_key(&view.me);
        let label = words.say(if own { "euro-estimate-own" } else { "euro-estimate" });
        let href = Address::Act(view.case.number, Action::Estimate).to(words.language);
        view! { <p><ButtonLink label=label href=href kind=ButtonKind::Secondary/></p> }.into_any()
    })
}

/// The figures for marketing: a bad year, whether that is tolerated, what it earns. Plain sentences, no table.
#[component]
pub fn EuroShort(view: CaseView) -> impl IntoView {
    let words = words();
    let conditions = live(&view);
    let Some(standing) = view.standing(&conditions.clone().unwrap_or_default()) else { return ().into_any() };
    let Some(losses) = standing.losses.clone() else { return missing(words, &view, &standing) };
    let outcome = &losses.outcome;
    let before = bad_year(words, &outcome.inherent);
    let bad = match conditions {
        Some(_) => {
            let after = bad_year(words, &outcome.residual);
            words.with("euro-short-conditions", &[("before", before.into()), ("after", after.into())])
        }
        None => words.with("euro-short", &[("amount", before.into())]),
    };
    let tolerated = match losses.tolerance {
        Tolerance::Within => Some(words.say("euro-short-within")),
        Tolerance::Exceeds => Some(words.say("euro-short-exceeds")),
        Tolerance::NotAssessed => None,
    };
    let earns = match (view.case.combined().value, outcome.net) {
        (Some(value), Some(net)) => {
            let value = format::whole_euros(words.language, value.mode.saturating_mul(100));
            let chance = losing(words, &net.residual);
            words.with("euro-short-earns", &[("value", value.into()), ("chance", chance.into())])
        }
        _ => words.say("euro-short-earns-unknown"),
    };
    view! {
        <div class="stack stack--tight">
            <p>{bad}" "{tolerated}</p>
            <p>{earns}</p>
            <Details summary=words.say("euro-help")><p>{words.say("euro-help-text")}</p></Details>
            {to_estimate(words, &view)}
        </div>
    }
    .into_any()
}
