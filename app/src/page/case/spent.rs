//! Who used how much of the working time, in one sentence and four rows. Counted when the page is made, in the calendar
//! that is in force in the area, so the four always are the whole.

use domain::case::spent::Spent;
use leptos::prelude::*;

use crate::{
    format,
    page::people::hours::calendar_line,
    port::CaseView,
    text::{Words, words},
};

/// The card; nothing before it was handed in.
#[component]
pub fn TimeSpent(view: CaseView) -> impl IntoView {
    let words = words();
    if view.case.stretches.is_empty() {
        return ().into_any();
    }
    let calendar = &view.policy.calendar;
    let spent = view.case.spent(calendar, view.now);
    let day = calendar.day_length();
    let rows = shares(&spent).into_iter().map(|(key, minutes)| {
        view! { <div><dt>{words.say(key)}</dt><dd>{duration(words, minutes, day)}</dd></div> }
    });
    let counted = words.with("spent-counted", &[("hours", calendar_line(words, calendar).into())]);
    view! {
        <section class="card" aria-labelledby="case-time">
            <h2 class="card-title" id="case-time">{words.say("spent-title")}</h2>
            <p>{takeaway(words, &spent, day)}</p>
            <dl class="facts facts--plain facts--times">{rows.collect_view()}</dl>
            <p class="muted">{counted}</p>
        </section>
    }
    .into_any()
}

const fn shares(spent: &Spent) -> [(&'static str, i64); 4] {
    [
        ("spent-marketing", spent.marketing),
        ("spent-security", spent.security),
        ("spent-executive", spent.executive),
        ("spent-nobody", spent.nobody),
    ]
}

/// With whom most of the time lay.
fn takeaway(words: Words, spent: &Spent, day: i64) -> String {
    let total = spent.total();
    if total == 0 {
        return words.say("spent-none");
    }
    let most = shares(spent).into_iter().max_by_key(|(_, minutes)| *minutes);
    let (who, minutes) = most.unwrap_or(("spent-nobody", 0));
    #[expect(clippy::cast_precision_loss, reason = "minutes of a case are few")]
    let share = minutes as f64 / total as f64;
    let key = match (who, minutes == total) {
        ("spent-nobody", _) => "spent-most-nobody",
        (_, true) => "spent-all",
        (_, false) => "spent-most",
    };
    words.with(
        key,
        &[
            ("total", duration(words, total, day).into()),
            ("who", who.trim_start_matches("spent-").into()),
            ("share", format::percent(words.language, share).into()),
        ],
    )
}

/// Working days of this length, hours and minutes; the two greatest of them.
fn duration(words: Words, minutes: i64, day: i64) -> String {
    let days = if day > 0 { minutes / day } else { 0 };
    let rest = minutes - days * day;
    let parts = [("spent-days", days), ("spent-hours", rest / 60), ("spent-minutes", rest % 60)];
    let said: Vec<String> = parts
        .into_iter()
        .skip_while(|(_, count)| *count == 0)
        .take(2)
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.with(key, &[("count", count.into())]))
        .collect();
    if said.is_empty() {
        words.with("spent-minutes", &[("count", 0_i64.into())])
    } else {
        said.join("\u{a0}")
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn durations_have_at_most_two_units_and_days_are_those_of_the_calendar() {
        let en = |minutes, day| duration(Words::of(Language::En), minutes, day);
        assert_eq!((en(0, 480), en(59, 480)), ("0\u{a0}min".into(), "59\u{a0}min".into()));
        assert_eq!((en(60, 480), en(135, 480)), ("1\u{a0}h".into(), "2\u{a0}h\u{a0}15\u{a0}min".into()));
        assert_eq!((en(480, 480), en(480, 240)), ("1\u{a0}day".into(), "2\u{a0}days".into()));
        assert_eq!(en(2 * 480 + 181, 480), "2\u{a0}days\u{a0}3\u{a0}h");
        assert_eq!(duration(Words::of(Language::De), 961, 480), "2\u{a0}Tage");
    }

    #[test]
    fn the_sentence_names_whoever_had_most_of_the_time() {
        let spent = |marketing, security, executive, nobody| Spent { marketing, security, executive, nobody };
        for language in Language::ALL {
            let words = Words::of(language);
            let said = |spent| takeaway(words, &spent, 480);
            let all = [
                said(spent(0, 0, 0, 0)),
                said(spent(60, 30, 0, 0)),
                said(spent(30, 60, 0, 0)),
                said(spent(30, 60, 90, 0)),
                said(spent(0, 0, 60, 0)),
                said(spent(30, 60, 90, 120)),
            ];
            let different: std::collections::BTreeSet<&String> = all.iter().collect();
            assert_eq!(different.len(), all.len(), "{all:#?}");
            assert!(all[1].contains("67"), "{}", all[1]);
        }
    }
}
