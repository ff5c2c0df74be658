//! When an area works and how long each move may take there. One form, because the two are one promise: "two working days"
//! says nothing without the hours. The page says what a change does to what is running, before anybody wonders.

use domain::{
    area::Area,
    clock::{Calendar, holiday::Region, zone::Zone},
    policy::Step,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::hours::{
            CLOSED_DAYS, CLOSES, HoursForm, LEVELS, OPENS, REGION, WEEKDAY, WEEKDAYS, ZONE, days_of,
            severity, step,
        },
    },
    page::Page,
    part::{
        Button, Checkboxes, Choice, ErrorSummary, InputKind, PageHead, PostForm, Select, TextArea, TextInput,
        Version, zone_name,
    },
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct HoursPage {
    /// The area.
    pub area: Area,
    /// Its version.
    pub version: i64,
    /// The form.
    pub posted: Posted,
}

impl HoursPage {
    /// The form with what counts now.
    pub fn of(area: Area, version: i64) -> Self {
        let typed = HoursForm::fill(&area.calendar, &area.deadlines);
        Self { area, version, posted: Posted { typed, ..Posted::blank() } }
    }
}

impl Page for HoursPage {
    fn title(&self, words: Words) -> String {
        words.with("hours-title", &[("area", (&self.area.name).into())])
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let back = Address::Areas.to(words.language);
        let steps = Step::ALL.map(|step| deadline(words, &self.posted, step));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=HoursForm::labels(words)/>
            <a class="back" href=back.clone()>{words.say("areas-back")}</a>
            <PageHead title=title lead=words.say("hours-lead")/>
            <PostForm>
                <Version version=self.version/>
                {calendar(words, &self.posted)}
                <section class="stack">
                    <h2>{words.say("hours-deadlines")}</h2>
                    <p>{words.say("hours-deadlines-lead")}</p>
                    {steps.into_iter().collect_view()}
                </section>
                <p class="muted">{words.say("hours-effect")}</p>
                <div class="buttons">
                    <Button label=words.say("areas-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

fn calendar(words: Words, posted: &Posted) -> AnyView {
    let zones = Zone::ALL.map(|zone| Choice::new(zone.code(), words.say(zone_key(zone))));
    let regions = Region::ALL.map(|region| Choice::new(region.code(), words.say(region_key(region))));
    let days = WEEKDAYS.map(|day| Choice::new(day, words.say(weekday_key(day))));
    view! {
        <section class="stack">
            <h2>{words.say("hours-calendar")}</h2>
            <Select control=posted.control(ZONE) label=words.say("hours-zone") choices=zones.to_vec()/>
            <div class="pair">
                <TextInput
                    control=posted.control(OPENS)
                    label=words.say("hours-opens")
                    hint=words.say("hours-opens-hint")
                />
                <TextInput
                    control=posted.control(CLOSES)
                    label=words.say("hours-closes")
                    hint=words.say("hours-closes-hint")
                />
            </div>
            <Checkboxes
                control=posted.control(WEEKDAY)
                legend=words.say("hours-weekdays")
                choices=days.to_vec()
            />
            <Select
                control=posted.control(REGION)
                label=words.say("hours-region")
                hint=words.say("hours-region-hint")
                choices=regions.to_vec()
            />
            <TextArea
                control=posted.control(CLOSED_DAYS)
                label=words.say("hours-closed")
                hint=words.say("hours-closed-hint")
                rows=5
                optional=true
            />
        </section>
    }
    .into_any()
}

fn deadline(words: Words, posted: &Posted, of: Step) -> AnyView {
    let inputs = LEVELS.into_iter().enumerate().map(|(level, name)| {
        view! {
            <TextInput
                control=posted.control(days_of(of, level))
                label=words.say(severity(name))
                kind=InputKind::Number
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{step(words, of)}</legend>
            <div class="days">{inputs.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

const fn zone_key(zone: Zone) -> &'static str {
    match zone {
        Zone::Western => "hours-zone-western",
        Zone::Central => "hours-zone-central",
        Zone::Eastern => "hours-zone-eastern",
    }
}

const fn weekday_key(day: &str) -> &'static str {
    match day.as_bytes() {
        b"mon" => "hours-day-1",
        b"tue" => "hours-day-2",
        b"wed" => "hours-day-3",
        b"thu" => "hours-day-4",
        b"fri" => "hours-day-5",
        b"sat" => "hours-day-6",
        _ => "hours-day-7",
    }
}

const fn region_key(region: Region) -> &'static str {
    match region {
        Region::None => "hours-region-none",
        Region::Germany => "hours-region-germany",
        Region::Bw => "hours-region-bw",
        Region::By => "hours-region-by",
        Region::Be => "hours-region-be",
        Region::Bb => "hours-region-bb",
        Region::Hb => "hours-region-hb",
        Region::Hh => "hours-region-hh",
        Region::He => "hours-region-he",
        Region::Mv => "hours-region-mv",
        Region::Ni => "hours-region-ni",
        Region::Nw => "hours-region-nw",
        Region::Rp => "hours-region-rp",
        Region::Sl => "hours-region-sl",
        Region::Sn => "hours-region-sn",
        Region::St => "hours-region-st",
        Region::Sh => "hours-region-sh",
        Region::Th => "hours-region-th",
    }
}

/// A calendar on one line: `Mon–Fri 9:00–17:00, Berlin time; public holidays: Saxony`.
pub fn calendar_line(words: Words, calendar: &Calendar) -> String {
    let days: Vec<String> =
        runs(calendar.weekdays).into_iter().map(|(from, to)| days(words, from, to)).collect();
    let time = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes % 60);
    words.with(
        "hours-line",
        &[
            ("days", days.join(", ").into()),
            ("opens", time(calendar.opens).into()),
            ("closes", time(calendar.closes).into()),
            ("zone", zone_name(words, calendar.zone).into()),
            ("holidays", words.say(region_key(calendar.region)).into()),
            ("closed", calendar.closed.len().into()),
        ],
    )
}

/// The first and the last day of each run of working days.
fn runs(weekdays: [bool; 7]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in (0..7).filter(|day| weekdays[*day]) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}

fn days(words: Words, from: usize, to: usize) -> String {
    let name = |day: usize| words.say(short_key(WEEKDAYS[day]));
    match to - from {
        0 => name(from),
        1 => format!("{}, {}", name(from), name(to)),
        _ => format!("{}–{}", name(from), name(to)),
    }
}

const fn short_key(day: &str) -> &'static str {
    match day.as_bytes() {
        b"mon" => "hours-short-1",
        b"tue" => "hours-short-2",
        b"wed" => "hours-short-3",
        b"thu" => "hours-short-4",
        b"fri" => "hours-short-5",
        b"sat" => "hours-short-6",
        _ => "hours-short-7",
    }
}

#[cfg(test)]
mod tests {
    use domain::{id::AreaId, language::Language};

    use super::*;
    use crate::{
        form::{Fault, FaultKind},
        render,
    };

    #[test]
    fn a_calendar_is_told_on_one_line() {
        let mut calendar = Calendar::default();
        let line = |calendar: &Calendar| calendar_line(Words::of(Language::En), calendar);
        assert!(line(&calendar).starts_with("Mon–Fri 9:00–17:00, Berlin time"), "{}", line(&calendar));
        calendar.weekdays = [true, false, true, true, false, true, false];
        assert!(line(&calendar).starts_with("Mon, Wed, Thu, Sat 9:00"), "{}", line(&calendar));
    }

    #[test]
    fn a_refused_form_keeps_everything_that_was_typed() {
        let area = Area::new(AreaId(uuid::Uuid::nil()), "<Handel>");
        for language in Language::ALL {
            let filled = HoursForm::fill(&area.calendar, &area.deadlines);
            let typed = filled.replaced(OPENS, Some("neun")).replaced(CLOSED_DAYS, Some("<Heiligabend>"));
            let faults = vec![Fault::new(OPENS, FaultKind::Because("hours-fault-clock"))];
            let page = HoursPage { area: area.clone(), version: 7, posted: Posted::refused(typed, faults) };
            let html = render::fragment(language, || page.view());
            assert!(html.contains(r#"value="neun""#) && html.contains("&lt;Heiligabend&gt;"), "{html}");
            assert!(html.contains(r##"href="#field-opens""##) && html.contains(r#"value="10""#), "{html}");
        }
    }
}
