//! The loss exceedance curve: how likely a year costs more than so much, without and with conditions, against what the
//! executive tolerates. Both axes are logarithmic, because one bad year in a hundred counts as much as nine in ten here.
//! One sentence says what follows, a table has the numbers, the chart shows how far they are apart.

use std::sync::Arc;

use domain::policy::Anchor;
use leptos::prelude::*;
use loss::{Figures, Outcome};

use super::scale::{Decades, percent};
use crate::{
    format,
    part::{Column, Details, Table},
    text::{Words, words},
};

/// The lowest chance on the axis.
const RARE: f64 = 0.001;
/// Chances of the table: one year in four, ten, twenty, a hundred, a thousand.
const ONE_IN: [i64; 5] = [4, 10, 20, 100, 1000];

/// What the residual losses are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerated(pub [Anchor; 2]);

/// Takeaway, curve, legend and table.
#[component]
pub fn LossCurve(
    outcome: Arc<Outcome>,
    tolerated: Tolerated,
    /// Conditions are on the table; otherwise there is one curve.
    conditions: bool,
) -> impl IntoView {
    let words = words();
    let takeaway = takeaway(words, &outcome, conditions);
    if outcome.inherent.p_zero >= 1.0 {
        return view! { <p>{words.say("chart-nothing")}</p> }.into_any();
    }
    let scale = scale(&outcome, tolerated);
    view! {
        <figure class="chart">
            <figcaption class="chart-takeaway">{takeaway}</figcaption>
            <div class="chart-box" aria-hidden="true">
                <p class="chart-name">{words.say("chart-axis-chance")}</p>
                {plot(words, &outcome, tolerated, conditions, scale)}
                {axis(words, scale)}
                <p class="chart-name chart-name--end">{words.say("chart-axis-loss")}</p>
            </div>
            {legend(words, tolerated, conditions)}
            <Details summary=words.say("chart-table")>
                {quantiles(words, &outcome, conditions)}
                {anchors(words, &outcome, tolerated, conditions)}
                <p class="muted">{words.say("chart-error-note")}</p>
            </Details>
        </figure>
    }
    .into_any()
}

/// What the curve says, in one sentence for each thing that counts.
pub fn takeaway(words: Words, outcome: &Outcome, conditions: bool) -> String {
    let bad = |figures: &Figures| -> crate::text::Value {
        let error = quantile_error(figures.var.p95, figures.standard_error.var.p95);
        with_error(words, figures.var.p95, error).into()
    };
    let sentence = if outcome.inherent.p_zero >= 1.0 {
        return words.say("chart-nothing");
    } else if conditions {
        let values = [("before", bad(&outcome.inherent)), ("after", bad(&outcome.residual))];
        words.with("chart-takeaway-both", &values)
    } else {
        words.with("chart-takeaway", &[("amount", bad(&outcome.inherent))])
    };
    let within = outcome.within_tolerance.map(|pair| if conditions { pair.residual } else { pair.inherent });
    let tolerance = match within {
        Some(true) => "chart-within",
        Some(false) => "chart-exceeds",
        None => return sentence,
    };
    format!("{sentence} {}", words.say(tolerance))
}

/// An amount with its standard error: `123.000 € (± 2 %)`.
pub fn with_error(words: Words, amount: f64, error: f64) -> String {
    let money = format::rounded_euros(words.language, amount);
    if amount == 0.0 {
        return money;
    }
    format!("{money} ({})", format::plus_minus(words.language, error / amount))
}

/// The standard error of a quantile from its 95 % interval.
pub fn quantile_error(value: f64, [low, high]: [f64; 2]) -> f64 {
    let half = (high - low) / 2.0;
    if half.is_finite() { half / 1.96 } else { value }
}

fn scale(outcome: &Outcome, tolerated: Tolerated) -> Decades {
    let Tolerated(anchors) = tolerated;
    let both = [&outcome.inherent, &outcome.residual];
    let points =
        both.iter().flat_map(|figures| &figures.exceedance).filter(|[x, p, ..]| *x > 0.0 && *p >= RARE);
    let most = points.clone().map(|[x, ..]| *x).fold(0.0, f64::max);
    // Left of where the curve begins to fall there is nothing to see.
    let falls = both.iter().filter_map(|figures| {
        let top = figures.exceedance.iter().map(|point| point[1]).fold(0.0, f64::max);
        figures.exceedance.iter().find(|[x, p, ..]| *x > 0.0 && *p < 0.9 * top).map(|[x, ..]| *x)
    });
    let least = falls.fold(f64::INFINITY, f64::min);
    let amounts = anchors.map(|anchor| euros(anchor.amount));
    let least = amounts.iter().copied().fold(least, f64::min);
    Decades::around(least, amounts.into_iter().fold(most, f64::max))
}

fn euros(amount: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
    let euros = amount as f64;
    euros
}

/// From the top: every year is 0, one in a thousand is 100.
fn height(chance: f64) -> f64 {
    if chance <= RARE { 100.0 } else { (chance.log10() / RARE.log10() * 100.0).clamp(0.0, 100.0) }
}

fn plot(words: Words, outcome: &Outcome, tolerated: Tolerated, conditions: bool, scale: Decades) -> AnyView {
    let across = [1.0, 0.1, 0.01, 0.001].map(|chance| {
        let (y, label) = (percent(height(chance)), format::chance(words.language, chance));
        view! {
            <line class="chart-grid" x1="0%" x2="100%" y1=y.clone() y2=y.clone()/>
            <text class="chart-text" x="0%" y=y dy="-4">{label}</text>
        }
    });
    let down = scale.lines().map(|value| {
        let x = percent(scale.place(value));
        view! { <line class="chart-grid" x1=x.clone() x2=x y1="0%" y2="100%"/> }
    });
    let after = conditions.then(|| {
        view! {
            <path class="chart-band chart-band--after" d=band(&outcome.residual, scale)/>
            <polyline class="chart-curve chart-curve--after" points=line(&outcome.residual, scale)/>
        }
    });
    let Tolerated([first, _]) = tolerated;
    let taken = height(chance(first));
    let names = (
        name(words.say("chart-before"), &outcome.inherent, scale, true, taken),
        conditions.then(|| name(words.say("chart-after"), &outcome.residual, scale, false, taken)),
    );
    view! {
        <svg class="chart-plot" focusable="false">
            {across.into_iter().collect_view()}
            {down.collect_view()}
            <svg class="chart-lines" viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
                <path class="chart-band" d=band(&outcome.inherent, scale)/>
                {after}
                <polyline class="chart-curve" points=line(&outcome.inherent, scale)/>
                <polyline class="chart-limit" points=limit(tolerated, scale)/>
            </svg>
            {marks(words, tolerated, scale)}
            {names}
        </svg>
    }
    .into_any()
}

/// The curve from its top down to one in a thousand.
fn line(figures: &Figures, scale: Decades) -> String {
    let points = shown(figures).map(|[x, p, ..]| format!("{:.2},{:.2}", scale.place(x), height(p)));
    points.collect::<Vec<_>>().join(" ")
}

/// What is certain to 95 % around the curve.
fn band(figures: &Figures, scale: Decades) -> String {
    let point = |x: f64, p: f64| format!("{:.2} {:.2}", scale.place(x), height(p));
    let mut path: Vec<String> = shown(figures).map(|[x, _, _, high]| point(x, high)).collect();
    let mut back: Vec<String> = shown(figures).map(|[x, _, low, _]| point(x, low)).collect();
    back.reverse();
    path.append(&mut back);
    if path.is_empty() { String::new() } else { format!("M{}Z", path.join("L")) }
}

/// The points down to the first that is rarer than the axis shows: beyond it the line would run along the edge.
fn shown(figures: &Figures) -> impl Iterator<Item = [f64; 4]> {
    let mut over = false;
    let points = figures.exceedance.iter().copied().filter(|[x, p, ..]| *x > 0.0 && *p > 0.0);
    points.take_while(move |[_, p, ..]| !std::mem::replace(&mut over, *p < RARE))
}

/// From the left edge at the first anchor's chance through both anchors to the bottom.
fn limit(Tolerated(anchors): Tolerated, scale: Decades) -> String {
    let place = |anchor: &Anchor| (scale.place(euros(anchor.amount)), height(chance(*anchor)));
    let [first, second] = [place(&anchors[0]), place(&anchors[1])];
    format!(
        "0,{:.2} {:.2},{:.2} {:.2},{:.2} {:.2},100",
        first.1, first.0, first.1, second.0, second.1, second.0
    )
}

fn chance(anchor: Anchor) -> f64 {
    f64::from(anchor.chance) / 1000.0
}

/// The two anchors as crosses with their name at the first.
fn marks(words: Words, Tolerated(anchors): Tolerated, scale: Decades) -> AnyView {
    let mark = |anchor: &Anchor| {
        let (x, y) = (percent(scale.place(euros(anchor.amount))), percent(height(chance(*anchor))));
        view! {
            <svg class="chart-mark" x=x y=y overflow="visible"><path d="M-5 -5L5 5M-5 5L5 -5"/></svg>
        }
    };
    let first = anchors[0];
    let y = percent(height(chance(first)));
    view! {
        <text class="chart-text chart-text--strong" x="100%" y=y dy="-4" text-anchor="end">{words.say("chart-limit")}</text>
        {anchors.iter().map(mark).collect_view()}
    }
    .into_any()
}

/// The name at its curve: right above it for the upper one, left below for the lower one; nothing where it has no room. At
/// `taken` from the top stands the name of what is tolerated, at the right edge.
fn name(text: String, figures: &Figures, scale: Decades, above: bool, taken: f64) -> Option<AnyView> {
    let at = |x: f64| if above { (15.0..=58.0).contains(&x) } else { (32.0..=85.0).contains(&x) };
    let points: Vec<(f64, f64)> = shown(figures)
        .map(|[x, p, ..]| (scale.place(x), height(p)))
        .filter(|(x, y)| at(*x) && (8.0..=92.0).contains(y) && !(above && (y - taken).abs() < 10.0))
        .collect();
    // As far down as there is room beside the upper curve, where the two are farthest apart; halfway on the lower one.
    let (x, y) = if above { points.last().copied()? } else { *points.get(points.len() / 2)? };
    let (shift, anchor) = if above { ("8", "start") } else { ("-8", "end") };
    let class = if above { "chart-text chart-text--before" } else { "chart-text chart-text--after" };
    Some(
        view! {
            <text class=class x=percent(x) y=percent(y) dx=shift dy=if above { "-4" } else { "12" } text-anchor=anchor>
                {text}
            </text>
        }
        .into_any(),
    )
}

fn axis(words: Words, scale: Decades) -> AnyView {
    let ticks = scale.ticks().into_iter().map(|value| {
        let place = scale.place(value);
        let anchor = match place {
            place if place < 5.0 => "start",
            place if place > 95.0 => "end",
            _ => "middle",
        };
        let label = format::axis_euros(words.language, value);
        view! { <text class="chart-text" x=percent(place) y="14" text-anchor=anchor>{label}</text> }
    });
    view! { <svg class="chart-axis" focusable="false">{ticks.collect_view()}</svg> }.into_any()
}

/// What each line is, with the dash it has.
fn legend(words: Words, Tolerated(anchors): Tolerated, conditions: bool) -> AnyView {
    let key = |class: &'static str| {
        view! {
            <svg class="chart-key" aria-hidden="true" focusable="false"><line class=class x1="0%" x2="100%" y1="50%" y2="50%"/></svg>
        }
    };
    let after = conditions
        .then(|| view! { <li>{key("chart-curve chart-curve--after")}{words.say("chart-legend-after")}</li> });
    let limits: Vec<String> = anchors.into_iter().map(|anchor| tolerated(words, anchor)).collect();
    let limit =
        words.with("chart-legend-limit", &[("first", (&limits[0]).into()), ("second", (&limits[1]).into())]);
    view! {
        <ul class="chart-legend">
            <li>{key("chart-curve chart-curve--before")}{words.say("chart-legend-before")}</li>
            {after}
            <li>{key("chart-limit")}{limit}</li>
        </ul>
    }
    .into_any()
}

/// `höchstens 10 % Wahrscheinlichkeit für mehr als 100.000 €`.
pub fn tolerated(words: Words, anchor: Anchor) -> String {
    let amount = format::whole_euros(words.language, anchor.amount.saturating_mul(100));
    let chance = format::chance(words.language, chance(anchor));
    words.with("chart-anchor", &[("chance", chance.into()), ("amount", amount.into())])
}

/// What a year costs in one of so many.
fn quantiles(words: Words, outcome: &Outcome, conditions: bool) -> AnyView {
    let of = |figures: &Figures| {
        let (var, error) = (&figures.var, &figures.standard_error.var);
        [
            (var.p75, error.p75),
            (var.p90, error.p90),
            (var.p95, error.p95),
            (var.p99, error.p99),
            (var.p999, error.p999),
        ]
    };
    let text = |(value, interval): (f64, [f64; 2])| with_error(words, value, quantile_error(value, interval));
    let mean = |figures: &Figures| with_error(words, figures.ale, figures.standard_error.ale);
    let mut rows: Vec<Vec<AnyView>> = vec![row(
        words.say("chart-mean"),
        mean(&outcome.inherent),
        conditions.then(|| mean(&outcome.residual)),
    )];
    for ((years, before), after) in ONE_IN.into_iter().zip(of(&outcome.inherent)).zip(of(&outcome.residual)) {
        let years = format::whole(words.language, years);
        let label = words.with("chart-one-in", &[("years", years.into())]);
        rows.push(row(label, text(before), conditions.then(|| text(after))));
    }
    let columns = columns(words, "chart-column-years", conditions);
    view! { <Table caption=words.say("chart-table-years") columns=columns rows=rows/> }.into_any()
}

/// How likely a year costs more than each tolerated amount, and than the powers of ten of the axis.
fn anchors(words: Words, outcome: &Outcome, Tolerated(anchors): Tolerated, conditions: bool) -> AnyView {
    let number = f64::from(outcome.simulations.max(1));
    let text = |figures: &Figures, amount: f64| {
        let chance = exceeds(figures, amount);
        let error = (chance * (1.0 - chance) / number).sqrt();
        with_points(words, chance, error)
    };
    let rows = anchors.into_iter().map(|anchor| {
        let label = tolerated(words, anchor);
        let amount = euros(anchor.amount);
        row(label, text(&outcome.inherent, amount), conditions.then(|| text(&outcome.residual, amount)))
    });
    let columns = columns(words, "chart-column-tolerated", conditions);
    view! { <Table caption=words.say("chart-table-tolerated") columns=columns rows=rows.collect()/> }
        .into_any()
}

/// A chance with its standard error as a part of it: `14 % (± 2 %)`. What no simulated year showed is rare, not
/// impossible.
pub fn with_points(words: Words, chance: f64, error: f64) -> String {
    let shown = format::chance(words.language, chance.max(f64::MIN_POSITIVE));
    if chance <= 0.0 || error <= 0.0 {
        return shown;
    }
    format!("{shown} ({})", format::plus_minus(words.language, error / chance))
}

/// The chance of more than `amount`, read from the curve; straight between its points on the logarithmic axes.
pub fn exceeds(figures: &Figures, amount: f64) -> f64 {
    let mut before: Option<[f64; 2]> = None;
    for [x, p, ..] in figures.exceedance.iter().copied() {
        if x >= amount {
            return match before {
                Some([x0, p0]) if x > amount && x0 > 0.0 && p > 0.0 && p0 > 0.0 => {
                    let part = (amount / x0).ln() / (x / x0).ln();
                    (p0.ln() + part * (p / p0).ln()).exp()
                }
                Some([_, p0]) if x > amount => p0,
                _ => p,
            };
        }
        before = Some([x, p]);
    }
    0.0
}

fn row(label: String, before: String, after: Option<String>) -> Vec<AnyView> {
    [Some(label), Some(before), after].into_iter().flatten().map(IntoAny::into_any).collect()
}

fn columns(words: Words, first: &'static str, conditions: bool) -> Vec<Column> {
    let mut columns =
        vec![Column::words(words.say(first)), Column::numbers(words.say("chart-legend-before"))];
    columns.extend(conditions.then(|| Column::numbers(words.say("chart-legend-after"))));
    columns
}

#[cfg(test)]
mod tests;
