//! Numbers, money, dates and times as the reader's language writes them, from icu's data; English is British English.
//! Years always have four digits. Instants are shown as the clocks on the walls of Berlin do (`domain::clock::zone`).

use domain::{
    clock::zone::{Zone, local},
    language::Language,
    time::{Day, Time},
};
use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YM, YMDE},
    options::YearStyle,
};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

const fn locale_of(language: Language) -> Locale {
    match language {
        Language::De => locale!("de-DE"),
        Language::En => locale!("en-GB"),
    }
}

fn grouped(language: Language, plain: &str) -> String {
    let formatter = DecimalFormatter::try_new(
        locale_of(language).into(),
        icu_decimal::options::DecimalFormatterOptions::default(),
    );
    match (formatter, Decimal::try_from_str(plain)) {
        (Ok(formatter), Ok(decimal)) => formatter.format(&decimal).to_string(),
        // Both data and text are ours; if ever one fails, a plain number is still true.
        _ => plain.to_owned(),
    }
}

/// A whole number: `1.234` or `1,234`.
pub fn whole(language: Language, number: i64) -> String {
    grouped(language, &number.to_string())
}

/// A number with exactly `digits` digits after the separator; a number that is none is a dash.
pub fn decimal(language: Language, number: f64, digits: usize) -> String {
    if number.is_finite() { grouped(language, &format!("{number:.digits$}")) } else { "–".to_owned() }
}

/// The size of a file: `12 kB`, `1,2 MB`.
pub fn file_size(language: Language, bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "files are small")]
    let bytes = bytes as f64;
    if bytes < 1e6 {
        format!("{}\u{a0}kB", decimal(language, (bytes / 1e3).ceil(), 0))
    } else {
        format!("{}\u{a0}MB", decimal(language, bytes / 1e6, 1))
    }
}

/// Likelihood, impact and their factors on pages: `5,1` or `5.1`.
pub fn one_decimal(language: Language, number: f64) -> String {
    decimal(language, number, 1)
}

/// Likelihood and impact where the exact mean counts: `5,125` or `5.125`.
pub fn three_decimals(language: Language, number: f64) -> String {
    decimal(language, number, 3)
}

/// A share of one: `37 %` or `37%`, rounded to whole percent.
pub fn percent(language: Language, share: f64) -> String {
    let number = decimal(language, share * 100.0, 0);
    match language {
        Language::De => format!("{number}\u{a0}%"),
        Language::En => format!("{number}%"),
    }
}

/// Euros from cents: `1.234,56 €` with a no-break space, or `€1,234.56`.
pub fn money(language: Language, cents: i64) -> String {
    with_euro(language, &amount(language, cents))
}

/// Euros from cents without the cents, rounded half away from zero: `1.235 €` or `€1,235`.
pub fn whole_euros(language: Language, cents: i64) -> String {
    let rounded = (cents.unsigned_abs() / 100) + u64::from(cents.unsigned_abs() % 100 >= 50);
    let sign = if cents < 0 && rounded > 0 { "-" } else { "" };
    with_euro(language, &grouped(language, &format!("{sign}{rounded}")))
}

/// Euros of a simulation with at most three significant digits: `123.000 €` or `€123,000`. More digits would promise
/// more than a simulation knows. A number that is none is a dash.
pub fn rounded_euros(language: Language, euros: f64) -> String {
    match significant(euros) {
        Some(rounded) => with_euro(language, &grouped(language, &format!("{rounded:.0}"))),
        None => "–".to_owned(),
    }
}

/// Three significant digits of whole euros; below 100 whole euros.
fn significant(number: f64) -> Option<f64> {
    if !number.is_finite() {
        return None;
    }
    let (mut unit, size) = (1.0, number.abs());
    while size / unit >= 999.5 {
        unit *= 10.0;
    }
    let rounded = (number / unit).round() * unit;
    // A minus before nothing would look like a loss.
    Some(if rounded == 0.0 { 0.0 } else { rounded })
}

/// A chance with as many digits as it bears: `37 %`, `4,2 %`, `0,3 %`; `0 %` is said only of what never happened.
pub fn chance(language: Language, chance: f64) -> String {
    let percent = chance * 100.0;
    let (shown, digits) = match percent {
        percent if percent <= 0.0 => (0.0, 0),
        percent if percent < 0.1 => (0.1, 1),
        percent if percent < 9.95 && (percent * 10.0).round() % 10.0 != 0.0 => (percent, 1),
        percent if percent < 99.5 || chance >= 1.0 => (percent, 0),
        _ => (99.0, 0),
    };
    let number = decimal(language, shown, digits);
    let number = match (percent > 0.0 && percent < 0.1, percent >= 99.5 && chance < 1.0) {
        (true, _) => format!("<\u{a0}{number}"),
        (_, true) => format!(">\u{a0}{number}"),
        _ => number,
    };
    match language {
        Language::De => format!("{number}\u{a0}%"),
        Language::En => format!("{number}%"),
    }
}

/// How much a figure may be off, as a part of it, in whole percent rounded up: `± 2 %` or `±2%`.
pub fn plus_minus(language: Language, share: f64) -> String {
    if !share.is_finite() {
        return "–".to_owned();
    }
    let number = decimal(language, (share.abs() * 100.0).ceil().max(1.0), 0);
    match language {
        Language::De => format!("±\u{a0}{number}\u{a0}%"),
        Language::En => format!("±{number}%"),
    }
}

/// A power of ten of euros as a short label of an axis: `1.000 €`, `1 Mio. €`; `€1,000`, `€1m`.
pub fn axis_euros(language: Language, euros: f64) -> String {
    let (number, short) = match euros {
        euros if euros >= 1e9 => (euros / 1e9, ["Mrd.", "bn"]),
        euros if euros >= 1e6 => (euros / 1e6, ["Mio.", "m"]),
        euros => (euros, ["", ""]),
    };
    let number = grouped(language, &format!("{number:.0}"));
    match (language, short) {
        (Language::De, ["", _]) => format!("{number}\u{a0}€"),
        (Language::De, [short, _]) => format!("{number}\u{a0}{short}\u{a0}€"),
        (Language::En, [_, short]) => format!("€{number}{short}"),
    }
}

/// Events a year with as many digits as people think in: `0,02`, `0,3`, `3`, `250`.
pub fn rate(language: Language, rate: f64) -> String {
    let digits = match rate {
        rate if rate >= 9.95 || rate <= 0.0 => 0,
        rate if rate >= 0.1 => 1,
        rate if rate >= 0.01 => 2,
        _ => 3,
    };
    let number = decimal(language, rate, digits);
    let separator = match language {
        Language::De => ',',
        Language::En => '.',
    };
    match number.split_once(separator) {
        Some((whole, rest)) if rest.chars().all(|digit| digit == '0') => whole.to_owned(),
        _ => number,
    }
}

/// An amount without its unit, as people type it into a form: `1.234,56` or `1,234.56`.
pub fn amount(language: Language, cents: i64) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let sign = if cents < 0 { "-" } else { "" };
    grouped(language, &format!("{sign}{whole}.{rest:02}"))
}

/// A true minus sign before a loss: the hyphen is shorter than a digit, breaks at the end of a line and is not read aloud.
fn with_euro(language: Language, number: &str) -> String {
    let (sign, number) = match number.strip_prefix('-') {
        Some(positive) => ("\u{2212}", positive),
        None => ("", number),
    };
    match language {
        Language::De => format!("{sign}{number}\u{a0}€"),
        Language::En => format!("{sign}€{number}"),
    }
}

/// `Samstag, 21. November 2026` or `Saturday, 21 November 2026`.
pub fn long_day(language: Language, day: Day) -> String {
    written(language, day, YMDE::long())
}

/// `Sa., 21.11.2026` or `Sat, 21/11/2026`.
pub fn short_day(language: Language, day: Day) -> String {
    written(language, day, YMDE::short().with_year_style(YearStyle::Full))
}

/// `November 2026` in both languages: for days of which only the month is known.
pub fn month(language: Language, day: Day) -> String {
    let formatter =
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale_of(language).into(), YM::long());
    match (formatter, Date::try_new_gregorian(day.year, day.month, day.day)) {
        (Ok(formatter), Ok(date)) => formatter.format(&date).to_string(),
        _ => format!("{:02}/{}", day.month, day.year),
    }
}

fn written(language: Language, day: Day, fields: YMDE) -> String {
    let formatter =
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale_of(language).into(), fields);
    match (formatter, Date::try_new_gregorian(day.year, day.month, day.day)) {
        (Ok(formatter), Ok(date)) => formatter.format(&date).to_string(),
        _ => day.to_string(),
    }
}

/// The time of day in Berlin: `14:05`.
pub fn clock(time: Time) -> String {
    let minute = local(time).minute;
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Day and time of day in Berlin: `Sa., 21.11.2026, 14:05` or `Sat, 21/11/2026, 14:05`.
pub fn moment(language: Language, time: Time) -> String {
    format!("{}, {}", short_day(language, local(time).day), clock(time))
}

/// As [`moment`], on the walls of another zone.
pub fn moment_in(language: Language, time: Time, zone: Zone) -> String {
    let shown = zone.local(time);
    let clock = format!("{:02}:{:02}", shown.minute / 60, shown.minute % 60);
    format!("{}, {clock}", short_day(language, shown.day))
}

/// For `<time datetime>`: `2026-11-21T13:05:00Z`.
pub fn machine(time: Time) -> String {
    let second = time.0.div_euclid(1000).rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}Z", time.day_utc(), second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use domain::time::{HOUR, MINUTE};

    use super::*;
    use Language::{De, En};

    fn at(text: &str, hour: i64, minute: i64) -> Time {
        text.parse::<Day>().unwrap().start_utc().plus(hour * HOUR + minute * MINUTE)
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!((whole(De, 1_234_567), whole(En, 1_234_567)), ("1.234.567".into(), "1,234,567".into()));
        assert_eq!((one_decimal(De, 5.125), one_decimal(En, 5.0)), ("5,1".into(), "5.0".into()));
        assert_eq!(
            (three_decimals(De, 5.125), three_decimals(En, 1234.5)),
            ("5,125".into(), "1,234.500".into())
        );
        assert_eq!((percent(De, 0.375), percent(En, 0.37)), ("38\u{a0}%".into(), "37%".into()));
        assert_eq!(decimal(De, f64::NAN, 1), "–");
    }

    #[test]
    fn money_has_its_unit_where_each_language_puts_it() {
        assert_eq!((money(De, 123_456), money(En, 123_456)), ("1.234,56\u{a0}€".into(), "€1,234.56".into()));
        assert_eq!((money(De, -5), money(En, -5)), ("\u{2212}0,05\u{a0}€".into(), "\u{2212}€0.05".into()));
        assert_eq!(
            (whole_euros(De, 123_450), whole_euros(En, -123_449)),
            ("1.235\u{a0}€".into(), "\u{2212}€1,234".into())
        );
        assert_eq!(whole_euros(En, -49), "€0");
        assert_eq!(money(De, i64::MIN), "\u{2212}92.233.720.368.547.758,08\u{a0}€");
    }

    #[test]
    fn figures_of_a_simulation_have_at_most_three_digits() {
        let de = |euros| rounded_euros(De, euros);
        assert_eq!(
            (de(123_456.0), de(999.4), de(999.6)),
            ("123.000\u{a0}€".into(), "999\u{a0}€".into(), "1.000\u{a0}€".into())
        );
        assert_eq!(
            (de(0.2), de(-0.2), de(-12_345.0)),
            ("0\u{a0}€".into(), "0\u{a0}€".into(), "\u{2212}12.300\u{a0}€".into())
        );
        assert_eq!((rounded_euros(En, 1.256e9), de(f64::INFINITY)), ("€1,260,000,000".into(), "–".into()));
        assert_eq!((chance(De, 0.3712), chance(De, 0.0421)), ("37\u{a0}%".into(), "4,2\u{a0}%".into()));
        assert_eq!(
            (chance(En, 0.000_01), chance(En, 0.0), chance(En, 1.0)),
            ("<\u{a0}0.1%".into(), "0%".into(), "100%".into())
        );
        assert_eq!(chance(En, 0.9999), ">\u{a0}99%");
        assert_eq!((plus_minus(De, 0.0123), plus_minus(En, 0.0)), ("±\u{a0}2\u{a0}%".into(), "±1%".into()));
        assert_eq!(
            (axis_euros(De, 1e6), axis_euros(En, 1e4)),
            ("1\u{a0}Mio.\u{a0}€".into(), "€10,000".into())
        );
    }

    #[test]
    fn days_are_written_with_weekday_and_four_digit_year() {
        let day = Day::new(2026, 11, 21).unwrap();
        assert_eq!(long_day(De, day), "Samstag, 21. November 2026");
        assert_eq!(long_day(En, day), "Saturday, 21 November 2026");
        assert_eq!(short_day(De, day), "Sa., 21.11.2026");
        assert_eq!(short_day(En, day), "Sat, 21/11/2026");
        assert_eq!((month(De, day), month(En, day)), ("November 2026".into(), "November 2026".into()));
    }

    #[test]
    fn berlin_turns_its_clocks_on_the_last_sundays_of_march_and_october() {
        assert_eq!(clock(at("2026-03-29", 0, 59)), "01:59");
        assert_eq!(clock(at("2026-03-29", 1, 0)), "03:00");
        assert_eq!(clock(at("2026-10-25", 0, 59)), "02:59");
        assert_eq!(clock(at("2026-10-25", 1, 0)), "02:00");
        assert_eq!(clock(at("2024-03-31", 1, 0)), "03:00", "31 March is itself the Sunday");
    }

    #[test]
    fn an_instant_is_shown_as_berlin_reads_it() {
        let time = at("2026-11-21", 13, 5);
        assert_eq!(moment(De, time), "Sa., 21.11.2026, 14:05");
        assert_eq!(moment(En, time), "Sat, 21/11/2026, 14:05");
        assert_eq!(machine(time), "2026-11-21T13:05:00Z");
    }
}
