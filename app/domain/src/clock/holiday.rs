//! Public holidays of Germany by state, as the holiday acts of the states name them for 2026 and later. Easter by the
//! Gauss algorithm in the form of Lichtenberg (1997); the moving days hang on it. What holds only in some communities
//! (Assumption in most of Bavaria, Corpus Christi in parts of Saxony and Thuringia, the peace festival of Augsburg) is a
//! closing day of one's own, because no rule in a program knows the community.

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// Whose public holidays count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// None: only one's own closing days, for areas outside Germany.
    None,
    /// The nine that all German states share.
    #[default]
    Germany,
    /// Baden-Württemberg.
    Bw,
    /// Bavaria, without Assumption.
    By,
    /// Berlin.
    Be,
    /// Brandenburg.
    Bb,
    /// Bremen.
    Hb,
    /// Hamburg.
    Hh,
    /// Hesse.
    He,
    /// Mecklenburg-Western Pomerania.
    Mv,
    /// Lower Saxony.
    Ni,
    /// North Rhine-Westphalia.
    Nw,
    /// Rhineland-Palatinate.
    Rp,
    /// Saarland.
    Sl,
    /// Saxony.
    Sn,
    /// Saxony-Anhalt.
    St,
    /// Schleswig-Holstein.
    Sh,
    /// Thuringia.
    Th,
}

impl Region {
    /// All of them: no holidays, the shared ones, the states by their names in German.
    pub const ALL: [Self; 18] = [
        Self::None,
        Self::Germany,
        Self::Bw,
        Self::By,
        Self::Be,
        Self::Bb,
        Self::Hb,
        Self::Hh,
        Self::He,
        Self::Mv,
        Self::Ni,
        Self::Nw,
        Self::Rp,
        Self::Sl,
        Self::Sn,
        Self::St,
        Self::Sh,
        Self::Th,
    ];

    /// The word in forms, storage and keys of words; for states that of ISO 3166-2:DE in small letters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Germany => "germany",
            Self::Bw => "bw",
            Self::By => "by",
            Self::Be => "be",
            Self::Bb => "bb",
            Self::Hb => "hb",
            Self::Hh => "hh",
            Self::He => "he",
            Self::Mv => "mv",
            Self::Ni => "ni",
            Self::Nw => "nw",
            Self::Rp => "rp",
            Self::Sl => "sl",
            Self::Sn => "sn",
            Self::St => "st",
            Self::Sh => "sh",
            Self::Th => "th",
        }
    }

    /// The region of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }

    /// Whether this day is a public holiday here.
    pub fn is_holiday(self, day: Day) -> bool {
        self != Self::None && (is_federal_holiday(day) || self.has_own(day))
    }

    /// A holiday of this state that not all others share.
    fn has_own(self, day: Day) -> bool {
        use Region::{Bb, Be, Bw, By, Hb, He, Hh, Mv, Ni, Nw, Rp, Sh, Sl, Sn, St, Th};
        let after_easter = day.number() - easter(day.year).number();
        match (day.month, day.day) {
            // Epiphany
            (1, 6) => matches!(self, Bw | By | St),
            // International Women's Day
            (3, 8) => matches!(self, Be | Mv),
            // Assumption
            (8, 15) => self == Sl,
            // Children's Day
            (9, 20) => self == Th,
            // Reformation Day
            (10, 31) => matches!(self, Bb | Hb | Hh | Mv | Ni | Sn | St | Sh | Th),
            // All Saints
            (11, 1) => matches!(self, Bw | By | Nw | Rp | Sl),
            // Repentance and Prayer Day: the Wednesday before 23 November
            (11, 16..=22) if day.weekday() == 2 => self == Sn,
            // The 75th year after the uprising of 1953, once
            (6, 17) if day.year == 2028 => self == Be,
            _ => match after_easter {
                // Easter Sunday and Whit Sunday
                0 | 49 => self == Bb,
                // Corpus Christi
                60 => matches!(self, Bw | By | He | Nw | Rp | Sl),
                _ => false,
            },
        }
    }
}

/// Whether this day is a holiday in every German state.
pub fn is_federal_holiday(day: Day) -> bool {
    const FIXED: [(u8, u8); 5] = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)];
    /// Good Friday, Easter Monday, Ascension, Whit Monday: days after Easter Sunday.
    const MOVING: [i64; 4] = [-2, 1, 39, 50];
    let easter = easter(day.year);
    FIXED.contains(&(day.month, day.day)) || MOVING.iter().any(|after| easter.plus(*after) == day)
}

/// Easter Sunday of a Gregorian year.
pub fn easter(year: i32) -> Day {
    let year_number = i64::from(year);
    let century = year_number / 100;
    let moon_shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun_shift = 2 - (3 * century + 3) / 4;
    let in_cycle = year_number % 19;
    let seed = (19 * in_cycle + moon_shift) % 30;
    let correction = (seed + in_cycle / 11) / 29;
    let full_moon = 21 + seed - correction;
    let first_sunday = 7 - (year_number + year_number / 4 + sun_shift) % 7;
    let after = 7 - (full_moon - first_sunday) % 7;
    Day { year, month: 3, day: 1 }.plus(full_moon + after - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(region: Region, year: i32) -> Vec<String> {
        let first = Day { year, month: 1, day: 1 };
        let days = (0..366).map(|n| first.plus(n)).filter(|day| day.year == year);
        days.filter(|day| region.is_holiday(*day)).map(|day| day.to_string()).collect()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in
            [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (1954, 4, 18)]
        {
            assert_eq!(easter(year), Day { year, month, day });
        }
    }

    #[test]
    fn nine_days_of_2026_are_holidays_everywhere() {
        let shared = [
            "2026-01-01",
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2026-05-25",
            "2026-10-03",
            "2026-12-25",
            "2026-12-26",
        ];
        assert_eq!(of(Region::Germany, 2026), shared);
        assert!(of(Region::None, 2026).is_empty());
        for region in Region::ALL.into_iter().skip(2) {
            let found = of(region, 2026);
            assert!(shared.iter().all(|day| found.iter().any(|found| found == day)), "{region:?}");
        }
    }

    #[test]
    fn each_state_has_as_many_as_its_act_names() {
        use Region::{Bb, Be, Bw, By, Hb, He, Hh, Mv, Ni, Nw, Rp, Sh, Sl, Sn, St, Th};
        for (region, number) in [
            (Bw, 12),
            (By, 12),
            (Be, 10),
            (Bb, 12),
            (Hb, 10),
            (Hh, 10),
            (He, 10),
            (Mv, 11),
            (Ni, 10),
            (Nw, 11),
            (Rp, 11),
            (Sl, 12),
            (Sn, 11),
            (St, 11),
            (Sh, 10),
            (Th, 11),
        ] {
            assert_eq!(of(region, 2026).len(), number, "{region:?}");
        }
    }

    #[test]
    fn the_moving_days_of_single_states_fall_where_the_almanac_says() {
        assert!(of(Region::Sn, 2026).contains(&"2026-11-18".to_owned()), "Repentance and Prayer Day");
        assert!(of(Region::Sn, 2027).contains(&"2027-11-17".to_owned()));
        assert!(of(Region::Nw, 2026).contains(&"2026-06-04".to_owned()), "Corpus Christi");
        assert!(of(Region::Nw, 2027).contains(&"2027-05-27".to_owned()));
        assert!(of(Region::Be, 2028).contains(&"2028-06-17".to_owned()));
        assert!(!of(Region::Be, 2027).contains(&"2027-06-17".to_owned()));
    }
}
