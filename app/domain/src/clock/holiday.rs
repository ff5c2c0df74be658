//! The nine public holidays that all German states share. Easter by the Gauss algorithm in the form of
//! Lichtenberg (1997); the others hang on it or on a fixed date.

use crate::time::Day;

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

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in
            [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (1954, 4, 18)]
        {
            assert_eq!(easter(year), Day { year, month, day });
        }
    }

    #[test]
    fn nine_days_of_2026_are_holidays() {
        let first = Day { year: 2026, month: 1, day: 1 };
        let found: Vec<String> = (0..365)
            .map(|n| first.plus(n))
            .filter(|day| is_federal_holiday(*day))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(
            found,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2026-05-25",
                "2026-10-03",
                "2026-12-25",
                "2026-12-26"
            ]
        );
    }
}
