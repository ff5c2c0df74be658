//! One entry, read as YAML of its own and then checked field by field. A field we store is either exactly what the
//! file means or a fault; only what we do not store (`type`, fields of later years) is passed over. `status` must
//! be there, though it may be blank: blank means "approved", and a misspelt `stauts: inactive` must not.

use domain::{
    precedent::{Precedent, PrecedentOutcome},
    time::Day,
    tool::name_key,
};
use serde::{Deserialize, Deserializer};
use serde_saphyr::Spanned;

use super::{Broken, SOURCE, cut, fault::Fault};

/// Limits in characters; the longest values of the real file are about half as long.
const NAME: usize = 120;
const DESCRIPTION: usize = 1_000;
const ADDRESS: usize = 500;
/// How much of a wrong value a message repeats.
const QUOTED: usize = 40;

/// A text with its place; absent and blank are the same except where noted.
type Field = Option<Spanned<String>>;

#[derive(Deserialize)]
struct Entry {
    name: Field,
    url: Field,
    description: Field,
    uri: Field,
    updated: Field,
    /// `None` if the field is absent, `Some(None)` if it is blank.
    #[serde(default, deserialize_with = "present")]
    status: Option<Field>,
}

fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Field>, D::Error> {
    Field::deserialize(from).map(Some)
}

/// Reads the entry that begins in `line` of the file.
pub(super) fn read(line: usize, text: &str) -> Result<Precedent, Broken> {
    if let Some(place) = text.lines().position(cut::is_tabbed) {
        return Err(Broken { line: line.saturating_add(place), why: Fault::Tab });
    }
    let options = serde_saphyr::options! { with_snippet: false };
    let (entry,) = serde_saphyr::from_str_with_options::<(Entry,)>(text, options).map_err(|fault| {
        let line = line.saturating_add(place_of(&fault, text));
        Broken { line, why: fault_of(&fault, text) }
    })?;
    entry.check(line)
}

impl Entry {
    fn check(self, line: usize) -> Result<Precedent, Broken> {
        let name = clean(line, "name", NAME, self.name.as_ref())?;
        let key = name_key(&name);
        if key.is_empty() {
            return Err(at(line, self.name.as_ref(), Fault::NoName));
        }
        let status = self.status.ok_or(Broken { line, why: Fault::NoStatus })?;
        let (address, path) = place_of_terms(line, self.uri.as_ref())?;
        Ok(Precedent {
            source: SOURCE.to_owned(),
            name,
            key,
            outcome: outcome(line, status.as_ref())?,
            year_month: year_month(line, self.updated.as_ref())?,
            link: address,
            document: path,
            note: clean(line, "description", DESCRIPTION, self.description.as_ref())?,
            website: website(line, self.url.as_ref())?,
        })
    }
}

/// The text on one line, within its limit and without anything invisible; empty if the field is blank.
fn clean(
    line: usize,
    field: &'static str,
    limit: usize,
    value: Option<&Spanned<String>>,
) -> Result<String, Broken> {
    let text = value.map(|value| value.value.as_str()).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let invisible = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.chars().any(invisible) {
        return Err(at(line, value, Fault::ControlCharacter { field }));
    }
    if text.chars().count() > limit {
        return Err(at(line, value, Fault::TooLong { field, limit }));
    }
    Ok(text)
}

/// The meanings stand at the top of the file: blank is an approved amendment, `compatible` approved terms as they
/// are, `inactive` terms that are approved no longer.
fn outcome(line: usize, value: Option<&Spanned<String>>) -> Result<PrecedentOutcome, Broken> {
    match value.map(|value| value.value.trim()).unwrap_or_default() {
        "" => Ok(PrecedentOutcome::Amended),
        "compatible" => Ok(PrecedentOutcome::Compatible),
        "inactive" => Ok(PrecedentOutcome::Inactive),
        other => Err(at(line, value, Fault::UnknownStatus(quoted(other)))),
    }
}

/// `07-2014`, `07-31-2014`, `2014-07` and `2014-07-31` all stand for July 2014; the file has three of them.
fn year_month(line: usize, value: Option<&Spanned<String>>) -> Result<Option<(i32, u8)>, Broken> {
    let text = value.map(|value| value.value.trim()).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    let numbers: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month] | [month, year] if year.len() == 4 && month.len() == 2 => (*year, *month, "01"),
        [year, month, day] | [month, day, year] if year.len() == 4 && month.len() == 2 => {
            (*year, *month, *day)
        }
        _ => return Err(at(line, value, Fault::NotADate(quoted(text)))),
    };
    match format!("{year}-{month}-{day}").parse::<Day>() {
        Ok(day) => Ok(Some((day.year, day.month))),
        Err(_) => Err(at(line, value, Fault::NotADate(quoted(text)))),
    }
}

fn website(line: usize, value: Option<&Spanned<String>>) -> Result<Option<String>, Broken> {
    let text = clean(line, "url", ADDRESS, value)?;
    match text.as_str() {
        "" => Ok(None),
        address if is_address(address) => Ok(Some(text)),
        _ => Err(at(line, value, Fault::NotALink { field: "url" })),
    }
}

/// Where the agreed terms are: an address, or a path in the archive of the source, which does not say where its
/// archive is; so a path is kept as a path and never made a link.
fn place_of_terms(
    line: usize,
    value: Option<&Spanned<String>>,
) -> Result<(Option<String>, Option<String>), Broken> {
    let text = clean(line, "uri", ADDRESS, value)?;
    match text.as_str() {
        "" => Ok((None, None)),
        address if is_address(address) => Ok((Some(text), None)),
        path if is_archive_path(path) => Ok((None, Some(path.trim_start_matches('/').to_owned()))),
        _ => Err(at(line, value, Fault::NotALink { field: "uri" })),
    }
}

/// An `http` or `https` address with a host, without a user name in front of it and without characters that an
/// address cannot hold.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')
        && !host.contains('@')
        && !text.contains(|letter: char| letter.is_whitespace() || "\"<>\\^`{|}".contains(letter))
}

/// `2014/07/name.pdf`, with or without a slash in front.
fn is_archive_path(text: &str) -> bool {
    let path = text.strip_prefix('/').unwrap_or(text);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-');
    path.contains('/')
        && path.split('/').all(|part| {
            part.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && part.chars().all(plain)
        })
}

fn at(line: usize, value: Option<&Spanned<String>>, why: Fault) -> Broken {
    let place = value.and_then(|value| usize::try_from(value.referenced.line()).ok()).unwrap_or(1);
    Broken { line: line.saturating_add(place.saturating_sub(1)), why }
}

fn quoted(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(QUOTED).collect()
}

/// The line of a YAML fault inside the entry, counted from 0. An unclosed quote is reported where it opens, not
/// where the parser noticed.
fn place_of(fault: &serde_saphyr::Error, text: &str) -> usize {
    let noticed =
        fault.location().and_then(|place| usize::try_from(place.line()).ok()).unwrap_or(1).saturating_sub(1);
    if is_about_quotes(fault) {
        opened_quote(text).unwrap_or(noticed)
    } else {
        noticed.min(text.lines().count().saturating_sub(1))
    }
}

fn fault_of(fault: &serde_saphyr::Error, text: &str) -> Fault {
    use serde_saphyr::Error;
    if is_about_quotes(fault) && opened_quote(text).is_some() {
        return Fault::UnclosedQuote;
    }
    match fault.without_snippet() {
        Error::DuplicateMappingKey { .. } => Fault::FieldTwice,
        Error::Unexpected { .. } | Error::SerdeInvalidType { .. } => Fault::WrongType,
        other => {
            let words = other.to_string();
            Fault::Unreadable(words.split(" at line ").next().unwrap_or_default().to_owned())
        }
    }
}

fn is_about_quotes(fault: &serde_saphyr::Error) -> bool {
    fault.to_string().contains("quote")
}

/// The first line whose value begins with a quote and does not end with one.
fn opened_quote(text: &str) -> Option<usize> {
    text.lines().position(|line| {
        let value = line.split_once(':').map(|(_, value)| value.trim()).unwrap_or_default();
        ['\'', '"']
            .into_iter()
            .any(|quote| value.starts_with(quote) && (value.len() == 1 || !value.ends_with(quote)))
    })
}
