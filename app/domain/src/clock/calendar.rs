//! A calendar counts working minutes: the weekdays, hours and time zone of an area, without public holidays and its own
//! closing days. A deadline of n working days is n times the length of one, so nobody loses time because a request
//! came in on a Friday at five. Minutes are cut, not rounded, so that what lies between is a sum.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    clock::{
        holiday::Region,
        zone::{Local, Zone},
    },
    time::{Day, MINUTE, Time},
};

/// Most own closing days of one calendar.
pub const CLOSED: usize = 400;
/// Working days after which the search for a deadline gives up: a calendar that is closed for years.
const HORIZON: i64 = 20_000;

/// When an area works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    /// Whose clocks count.
    pub zone: Zone,
    /// Minutes after midnight at which work begins.
    pub opens: i64,
    /// Minutes after midnight at which it ends; later than `opens`.
    pub closes: i64,
    /// Monday to Sunday: whether people work then.
    pub weekdays: [bool; 7],
    /// Whose public holidays are free.
    pub region: Region,
    /// Further days on which nobody works.
    pub closed: BTreeSet<Day>,
}

/// What makes no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarFault {
    /// Work ends before it begins, lasts less than an hour, or beyond midnight.
    Hours,
    /// No weekday is left.
    Weekdays,
    /// More closing days than [`CLOSED`].
    Closed,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            zone: Zone::Central,
            opens: 9 * 60,
            closes: 17 * 60,
            weekdays: [true, true, true, true, true, false, false],
            region: Region::Germany,
            closed: BTreeSet::new(),
        }
    }
}

impl Calendar {
    /// Refuses what would never reach a deadline.
    pub fn check(&self) -> Result<(), CalendarFault> {
        if self.opens < 0 || self.closes > 24 * 60 || self.day_length() < 60 {
            Err(CalendarFault::Hours)
        } else if !self.weekdays.contains(&true) {
            Err(CalendarFault::Weekdays)
        } else if self.closed.len() > CLOSED {
            Err(CalendarFault::Closed)
        } else {
            Ok(())
        }
    }

    /// Working minutes of one working day.
    pub const fn day_length(&self) -> i64 {
        self.closes - self.opens
    }

    /// Whether people work on this day.
    pub fn is_working_day(&self, day: Day) -> bool {
        let weekday = self.weekdays.get(usize::from(day.weekday())).copied().unwrap_or(false);
        weekday && !self.region.is_holiday(day) && !self.closed.contains(&day)
    }

    /// The working time of a day as minutes of the epoch, half open. Instants, not figures on the wall: where work goes
    /// on while the clocks change, the day has an hour more or less, and no minute counts twice.
    fn hours(&self, day: Day) -> Option<(i64, i64)> {
        let minute = |minute| minute_of(self.zone.instant(Local { day, minute }));
        self.is_working_day(day).then(|| (minute(self.opens), minute(self.closes)))
    }

    /// The instant at which `minutes` of working time have passed since `start`. Zero gives `start` itself.
    pub fn after(&self, start: Time, minutes: i64) -> Time {
        if minutes <= 0 {
            return start;
        }
        let (first, begin) = (self.zone.local(start).day, minute_of(start));
        let mut left = minutes;
        for number in 0..HORIZON {
            let Some((opens, closes)) = self.hours(first.plus(number)) else { continue };
            let from = opens.max(begin);
            let available = (closes - from).max(0);
            if left <= available {
                return Time((from + left) * MINUTE);
            }
            left -= available;
        }
        first.plus(HORIZON).start_utc()
    }

    /// The deadline `days` working days after `start`.
    pub fn deadline(&self, start: Time, days: u8) -> Time {
        self.after(start, i64::from(days) * self.day_length())
    }

    /// Working minutes between two instants; zero when `end` is not later.
    pub fn between(&self, start: Time, end: Time) -> i64 {
        if end <= start {
            return 0;
        }
        let (from, to) = (minute_of(start), minute_of(end));
        let days = self.zone.local(start).day.number()..=self.zone.local(end).day.number();
        let worked = |(opens, closes): (i64, i64)| (closes.min(to) - opens.max(from)).max(0);
        days.filter_map(|number| self.hours(Day::from_number(number))).map(worked).sum()
    }
}

/// Cut, not rounded: every zone is whole minutes ahead of UTC.
const fn minute_of(time: Time) -> i64 {
    time.0.div_euclid(MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::zone::instant;

    fn at(day: &str, hour: i64) -> Time {
        instant(Local { day: day.parse().expect("a day"), minute: hour * 60 })
    }

    fn calendar(change: impl FnOnce(&mut Calendar)) -> Calendar {
        let mut calendar = Calendar::default();
        change(&mut calendar);
        calendar
    }

    #[test]
    fn friday_evening_plus_one_working_day_is_monday_evening() {
        let calendar = Calendar::default();
        assert_eq!(calendar.deadline(at("2026-11-20", 18), 1), at("2026-11-23", 17));
        assert_eq!(calendar.deadline(at("2026-11-20", 13), 1), at("2026-11-23", 13));
    }

    #[test]
    fn holidays_and_the_change_of_clocks_do_not_count() {
        let calendar = Calendar::default();
        // Good Friday and Easter Monday 2026, with the change to summer time a week before.
        assert_eq!(calendar.deadline(at("2026-04-02", 9), 2), at("2026-04-07", 17));
        assert_eq!(calendar.deadline(at("2026-03-27", 9), 2), at("2026-03-30", 17));
    }

    #[test]
    fn states_own_closing_days_other_weekdays_and_zones_move_a_deadline() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let sachsen = calendar(|it| it.region = Region::Sn);
        assert_eq!(sachsen.deadline(at("2026-11-17", 9), 2), at("2026-11-19", 17));
        let bridge = calendar(|it| it.closed = [day("2026-11-19"), day("2026-11-20")].into());
        assert_eq!(bridge.deadline(at("2026-11-18", 9), 2), at("2026-11-23", 17));
        let shop = calendar(|it| it.weekdays = [false, true, true, true, true, true, false]);
        assert_eq!(shop.deadline(at("2026-11-20", 17), 1), at("2026-11-21", 17));
        let helsinki = calendar(|it| it.zone = Zone::Eastern);
        assert_eq!(helsinki.deadline(at("2026-11-18", 8), 1), at("2026-11-18", 16));
        let lisbon = calendar(|it| it.zone = Zone::Western);
        assert_eq!(lisbon.deadline(at("2026-11-18", 10), 1), at("2026-11-18", 18));
    }

    #[test]
    fn a_calendar_that_never_opens_is_refused_and_stops_nobody_for_ever() {
        for (broken, fault) in [
            (calendar(|it| it.closes = it.opens), CalendarFault::Hours),
            (calendar(|it| it.closes = 24 * 60 + 1), CalendarFault::Hours),
            (calendar(|it| it.opens = -1), CalendarFault::Hours),
            (calendar(|it| it.weekdays = [false; 7]), CalendarFault::Weekdays),
        ] {
            assert_eq!(broken.check(), Err(fault));
        }
        assert!(Calendar::default().check().is_ok());
        let never = calendar(|it| it.weekdays = [false; 7]);
        assert!(never.deadline(at("2026-11-18", 9), 1) > at("2040-01-01", 9));
    }

    #[test]
    fn what_is_added_is_what_lies_between() {
        for zone in Zone::ALL {
            let calendar = calendar(|it| it.zone = zone);
            for hour in 0..400 {
                let start = at("2026-12-18", 0).plus(hour * 7 * 60 * MINUTE);
                for minutes in [1, 59, 480, 481, 2400] {
                    let end = calendar.after(start, minutes);
                    assert_eq!(calendar.between(start, end), minutes, "{zone:?} {start:?} + {minutes}");
                }
            }
        }
    }

    #[test]
    fn where_work_goes_on_while_the_clocks_change_no_minute_is_lost_or_counted_twice() {
        let always = calendar(|it| {
            (it.opens, it.closes) = (0, 24 * 60);
            it.weekdays = [true; 7];
            it.region = Region::None;
        });
        for day in ["2026-03-29", "2026-10-25"] {
            let start = at(day, 0);
            for step in 0..(30 * 4) {
                let middle = start.plus(step * 15 * MINUTE);
                let end = start.plus(31 * 60 * MINUTE);
                assert_eq!(always.between(start, middle) + always.between(middle, end), 31 * 60, "{day}");
                assert_eq!(always.after(start, step * 15), middle);
            }
        }
    }

    #[test]
    fn a_stored_calendar_without_newer_fields_still_reads() {
        let old: Calendar = serde_json::from_str(r#"{"opens":480,"closes":960}"#).expect("a calendar");
        assert_eq!(old, calendar(|it| (it.opens, it.closes) = (480, 960)));
    }
}
