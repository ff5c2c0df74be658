//! Central European time by the rule of Directive 2000/84/EC: summer time runs from the last Sunday of March,
//! 01:00 UTC, to the last Sunday of October, 01:00 UTC.

use crate::time::{DAY, Day, HOUR, MINUTE, Time};

/// A civil day and the minutes since its local midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// The civil day.
    pub day: Day,
    /// Minutes since midnight on the wall clock, 0 to 1439.
    pub minute: i64,
}

/// What the clocks on the walls of Berlin show.
pub fn local(time: Time) -> Local {
    let shifted = time.plus(offset(time));
    Local { day: shifted.day_utc(), minute: shifted.0.rem_euclid(DAY) / MINUTE }
}

/// The instant at which the walls show this. In the hour that the spring skips, the instant an hour later; in
/// the hour that autumn repeats, its first occurrence.
pub fn instant(local: Local) -> Time {
    let as_if_utc = local.day.start_utc().plus(local.minute * MINUTE);
    let summer = as_if_utc.plus(-2 * HOUR);
    if offset(summer) == 2 * HOUR { summer } else { as_if_utc.plus(-HOUR) }
}

/// Milliseconds ahead of UTC at this instant.
fn offset(time: Time) -> i64 {
    let year = time.day_utc().year;
    let change = |month| last_sunday(year, month).start_utc().plus(HOUR);
    if (change(3)..change(10)).contains(&time) { 2 * HOUR } else { HOUR }
}

fn last_sunday(year: i32, month: u8) -> Day {
    let last = Day { year, month, day: 31 };
    last.plus(-((i64::from(last.weekday()) + 1) % 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_change_when_the_directive_says() {
        let winter = Time(1_774_745_999_000); // 2026-03-29T00:59:59Z
        assert_eq!(local(winter).minute, 119);
        assert_eq!(local(winter.plus(1000)).minute, 180);
        let summer = Time(1_792_889_999_000); // 2026-10-25T00:59:59Z
        assert_eq!(local(summer).minute, 179);
        assert_eq!(local(summer.plus(1000)).minute, 120);
    }

    #[test]
    fn every_hour_of_two_years_comes_back_but_the_repeated_one() {
        for hour in 0..(2 * 365 * 24) {
            let time = Time(1_767_225_600_000).plus(hour * HOUR);
            let back = instant(local(time));
            assert!(back == time || back == time.plus(-HOUR), "{time:?} came back as {back:?}");
        }
    }
}
