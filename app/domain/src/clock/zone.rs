//! The time zones of the European Union. All change their clocks at the same instant (Directive 2000/84/EC: from the
//! last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC) and differ only in their hours ahead of
//! UTC, so three rules cover every member state and no table of the world's zones is needed.

use serde::{Deserialize, Serialize};

use crate::time::{DAY, Day, HOUR, MINUTE, Time};

/// Where the clocks hang.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Lisbon, Dublin, the Canary Islands: UTC, in summer an hour ahead.
    Western,
    /// Berlin, Vienna, Paris, Rome, Warsaw: an hour ahead, in summer two.
    #[default]
    Central,
    /// Helsinki, Athens, Bucharest, Vilnius: two hours ahead, in summer three.
    Eastern,
}

/// A civil day and the minutes since its local midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// The civil day.
    pub day: Day,
    /// Minutes since midnight on the wall clock, 0 to 1439.
    pub minute: i64,
}

impl Zone {
    /// All three, from west to east.
    pub const ALL: [Self; 3] = [Self::Western, Self::Central, Self::Eastern];

    /// The word in forms, storage and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Western => "western",
            Self::Central => "central",
            Self::Eastern => "eastern",
        }
    }

    /// The zone of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.code() == code)
    }

    /// What the clocks on the walls show.
    pub fn local(self, time: Time) -> Local {
        let shifted = time.plus(self.offset(time));
        Local { day: shifted.day_utc(), minute: shifted.0.rem_euclid(DAY) / MINUTE }
    }

    /// The instant at which the walls show this. In the hour that the spring skips, the instant an hour later; in
    /// the hour that autumn repeats, its first occurrence.
    pub fn instant(self, local: Local) -> Time {
        let as_if_utc = local.day.start_utc().plus(local.minute * MINUTE);
        let summer = as_if_utc.plus(-self.winter() - HOUR);
        if self.offset(summer) == self.winter() + HOUR { summer } else { as_if_utc.plus(-self.winter()) }
    }

    /// Milliseconds ahead of UTC in winter.
    const fn winter(self) -> i64 {
        match self {
            Self::Western => 0,
            Self::Central => HOUR,
            Self::Eastern => 2 * HOUR,
        }
    }

    /// Milliseconds ahead of UTC at this instant.
    fn offset(self, time: Time) -> i64 {
        let year = time.day_utc().year;
        let change = |month| last_sunday(year, month).start_utc().plus(HOUR);
        let summer = (change(3)..change(10)).contains(&time);
        self.winter() + if summer { HOUR } else { 0 }
    }
}

/// What the clocks on the walls of Berlin show: where the product is used, dates without a zone mean this.
pub fn local(time: Time) -> Local {
    Zone::Central.local(time)
}

/// The instant at which the walls of Berlin show this; see [`Zone::instant`].
pub fn instant(local: Local) -> Time {
    Zone::Central.instant(local)
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
        let summer = Time(1_792_889_999_000); // 2026-10-25T00:59:59Z
        for (zone, hours) in [(Zone::Western, 0), (Zone::Central, 1), (Zone::Eastern, 2)] {
            assert_eq!(zone.local(winter).minute, hours * 60 + 59);
            assert_eq!(zone.local(winter.plus(1000)).minute, (hours + 2) * 60);
            assert_eq!(zone.local(summer).minute, (hours + 1) * 60 + 59);
            assert_eq!(zone.local(summer.plus(1000)).minute, (hours + 1) * 60);
        }
    }

    #[test]
    fn every_hour_of_two_years_comes_back_but_the_repeated_one() {
        for zone in Zone::ALL {
            for hour in 0..(2 * 365 * 24) {
                let time = Time(1_767_225_600_000).plus(hour * HOUR);
                let back = zone.instant(zone.local(time));
                assert!(back == time || back == time.plus(-HOUR), "{zone:?} {time:?} came back as {back:?}");
            }
        }
    }
}
