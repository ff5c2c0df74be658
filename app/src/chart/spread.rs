//! Who expects what: one bar for each estimator and one for all together, on a logarithmic scale. The bars stand in the
//! table of their numbers, so that the chart needs no other one; an average alone would hide that two people who know
//! the matter disagree by a factor of fifty.

use domain::language::Language;
use leptos::prelude::*;

use super::scale::{Decades, percent};
use crate::{format, text::words};

/// What the bars measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadOf {
    /// Euros of one event.
    Loss,
    /// Events a year.
    Rate,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Who.
    pub name: String,
    /// From.
    pub low: f64,
    /// To.
    pub high: f64,
    /// All estimates combined.
    pub combined: bool,
}

/// The table with its bars; nothing without a row.
#[component]
pub fn Spread(#[prop(into)] caption: String, of: SpreadOf, bars: Vec<Bar>) -> impl IntoView {
    let words = words();
    if bars.is_empty() {
        return ().into_any();
    }
    let least = bars.iter().map(|bar| bar.low).filter(|low| *low > 0.0).fold(f64::INFINITY, f64::min);
    let scale = Decades::around(least, bars.iter().map(|bar| bar.high).fold(0.0, f64::max));
    let rows = bars.into_iter().map(|bar| {
        let class = if bar.combined { "spread-bar spread-bar--all" } else { "spread-bar" };
        let (from, to) = (scale.place(bar.low), scale.place(bar.high));
        let lines = scale.lines().map(|value| {
            let x = percent(scale.place(value));
            view! { <line class="chart-grid" x1=x.clone() x2=x y1="0%" y2="100%"/> }
        });
        view! {
            <tr class=bar.combined.then_some("spread-all")>
                <th scope="row">{bar.name}</th>
                <td class="spread-cell" aria-hidden="true">
                    <svg class=class focusable="false">
                        {lines.collect_view()}
                        <line class="spread-line" x1=percent(from) x2=percent(to) y1="50%" y2="50%"/>
                        <line class="spread-end" x1=percent(from) x2=percent(from) y1="20%" y2="80%"/>
                        <line class="spread-end" x1=percent(to) x2=percent(to) y1="20%" y2="80%"/>
                    </svg>
                </td>
                <td class="num">{value(words.language, of, bar.low)}</td>
                <td class="num">{value(words.language, of, bar.high)}</td>
            </tr>
        }
    });
    let (from, to) = match of {
        SpreadOf::Loss => ("chart-spread-low", "chart-spread-high"),
        SpreadOf::Rate => ("chart-spread-seldom", "chart-spread-often"),
    };
    view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=caption>
            <table class="table spread">
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.say("chart-spread-who")}</th>
                        <td class="spread-cell" aria-hidden="true"></td>
                        <th scope="col" class="num">{words.say(from)}</th>
                        <th scope="col" class="num">{words.say(to)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn value(language: Language, of: SpreadOf, value: f64) -> String {
    match of {
        SpreadOf::Loss => format::rounded_euros(language, value),
        SpreadOf::Rate => format::rate(language, value),
    }
}
