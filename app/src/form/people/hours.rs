//! When an area works: clocks, hours, weekdays, holidays, own closing days; and how long each move may take. Closing days
//! are typed as people note them, one day or one span on a line; what cannot be read is named by its line, because in a
//! list of forty days nobody finds it otherwise.

use std::{borrow::Cow, collections::BTreeSet};

use domain::{
    clock::{
        Calendar,
        calendar::{CLOSED, CalendarFault},
        holiday::Region,
        zone::Zone,
    },
    policy::{
        Deadlines, Step,
        deadlines::{DAYS, Days},
    },
    time::Day,
};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, parse},
    text::Words,
};

/// Whose clocks count.
pub const ZONE: &str = "zone";
/// When work begins, `HH:MM`.
pub const OPENS: &str = "opens";
/// When it ends.
pub const CLOSES: &str = "closes";
/// On which weekdays; one value for each.
pub const WEEKDAY: &str = "weekday";
/// Whose public holidays are free.
pub const REGION: &str = "region";
/// Own closing days, one day or span on a line.
pub const CLOSED_DAYS: &str = "closed";

/// Monday to Sunday, as the form sends them.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The severities that have deadlines of their own, as parts of names.
pub const LEVELS: [&str; 3] = ["low", "medium", "high"];

/// Longest list of closing days, in characters.
pub const CLOSED_LIMIT: usize = 8_000;
const EARLIEST: Day = Day { year: 2020, month: 1, day: 1 };
const LATEST: Day = Day { year: 2099, month: 12, day: 31 };

/// The field of the deadline of a move at a severity.
pub fn days_of(step: Step, level: usize) -> String {
    format!("{}-{}", step.code(), LEVELS[level.min(2)])
}

/// Key of the label of such a field.
const fn label_of(step: Step) -> &'static str {
    match step {
        Step::FirstResponse => "hours-step-first-response",
        Step::Move => "hours-step-move",
        Step::Returned => "hours-step-returned",
        Step::Executive => "hours-step-executive",
        Step::Adviser => "hours-step-adviser",
    }
}

/// The name of a kind of move.
pub fn step(words: Words, step: Step) -> String {
    words.say(label_of(step))
}

/// What an admin sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursForm {
    /// When people work.
    pub calendar: Calendar,
    /// How long each move may take.
    pub deadlines: Deadlines,
    /// The version of the area that the person saw.
    pub version: i64,
}

impl HoursForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, names());
        let zone = check.take(parse::choice(typed, ZONE, Zone::from_code));
        let opens = check.take(parse::line(typed, OPENS, 5).and_then(|raw| clock(OPENS, &raw)));
        let closes = check.take(parse::line(typed, CLOSES, 5).and_then(|raw| clock(CLOSES, &raw)));
        let at = |raw: &str| WEEKDAYS.iter().position(|name| *name == raw);
        let weekdays = check.take(parse::choices(typed, WEEKDAY, at));
        let region = check.take(parse::choice(typed, REGION, Region::from_code));
        let own_days = check.take(closed_days(typed));
        let mut deadlines = Deadlines::default();
        for step in Step::ALL {
            let mut days: Days = deadlines.of(step);
            for (level, slot) in days.iter_mut().enumerate() {
                let allowed = i64::from(*DAYS.start())..=i64::from(*DAYS.end());
                let typed_days = check.take(parse::whole(typed, &days_of(step, level), allowed));
                *slot = typed_days.and_then(|days| u8::try_from(days).ok()).unwrap_or(*slot);
            }
            deadlines.set(step, days);
        }
        let version = check.take(parse::version(typed));
        let calendar = match (zone, opens, closes, weekdays, region, own_days) {
            (Some(zone), Some(opens), Some(closes), Some(days), Some(region), Some(own_days)) => {
                let mut weekdays = [false; 7];
                for day in days {
                    weekdays[day] = true;
                }
                Some(Calendar { zone, opens, closes, weekdays, region, closed: own_days })
            }
            _ => None,
        };
        match calendar.as_ref().map(Calendar::check) {
            Some(Err(CalendarFault::Hours)) => {
                check.fault(CLOSES, FaultKind::Because("hours-fault-hours"));
            }
            Some(Err(CalendarFault::Weekdays)) => check.fault(WEEKDAY, FaultKind::NotChosen),
            Some(Err(CalendarFault::Closed)) => check.fault(CLOSED_DAYS, FaultKind::TooMany { max: CLOSED }),
            Some(Ok(())) | None => {}
        }
        check.finish(|| Some(Self { calendar: calendar?, deadlines, version: version? }))
    }

    /// The fields of what counts now.
    pub fn fill(calendar: &Calendar, deadlines: &Deadlines) -> Typed {
        let time = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let mut pairs = vec![
            (ZONE.to_owned(), calendar.zone.code().to_owned()),
            (OPENS.to_owned(), time(calendar.opens)),
            (CLOSES.to_owned(), time(calendar.closes)),
            (REGION.to_owned(), calendar.region.code().to_owned()),
            (CLOSED_DAYS.to_owned(), spans(&calendar.closed)),
        ];
        let weekdays = WEEKDAYS.iter().zip(calendar.weekdays).filter(|(_, works)| *works);
        pairs.extend(weekdays.map(|(name, _)| (WEEKDAY.to_owned(), (*name).to_owned())));
        for step in Step::ALL {
            for (level, days) in deadlines.of(step).into_iter().enumerate() {
                pairs.push((days_of(step, level), days.to_string()));
            }
        }
        Typed::filled(pairs)
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        let fixed = [
            (ZONE, "hours-zone"),
            (OPENS, "hours-opens"),
            (CLOSES, "hours-closes"),
            (WEEKDAY, "hours-weekdays"),
            (REGION, "hours-region"),
            (CLOSED_DAYS, "hours-closed"),
        ];
        let mut labels: Labels =
            fixed.into_iter().map(|(name, key)| (Cow::Borrowed(name), words.say(key))).collect();
        for of in Step::ALL {
            for (level, name) in LEVELS.into_iter().enumerate() {
                let said = format!("{}, {}", step(words, of), words.say(severity(name)));
                labels.push((Cow::Owned(days_of(of, level)), said));
            }
        }
        labels
    }
}

/// Key of the words of a severity that has deadlines of its own.
pub const fn severity(level: &str) -> &'static str {
    match level.as_bytes() {
        b"low" => "hours-low",
        b"medium" => "hours-medium",
        _ => "hours-high",
    }
}

fn names() -> Vec<Cow<'static, str>> {
    let fixed = [ZONE, OPENS, CLOSES, WEEKDAY, REGION, CLOSED_DAYS, VERSION].map(Cow::Borrowed);
    let days =
        Step::ALL.into_iter().flat_map(|step| (0..3).map(move |level| Cow::Owned(days_of(step, level))));
    fixed.into_iter().chain(days).collect()
}

/// `9`, `9:00`, `09.30`: minutes after midnight, up to 24:00.
fn clock(name: &'static str, raw: &str) -> Result<i64, Fault> {
    let (hour, minute) = raw.split_once([':', '.']).unwrap_or((raw, "00"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let minutes = (digits(hour, 2) && digits(minute, 2) && minute.len() == 2)
        .then(|| Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok().filter(|m| *m < 60)?))
        .flatten()
        .filter(|minutes| *minutes <= 24 * 60);
    minutes.ok_or(Fault::new(name, FaultKind::Because("hours-fault-clock")))
}

/// One day, or two with a dash or a word between them, on each line; empty lines count for nothing.
fn closed_days(typed: &Typed) -> Result<BTreeSet<Day>, Fault> {
    let raw = parse::optional_text(typed, CLOSED_DAYS, CLOSED_LIMIT)?.unwrap_or_default();
    let mut closed = BTreeSet::new();
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (from, to) = span(line).ok_or(Fault::new(CLOSED_DAYS, FaultKind::NotADate))?;
        if to < from {
            return Err(Fault::new(CLOSED_DAYS, FaultKind::DateBefore { day: from }));
        }
        let days = usize::try_from(to.number() - from.number() + 1).unwrap_or(usize::MAX);
        if from < EARLIEST || to > LATEST {
            let kind = FaultKind::Because("hours-fault-years");
            return Err(Fault::new(CLOSED_DAYS, kind));
        }
        if closed.len().saturating_add(days) > CLOSED {
            return Err(Fault::new(CLOSED_DAYS, FaultKind::TooMany { max: CLOSED }));
        }
        closed.extend((0..).take(days).map(|after| from.plus(after)));
    }
    Ok(closed)
}

fn span(line: &str) -> Option<(Day, Day)> {
    if let Some(day) = parse::read_day(line) {
        return Some((day, day));
    }
    let split = [" bis ", " to ", " – ", " - ", "–"].into_iter().find_map(|mark| line.split_once(mark));
    let (from, to) = split?;
    Some((parse::read_day(from.trim())?, parse::read_day(to.trim())?))
}

/// Days as lines, those that follow each other as one span.
fn spans(closed: &BTreeSet<Day>) -> String {
    let mut spans: Vec<(Day, Day)> = Vec::new();
    for day in closed {
        match spans.last_mut() {
            Some((_, last)) if last.plus(1) == *day => *last = *day,
            _ => spans.push((*day, *day)),
        }
    }
    let lines = spans.into_iter().map(
        |(from, to)| {
            if from == to { from.to_string() } else { format!("{from} – {to}") }
        },
    );
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
