//! Times as the log writes them: UTC to the millisecond, `2026-11-21T15:53:00.123Z`, one spelling, years 1970 to 9999.
//! Written here, because a log must not change its bytes when a library changes its mind.

use std::{borrow::Cow, ops::Range};

use serde::{Deserialize, Deserializer, Serializer, de::Error as _, ser::Error as _};

const DAY: i64 = 86_400_000;
/// The first millisecond of the year 10000.
const END: i64 = 253_402_300_800_000;

/// Civil date of a day counted from 1970-01-01: Gregorian years begin in March, so that the leap day is the last.
#[expect(clippy::arithmetic_side_effects, reason = "only days before the year 10000 come here, in 64 bits")]
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let (era, in_era) = (shifted / 146_097, shifted % 146_097);
    let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let date = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, date)
}

#[expect(clippy::arithmetic_side_effects, reason = "no number has more than four digits, in 64 bits")]
fn day((year, month, date): (i64, i64, i64)) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, in_era) = (year / 400, year % 400);
    let in_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + date - 1;
    era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719_468
}

/// From milliseconds since 1970.
pub fn write(time: i64) -> Option<String> {
    if !(0..END).contains(&time) {
        return None;
    }
    let (year, month, date) = civil(time / DAY);
    let rest = time % DAY;
    let (hour, minute, second, milli) =
        (rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60, rest % 1_000);
    Some(format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z"))
}

/// To milliseconds since 1970; refuses every other spelling and every date that there is not.
pub fn read(text: &str) -> Option<i64> {
    const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
    let bytes: &[u8; 24] = text.as_bytes().try_into().ok()?;
    let fits = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    if !bytes.iter().zip(FORM).all(fits) {
        return None;
    }
    let number = |places: Range<usize>| text.get(places)?.parse::<i64>().ok();
    let date = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let day = day(date);
    let exists = date.0 >= 1970 && (1..=12).contains(&date.1) && civil(day) == date;
    let in_day = hour < 24 && minute < 60 && second < 60;
    #[expect(clippy::arithmetic_side_effects, reason = "no number has more than four digits, in 64 bits")]
    let time = day * DAY + (hour * 60 + minute) * 60_000 + second * 1_000 + number(20..23)?;
    (exists && in_day).then_some(time)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn serialize<S: Serializer>(time: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    let text = write(*time).ok_or_else(|| S::Error::custom("a time outside the years 1970 to 9999"))?;
    serializer.serialize_str(&text)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let text: Cow<'de, str> = Cow::deserialize(deserializer)?;
    read(&text).ok_or_else(|| D::Error::custom("not a time in UTC to the millisecond"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_times_are_written_as_everybody_writes_them() {
        for (time, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_276_380_123, "2026-11-21T15:53:00.123Z"),
            (END - 1, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(write(time).as_deref(), Some(text));
            assert_eq!(read(text), Some(time));
        }
        assert_eq!((write(-1), write(END)), (None, None));
    }

    #[test]
    fn other_spellings_and_days_that_there_are_not_are_refused() {
        for text in [
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-00-01T00:00:00.000Z",
            "2026-01-00T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:60:00.000Z",
            "2026-01-01T00:00:60.000Z",
            "2026-01-01 00:00:00.000Z",
            "2026-01-01T00:00:00.000z",
            "2026-01-01T00:00:00Z",
            "+026-01-01T00:00:00.000Z",
            "1969-12-31T23:59:59.999Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_time_is_read_back(time in 0..END) {
            prop_assert_eq!(write(time).and_then(|text| read(&text)), Some(time));
        }

        #[test]
        fn no_text_is_read_unless_it_is_written_so(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z") {
            if let Some(time) = read(&text) {
                prop_assert_eq!(write(time), Some(text));
            }
        }
    }
}
