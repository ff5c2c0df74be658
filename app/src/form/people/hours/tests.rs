//! Hours and deadlines as admins type them: read as they write them, and refused at the field that makes no calendar.

use super::*;

fn typed(change: &[(&str, Option<&str>)]) -> Typed {
    let filled = HoursForm::fill(&Calendar::default(), &Deadlines::default());
    let pairs: Vec<(String, String)> =
        filled.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let typed = Typed::filled(pairs.into_iter().chain([(VERSION.to_owned(), "3".to_owned())]));
    change.iter().fold(typed, |typed, (name, value)| typed.replaced(name, *value))
}

fn fault(name: &str, kind: FaultKind) -> Result<HoursForm, Vec<Fault>> {
    Err(vec![Fault::new(name.to_owned(), kind)])
}

#[test]
fn what_is_filled_in_comes_back_as_it_was() {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let calendar = Calendar {
        zone: Zone::Eastern,
        opens: 7 * 60 + 30,
        closes: 24 * 60,
        weekdays: [false, true, true, true, true, true, false],
        region: Region::Sn,
        closed: [day("2026-12-24"), day("2026-12-28"), day("2026-12-29"), day("2026-12-30")].into(),
    };
    let mut deadlines = Deadlines::default();
    for (place, step) in (1_u8..).zip(Step::ALL) {
        deadlines.set(step, [place, place + 10, place + 20]);
    }
    let filled = HoursForm::fill(&calendar, &deadlines);
    assert_eq!(filled.first(CLOSED_DAYS), Some("2026-12-24\n2026-12-28 – 2026-12-30"));
    let typed = Typed::filled(filled.pairs().chain([(VERSION, "3")]));
    assert_eq!(HoursForm::parse(&typed), Ok(HoursForm { calendar, deadlines, version: 3 }));
}

#[test]
fn days_and_hours_are_read_as_people_write_them() {
    let days = "24.12.2026\r\n\r\n 2026-12-28 bis 2026-12-29 \n30/12/2026 to 31/12/2026";
    let form =
        HoursForm::parse(&typed(&[(CLOSED_DAYS, Some(days)), (OPENS, Some("8")), (CLOSES, Some("16.30"))]));
    let calendar = form.expect("a form").calendar;
    assert_eq!((calendar.opens, calendar.closes), (8 * 60, 16 * 60 + 30));
    let closed: Vec<String> = calendar.closed.iter().map(Day::to_string).collect();
    assert_eq!(closed, ["2026-12-24", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"]);
}

#[test]
fn what_makes_no_calendar_is_named_at_its_field() {
    let many =
        (0..).take(CLOSED + 1).map(|after| Day { year: 2026, month: 1, day: 1 }.plus(2 * after).to_string());
    let many = many.collect::<Vec<_>>().join("\n");
    for (name, value, kind) in [
        (CLOSES, Some("09:30"), FaultKind::Because("hours-fault-hours")),
        (CLOSES, Some("08:00"), FaultKind::Because("hours-fault-hours")),
        (OPENS, Some("25:00"), FaultKind::Because("hours-fault-clock")),
        (OPENS, Some("9:60"), FaultKind::Because("hours-fault-clock")),
        (OPENS, Some("early"), FaultKind::Because("hours-fault-clock")),
        (OPENS, None, FaultKind::Required),
        (WEEKDAY, None, FaultKind::NotChosen),
        (REGION, Some("xx"), FaultKind::UnknownChoice),
        (ZONE, Some("Mars"), FaultKind::UnknownChoice),
        (CLOSED_DAYS, Some("31.02.2026"), FaultKind::NotADate),
        (CLOSED_DAYS, Some("Christmas"), FaultKind::NotADate),
        (CLOSED_DAYS, Some("0001-01-01 – 9999-12-31"), FaultKind::Because("hours-fault-years")),
        (CLOSED_DAYS, Some("2026-01-01 – 2027-12-31"), FaultKind::TooMany { max: CLOSED }),
        (CLOSED_DAYS, Some(&many), FaultKind::TooMany { max: CLOSED }),
        ("move-high", Some("0"), FaultKind::OutOfRange { low: 1, high: 60 }),
        ("move-high", Some("61"), FaultKind::OutOfRange { low: 1, high: 60 }),
        ("adviser-low", Some("two"), FaultKind::NotANumber),
        ("executive-medium", Some(""), FaultKind::Required),
    ] {
        assert_eq!(HoursForm::parse(&typed(&[(name, value)])), fault(name, kind), "{name} {value:?}");
    }
    let turned = typed(&[(CLOSED_DAYS, Some("2026-12-30 – 2026-12-24"))]);
    let day = Day { year: 2026, month: 12, day: 30 };
    assert_eq!(HoursForm::parse(&turned), fault(CLOSED_DAYS, FaultKind::DateBefore { day }));
}

#[test]
fn every_field_has_a_label_of_its_own() {
    for language in domain::language::Language::ALL {
        let labels = HoursForm::labels(Words::of(language));
        assert_eq!(labels.len() + 1, names().len());
        let said: BTreeSet<&String> = labels.iter().map(|(_, label)| label).collect();
        assert_eq!(said.len(), labels.len());
    }
}
