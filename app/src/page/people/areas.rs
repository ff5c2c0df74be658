//! The areas and who decides there. An area without an executive stands out, because its escalated cases wait for
//! nobody.

use domain::{
    area::Area,
    case::{
        Both, Side,
        measure::{Rate, hours},
    },
    time::Day,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    format,
    page::{Page, people::hours::calendar_line},
    part::{Column, Empty, PageHead, Table},
    port::People,
    shell::Width,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct AreasPage {
    /// All areas by name.
    pub areas: Vec<Area>,
    /// Names of everybody who is named there.
    pub people: People,
    /// Today, where the product is used.
    pub today: Day,
    /// How well each side was understood in the last cases.
    pub understood: Both<Rate>,
}

impl Page for AreasPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("areas-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let rows: Vec<_> = self.areas.iter().map(|area| self.row(words, area)).collect();
        let columns = ["areas-column-area", "areas-executive", "areas-substitute", "areas-column-hours"]
            .map(|key| Column::words(words.say(key)))
            .to_vec();
        let list = if rows.is_empty() {
            view! { <Empty title=words.say("areas-empty") text=words.say("areas-empty-text")/> }.into_any()
        } else {
            view! { <Table caption=words.say("areas-title") columns=columns rows=rows/> }.into_any()
        };
        let understood = understood(words, &self.understood);
        view! { <PageHead title=words.say("areas-title") lead=words.say("areas-lead")/>
            {list}
            {understood}
            <p><a href=Address::People(String::new()).to(words.language)>{words.say("areas-people")}</a></p>
            <p><a href=Address::Policy.to(words.language)>{words.say("areas-policy")}</a></p>
            <p><a href=Address::Overdue.to(words.language)>{words.say("areas-overdue")}</a></p>
            <p><a href=Address::Jobs.to(words.language)>{words.say("areas-jobs")}</a></p>
            <p><a href=Address::Audit.to(words.language)>{words.say("areas-audit")}</a></p>
        }
        .into_any()
    }
}

impl AreasPage {
    fn row(&self, words: Words, area: &Area) -> Vec<AnyView> {
        let href = Address::Area(area.id).to(words.language);
        let hours = Address::Hours(area.id).to(words.language);
        let executive = match area.executive {
            Some(person) => view! { {self.people.name(person)} }.into_any(),
            None => view! { <span class="status status--warn">{words.say("areas-nobody")}</span> }.into_any(),
        };
        vec![
            view! { <a href=href>{area.name.clone()}</a> }.into_any(),
            executive,
            view! { {substitute(words, area, &self.people, self.today)} }.into_any(),
            view! { <a href=hours>{calendar_line(words, &area.calendar)}</a> }.into_any(),
        ]
    }
}

/// First tries, corrections and time, for the needs of each side.
fn understood(words: Words, rates: &Both<Rate>) -> AnyView {
    let rows = Side::ALL.into_iter().filter(|side| rates.of(*side).ended > 0).map(|side| {
        let rate = rates.of(side);
        let name = match side {
            Side::Marketing => "term-marketing",
            Side::Security => "term-security",
        };
        let first = words.with(
            "areas-understood-share",
            &[
                ("count", rate.first_try.into()),
                ("all", rate.ended.into()),
                ("percent", rate.first_try_percent().unwrap_or_default().into()),
            ],
        );
        let middle = rate
            .median_minutes
            .map_or_else(|| "–".to_owned(), |minutes| format::one_decimal(words.language, hours(minutes)));
        vec![
            words.say(name).into_any(),
            first.into_any(),
            rate.corrections.to_string().into_any(),
            rate.not_confirmed.to_string().into_any(),
            middle.into_any(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let columns = vec![
        Column::words(words.say("areas-understood-need")),
        Column::words(words.say("areas-understood-first")),
        Column::numbers(words.say("areas-understood-corrections")),
        Column::numbers(words.say("areas-understood-given-up")),
        Column::numbers(words.say("areas-understood-hours")),
    ];
    let table = if rows.is_empty() {
        view! { <p class="muted">{words.say("areas-understood-none")}</p> }.into_any()
    } else {
        view! { <Table caption=words.say("areas-understood") columns=columns rows=rows/> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="understood">
            <h2 id="understood">{words.say("areas-understood")}</h2>
            <p class="muted">{words.say("areas-understood-lead")}</p>
            {table}
        </section>
    }
    .into_any()
}

/// Who stands in, and when; a dash for nobody.
fn substitute(words: Words, area: &Area, people: &People, today: Day) -> String {
    let Some(substitute) = area.substitute else { return "–".to_owned() };
    let key = if substitute.covers(today) {
        "areas-substitute-now"
    } else if substitute.until < today {
        "areas-substitute-over"
    } else {
        "areas-substitute-later"
    };
    let day = |day| format::short_day(words.language, day).into();
    words.with(
        key,
        &[
            ("name", people.name(substitute.person).into()),
            ("from", day(substitute.from)),
            ("until", day(substitute.until)),
        ],
    )
}
