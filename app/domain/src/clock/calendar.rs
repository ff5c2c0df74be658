//! A calendar counts working minutes: Monday to Friday, 9 to 17 o'clock on the wall, without federal
//! holidays. A deadline of n working days is n times eight hours of that, so nobody loses time because a
//! request came in on a Friday at five.

use serde::{Deserialize, Serialize};

use crate::{
    clock::{
        holiday::is_federal_holiday,
        zone::{Local, instant, local},
    },
    time::{Day, Time},
};

/// Working hours of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Minutes after midnight at which work begins.
    pub opens: i64,
    /// Minutes after midnight at which it ends; later than `opens`.
    pub closes: i64,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { opens: 9 * 60, closes: 17 * 60 }
    }
}

impl Calendar {
    /// Working minutes of one working day.
    pub const fn day_length(&self) -> i64 {
        self.closes - self.opens
    }

    /// Whether people work on this day.
    pub fn is_working_day(&self, day: Day) -> bool {
        day.weekday() < 5 && !is_federal_holiday(day)
    }

    /// The instant at which `minutes` of working time have passed since `start`. Zero gives `start` itself.
    pub fn after(&self, start: Time, minutes: i64) -> Time {
        if minutes <= 0 {
            return start;
        }
        let begin = local(start);
        let mut left = minutes;
        let mut day = begin.day;
        let mut from = begin.minute.max(self.opens);
        // A year has more than 200 working days; the bound only keeps an absurd argument from looping long.
        for _ in 0..100_000 {
            if self.is_working_day(day) && from < self.closes {
                let available = self.closes - from;
                if left <= available {
                    return instant(Local { day, minute: from + left });
                }
                left -= available;
            }
            day = day.plus(1);
            from = self.opens;
        }
        instant(Local { day, minute: self.closes })
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
        let (from, to) = (local(start), local(end));
        let span = |day: Day, low: i64, high: i64| {
            if self.is_working_day(day) { (high.min(self.closes) - low.max(self.opens)).max(0) } else { 0 }
        };
        if from.day == to.day {
            return span(from.day, from.minute, to.minute);
        }
        let whole: i64 = (from.day.number() + 1..to.day.number())
            .map(|number| span(Day::from_number(number), self.opens, self.closes))
            .sum();
        span(from.day, from.minute, 24 * 60) + whole + span(to.day, 0, to.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    fn at(day: &str, hour: i64) -> Time {
        instant(Local { day: day.parse().expect("a day"), minute: hour * 60 })
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
    fn what_is_added_is_what_lies_between() {
        let calendar = Calendar::default();
        for hour in 0..400 {
            let start = at("2026-12-18", 0).plus(hour * 7 * 60 * MINUTE);
            for minutes in [1, 59, 480, 481, 2400] {
                assert_eq!(
                    calendar.between(start, calendar.after(start, minutes)),
                    minutes,
                    "{start:?} + {minutes}"
                );
            }
        }
    }
}
