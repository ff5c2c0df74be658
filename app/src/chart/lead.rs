//! Lead times as points in the order in which they were given, with the middle as a dashed line and what was promised as a
//! short stroke over each. What came too late is a cross and not a circle, and stands in the table with its word: nobody has
//! to tell two colours apart. Same contract as the other charts: a sentence first, then the picture, then every figure.

use domain::case::{
    lead::{Lead, middle},
    measure::hours,
};
use leptos::prelude::*;

use super::scale::percent;
use crate::{
    address::Address,
    format,
    page::case::times::Timed,
    part::{Column, Details, Table},
    text::{Words, words},
};

/// Lines across, at most.
const LINES: i64 = 4;

/// The figure.
#[component]
pub fn LeadTimes(
    /// Oldest first; at least one.
    timed: Vec<Timed>,
) -> impl IntoView {
    let words = words();
    let leads: Vec<Lead> = timed.iter().map(|timed| timed.lead).collect();
    view! {
        <figure class="chart">
            <figcaption class="chart-takeaway">{takeaway(words, &leads)}</figcaption>
            <div class="chart-box" aria-hidden="true">
                <p class="chart-name">{words.say("times-axis")}</p>
                {plot(words, &leads)}
                <p class="chart-name chart-name--end">{words.say("times-axis-order")}</p>
            </div>
            {legend(words)}
            <Details summary=words.say("chart-table")>{table(words, timed)}</Details>
        </figure>
    }
}

/// The middle, the slow tenth, and how many were in time, in one sentence.
pub fn takeaway(words: Words, leads: &[Lead]) -> String {
    let Some((half, most)) = middle(leads) else { return words.say("times-empty") };
    let kept = leads.iter().filter(|lead| lead.is_kept()).count();
    words.with(
        "times-takeaway",
        &[
            ("half", hours_of(words, half).into()),
            ("most", hours_of(words, most).into()),
            ("kept", kept.into()),
            ("all", leads.len().into()),
        ],
    )
}

fn hours_of(words: Words, minutes: i64) -> String {
    format::one_decimal(words.language, hours(minutes))
}

/// The top of the scale: the longest time that is shown, up to a whole number of lines.
fn top(leads: &[Lead]) -> i64 {
    let longest = leads.iter().map(|lead| lead.minutes.max(lead.promised)).max().unwrap_or(0);
    let step = (longest + 60 * LINES - 1) / (60 * LINES);
    step.max(1) * 60 * LINES
}

fn plot(words: Words, leads: &[Lead]) -> AnyView {
    let top = top(leads);
    let height = |minutes: i64| percent(100.0 - 100.0 * hours(minutes) / hours(top));
    let count = f64::from(u32::try_from(leads.len()).unwrap_or(u32::MAX));
    let across = |place: usize| (f64::from(u32::try_from(place).unwrap_or(0)) + 0.5) / count * 92.0 + 8.0;
    let lines = (0..=LINES).map(|line| {
        let minutes = top / LINES * line;
        let y = height(minutes);
        view! {
            <line class="chart-grid" x1="0%" x2="100%" y1=y.clone() y2=y.clone()/>
            <text class="chart-text" x="0%" y=y dy="-4">{format::whole(words.language, minutes / 60)}</text>
        }
    });
    let half = middle(leads).map(|(half, _)| {
        let y = height(half);
        view! { <line class="chart-curve" x1="0%" x2="100%" y1=y.clone() y2=y/> }
    });
    let width = (92.0 / count / 2.0).min(3.0);
    let points = leads.iter().enumerate().map(|(place, lead)| {
        let x = across(place);
        let y = height(lead.promised);
        let promised = view! {
            <line class="chart-limit" x1=percent(x - width) x2=percent(x + width) y1=y.clone() y2=y/>
        };
        let (x, y) = (percent(x), height(lead.minutes));
        let point = if lead.is_kept() {
            view! { <circle class="chart-point" cx=x cy=y r="5"/> }.into_any()
        } else {
            view! {
                <svg class="chart-mark" x=x y=y overflow="visible"><path d="M-5 -5L5 5M-5 5L5 -5"/></svg>
            }
            .into_any()
        };
        view! { {promised}{point} }
    });
    view! {
        <svg class="chart-plot" focusable="false">
            {lines.collect_view()}{half}{points.collect_view()}
        </svg>
    }
    .into_any()
}

fn legend(words: Words) -> AnyView {
    let line =
        |class: &'static str| view! { <line class=class x1="0%" x2="100%" y1="50%" y2="50%"/> }.into_any();
    let key = |drawing: AnyView| {
        view! { <svg class="chart-key" aria-hidden="true" focusable="false">{drawing}</svg> }
    };
    let circle = view! { <circle class="chart-point" cx="50%" cy="50%" r="5"/> }.into_any();
    let cross = view! {
        <svg class="chart-mark" x="50%" y="50%" overflow="visible"><path d="M-5 -5L5 5M-5 5L5 -5"/></svg>
    }
    .into_any();
    view! {
        <ul class="chart-legend">
            <li>{key(circle)}{words.say("times-legend-kept")}</li>
            <li>{key(cross)}{words.say("times-legend-late")}</li>
            <li>{key(line("chart-curve chart-curve--before"))}{words.say("times-legend-middle")}</li>
            <li>{key(line("chart-limit"))}{words.say("times-legend-promised")}</li>
        </ul>
    }
    .into_any()
}

/// Every word, the last first.
fn table(words: Words, timed: Vec<Timed>) -> AnyView {
    let row = |timed: Timed| {
        let href = Address::Case(timed.number).to(words.language);
        let said = if timed.lead.is_kept() { "times-kept" } else { "times-late" };
        vec![
            view! { <a href=href>{timed.tool}</a> " " {timed.reference} }.into_any(),
            format::moment(words.language, timed.lead.at).into_any(),
            hours_of(words, timed.lead.minutes).into_any(),
            hours_of(words, timed.lead.promised).into_any(),
            words.say(said).into_any(),
        ]
    };
    let rows = timed.into_iter().rev().map(row).collect();
    let columns = vec![
        Column::words(words.say("times-column-case")),
        Column::words(words.say("times-column-at")),
        Column::numbers(words.say("times-column-hours")),
        Column::numbers(words.say("times-column-promised")),
        Column::words(words.say("times-column-kept")),
    ];
    view! { <Table caption=words.say("times-table") columns=columns rows=rows/> }.into_any()
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, time::Time};

    use super::*;

    fn lead(minutes: i64) -> Lead {
        Lead { since: Time(0), at: Time(0), minutes, promised: 480 }
    }

    #[test]
    fn the_sentence_says_the_middle_the_slow_tenth_and_what_was_kept() {
        let leads: Vec<Lead> = [30, 60, 90, 600].map(lead).into();
        let said = takeaway(Words::of(Language::De), &leads);
        for part in ["1,0", "1,5", "3", "4"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn every_point_has_room_below_the_top() {
        for longest in [0, 1, 59, 240, 241, 100_000] {
            let top = top(&[lead(longest)]);
            assert!(top >= longest.max(480) && top % (60 * LINES) == 0, "{longest}: {top}");
        }
    }
}
