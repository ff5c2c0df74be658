//! From raw strings to values, one field at a time. Each parser returns the value or the one fault of its field, and
//! is tolerant where the meaning is clear (spaces around, German and English dates and amounts) and strict elsewhere.

use std::ops::RangeInclusive;

use domain::{language::Language, time::Day};

use super::{Fault, FaultKind, Typed, VERSION};

/// The longest link that is kept; browsers and mail programs agree on about this.
pub const LINK_LIMIT: usize = 2000;

fn single<'typed>(typed: &'typed Typed, name: &str) -> Result<&'typed str, Fault> {
    let mut values = typed.all(name);
    let first = values.next().unwrap_or_default();
    match values.next() {
        Some(_) => Err(fault(name, FaultKind::Duplicate)),
        None => Ok(first),
    }
}

fn fault(name: &str, kind: FaultKind) -> Fault {
    Fault::new(name.to_owned(), kind)
}

/// Something, or nothing when the field is empty or absent.
fn optional<T>(
    typed: &Typed,
    name: &str,
    read: impl FnOnce(&str) -> Result<T, FaultKind>,
) -> Result<Option<T>, Fault> {
    let raw = single(typed, name)?.trim();
    if raw.is_empty() { Ok(None) } else { read(raw).map(Some).map_err(|kind| fault(name, kind)) }
}

fn required<T>(parsed: Result<Option<T>, Fault>, name: &str, missing: FaultKind) -> Result<T, Fault> {
    parsed?.ok_or_else(|| fault(name, missing))
}

/// Text of one or more lines: trimmed, line ends as `\n`, at most `max` characters, no control characters.
pub fn text(typed: &Typed, name: &str, max: usize) -> Result<String, Fault> {
    required(optional_text(typed, name, max), name, FaultKind::Required)
}

/// As `text`; empty is `None`.
pub fn optional_text(typed: &Typed, name: &str, max: usize) -> Result<Option<String>, Fault> {
    optional(typed, name, |raw| clean(raw, max, |sign| sign == '\n' || sign == '\t'))
}

/// Text of one line.
pub fn line(typed: &Typed, name: &str, max: usize) -> Result<String, Fault> {
    required(optional_line(typed, name, max), name, FaultKind::Required)
}

/// As `line`; empty is `None`.
pub fn optional_line(typed: &Typed, name: &str, max: usize) -> Result<Option<String>, Fault> {
    optional(typed, name, |raw| clean(raw, max, |_| false))
}

fn clean(raw: &str, max: usize, allowed: impl Fn(char) -> bool) -> Result<String, FaultKind> {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    // Marks that turn the direction of writing can make a text read as another one.
    let turns = |sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|sign| turns(sign) || sign.is_control() && !allowed(sign)) {
        return Err(FaultKind::Unprintable);
    }
    if text.chars().count() > max { Err(FaultKind::TooLong { max }) } else { Ok(text) }
}

/// A secret exactly as it was typed: nothing is trimmed or replaced, because the hash was made of what was typed.
pub fn secret(typed: &Typed, name: &str) -> Result<String, Fault> {
    match single(typed, name)? {
        "" => Err(fault(name, FaultKind::Required)),
        raw => Ok(raw.to_owned()),
    }
}

/// One of the offered choices: `choice(&typed, KIND, Kind::from_code)`.
pub fn choice<T>(typed: &Typed, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    required(optional_choice(typed, name, read), name, FaultKind::NotChosen)
}

/// As `choice`; nothing chosen is `None`.
pub fn optional_choice<T>(
    typed: &Typed,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    optional(typed, name, |raw| read(raw).ok_or(FaultKind::UnknownChoice))
}

/// At least one of the offered choices, in the order sent, none twice.
pub fn choices<T: PartialEq>(
    typed: &Typed,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Fault> {
    let chosen = optional_choices(typed, name, read)?;
    if chosen.is_empty() { Err(fault(name, FaultKind::NotChosen)) } else { Ok(chosen) }
}

/// As `choices`; none chosen is an empty list.
pub fn optional_choices<T: PartialEq>(
    typed: &Typed,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Fault> {
    let mut chosen = Vec::new();
    for raw in typed.all(name).map(str::trim).filter(|raw| !raw.is_empty()) {
        let one = read(raw).ok_or_else(|| fault(name, FaultKind::UnknownChoice))?;
        if chosen.contains(&one) {
            return Err(fault(name, FaultKind::Duplicate));
        }
        chosen.push(one);
    }
    Ok(chosen)
}

/// A date: `2026-11-21` as browsers send it, `21.11.2026` or `21/11/2026` as people type it.
pub fn day(typed: &Typed, name: &str, allowed: RangeInclusive<Day>) -> Result<Day, Fault> {
    required(optional_day(typed, name, allowed), name, FaultKind::Required)
}

/// As `day`; empty is `None`.
pub fn optional_day(typed: &Typed, name: &str, allowed: RangeInclusive<Day>) -> Result<Option<Day>, Fault> {
    optional(typed, name, |raw| {
        let day = read_day(raw).ok_or(FaultKind::NotADate)?;
        if day < *allowed.start() {
            Err(FaultKind::DateBefore { day: *allowed.start() })
        } else if day > *allowed.end() {
            Err(FaultKind::DateAfter { day: *allowed.end() })
        } else {
            Ok(day)
        }
    })
}

/// A day as people write it: `2026-12-24`, `24.12.2026`, `24/12/2026`.
pub fn read_day(raw: &str) -> Option<Day> {
    if let Ok(day) = raw.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = raw.split(['.', '/']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let digits = |part: &str, length: RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !(digits(day, 1..=2) && digits(month, 1..=2) && digits(year, 4..=4)) {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A whole number in digits; spaces between groups are allowed.
pub fn whole(typed: &Typed, name: &str, allowed: RangeInclusive<i64>) -> Result<i64, Fault> {
    required(optional_whole(typed, name, allowed), name, FaultKind::Required)
}

/// As `whole`; empty is `None`.
pub fn optional_whole(typed: &Typed, name: &str, allowed: RangeInclusive<i64>) -> Result<Option<i64>, Fault> {
    optional(typed, name, |raw| {
        let plain: String = raw.chars().filter(|sign| !sign.is_whitespace()).collect();
        let number: i64 = plain.parse().map_err(|_| FaultKind::NotANumber)?;
        let (low, high) = allowed.into_inner();
        if (low..=high).contains(&number) { Ok(number) } else { Err(FaultKind::OutOfRange { low, high }) }
    })
}

/// Euros as cents: `1.234,56`, `1234,56`, `1,234.56`, `€ 1234`. A single separator before exactly three digits groups
/// in its own language (`1.234` on a German page) and is a fault in the other, because it may mean a fraction there.
pub fn euro(
    typed: &Typed,
    name: &str,
    language: Language,
    allowed: RangeInclusive<i64>,
) -> Result<i64, Fault> {
    required(optional_euro(typed, name, language, allowed), name, FaultKind::Required)
}

/// As `euro`; empty is `None`.
pub fn optional_euro(
    typed: &Typed,
    name: &str,
    language: Language,
    allowed: RangeInclusive<i64>,
) -> Result<Option<i64>, Fault> {
    optional(typed, name, |raw| {
        let cents = read_cents(raw, language)?;
        let (low, high) = allowed.into_inner();
        if (low..=high).contains(&cents) { Ok(cents) } else { Err(FaultKind::AmountOutOfRange { low, high }) }
    })
}

/// An amount of whole euros, as `euro`; cents are a fault. Where `allowed` begins below zero a minus may stand before it.
pub fn optional_whole_euros(
    typed: &Typed,
    name: &str,
    language: Language,
    allowed: RangeInclusive<i64>,
) -> Result<Option<i64>, Fault> {
    optional(typed, name, |raw| {
        let (low, high) = allowed.into_inner();
        let outside =
            || FaultKind::AmountOutOfRange { low: low.saturating_mul(100), high: high.saturating_mul(100) };
        let trimmed = raw.trim();
        let positive = trimmed.strip_prefix(['-', '−', '–']).filter(|_| low < 0);
        let cents = read_cents(positive.unwrap_or(trimmed), language)?;
        if cents % 100 != 0 {
            return Err(FaultKind::NotANumber);
        }
        let euros = if positive.is_some() { -(cents / 100) } else { cents / 100 };
        if (low..=high).contains(&euros) { Ok(euros) } else { Err(outside()) }
    })
}

/// A number with at most three decimals as thousandths: `0,2` and `0.2` are 200.
pub fn optional_thousandths(
    typed: &Typed,
    name: &str,
    allowed: RangeInclusive<u32>,
) -> Result<Option<u32>, Fault> {
    optional(typed, name, |raw| {
        let (low, high) = allowed.into_inner();
        let (whole, rest) = raw.split_once([',', '.']).unwrap_or((raw, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || rest.len() > 3 || !digits(whole) || !digits(rest) {
            return Err(FaultKind::Because("form-fault-not-a-rate"));
        }
        let read = format!("{whole}{rest:0<3}").parse::<u32>();
        let number = read.map_err(|_| FaultKind::Because("form-fault-not-a-rate"))?;
        if (low..=high).contains(&number) {
            Ok(number)
        } else {
            Err(FaultKind::OutOfRange { low: i64::from(low / 1000), high: i64::from(high / 1000) })
        }
    })
}

fn read_cents(raw: &str, language: Language) -> Result<i64, FaultKind> {
    let plain: String = raw.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = plain.strip_suffix("EUR").unwrap_or(&plain);
    let plain = plain.strip_prefix('€').or_else(|| plain.strip_suffix('€')).unwrap_or(plain);
    let (whole, rest) = split_amount(plain, language)?;
    if whole.is_empty()
        || rest.len() > 2
        || !whole.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return Err(FaultKind::NotAnAmount);
    }
    format!("{whole}{rest:0<2}").parse().map_err(|_| FaultKind::NotAnAmount)
}

/// The digits before and after the decimal separator, with correctly placed group separators taken out.
fn split_amount(plain: &str, language: Language) -> Result<(String, &str), FaultKind> {
    let group = match language {
        Language::De => '.',
        Language::En => ',',
    };
    let Some(last) = plain.rfind(['.', ',']) else { return Ok((plain.to_owned(), "")) };
    let (before, after) = (&plain[..last], &plain[last + 1..]);
    let separator = if plain[last..].starts_with('.') { '.' } else { ',' };
    let other = if separator == '.' { ',' } else { '.' };
    if before.contains(other) {
        // Two kinds: the last one is the decimal separator.
        return Ok((ungroup(before, other)?, after));
    }
    if before.contains(separator) {
        // One kind, several times: it can only group.
        return Ok((ungroup(plain, separator)?, ""));
    }
    match after.len() {
        3 if separator == group => Ok((ungroup(plain, separator)?, "")),
        3 => Err(FaultKind::AmountUnclear),
        1 | 2 => Ok((before.to_owned(), after)),
        _ => Err(FaultKind::NotAnAmount),
    }
}

fn ungroup(text: &str, separator: char) -> Result<String, FaultKind> {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let well = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if well { Ok(text.replace(separator, "")) } else { Err(FaultKind::NotAnAmount) }
}

/// A complete `http` or `https` address without a user name in it, at most `LINK_LIMIT` characters.
pub fn link(typed: &Typed, name: &str) -> Result<String, Fault> {
    required(optional_link(typed, name), name, FaultKind::Required)
}

/// As `link`; empty is `None`.
pub fn optional_link(typed: &Typed, name: &str) -> Result<Option<String>, Fault> {
    optional(typed, name, |raw| {
        let link = clean(raw, LINK_LIMIT, |_| false)?;
        if is_link(&link) { Ok(link) } else { Err(FaultKind::NotALink) }
    })
}

fn is_link(link: &str) -> bool {
    let Some((scheme, rest)) = link.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
        // `https://bank.example@evil.example` reads as the bank and opens the other.
        && !host.contains(['@', '\\'])
        && host.starts_with(|sign: char| sign.is_alphanumeric() || sign == '[')
        && !link.contains(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '<' | '>'))
}

/// A box that is ticked or not; any value but `yes` is a fault.
pub fn ticked(typed: &Typed, name: &str) -> Result<bool, Fault> {
    optional_choice(typed, name, |raw| (raw == "yes").then_some(())).map(|found| found.is_some())
}

/// The version the page was made from; missing or odd is `Stale`, because then nobody knows what the person saw.
pub fn version(typed: &Typed) -> Result<i64, Fault> {
    single(typed, VERSION).ok().and_then(|raw| raw.parse().ok()).ok_or(Fault::new(VERSION, FaultKind::Stale))
}

#[cfg(test)]
mod tests;
