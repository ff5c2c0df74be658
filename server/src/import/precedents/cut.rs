//! Cuts the text into entries without understanding YAML. A dash that stands as far left as the list's dashes can
//! only begin an entry, whatever went wrong above it, so faults cannot spread. Where most dashes stand is counted,
//! because the first one may be the misplaced one.

use std::collections::BTreeMap;

use super::fault::Fault;

/// Fields of an entry; one of them at the left edge has lost its indentation and still belongs to its entry.
const FIELDS: [&str; 7] = ["name", "url", "description", "uri", "type", "updated", "status"];

/// A part of the file, known by its first line, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// An entry from its dash to the line before the next piece.
    Entry { line: usize, text: String },
    /// An entry whose dash does not stand under the others, or stands behind a tab.
    Misplaced { line: usize, why: Fault },
    /// Something else at the top level, with all that hangs below it.
    Outside { line: usize },
}

impl Piece {
    pub(super) fn line(&self) -> usize {
        match self {
            Self::Entry { line, .. } | Self::Misplaced { line, .. } | Self::Outside { line } => *line,
        }
    }
}

/// The pieces of a file in order, the heading itself left out.
pub(super) fn cut(text: &str) -> Result<Vec<Piece>, Fault> {
    let lines: Vec<&str> = text.lines().collect();
    if lines.iter().all(|line| is_silent(line)) {
        return Err(Fault::Empty);
    }
    let heading = lines.iter().position(|line| is_heading(line)).ok_or(Fault::NotAList)?;
    let below = lines.get(heading.saturating_add(1)..).unwrap_or_default();
    let indent = usual_indent(below).ok_or(Fault::Empty)?;
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let number = place.saturating_add(1);
        if place == heading || place < heading && is_silent(line) {
            continue;
        }
        match dash(line).filter(|_| place > heading) {
            Some(_) if is_tabbed(line) && is_named_dash(line) => {
                pieces.push(Piece::Misplaced { line: number, why: Fault::Tab });
            }
            Some(here) if here == indent => {
                pieces.push(Piece::Entry { line: number, text: format!("{line}\n") });
            }
            Some(here) if here < indent => {
                pieces.push(Piece::Misplaced { line: number, why: Fault::Indentation });
            }
            _ if is_top_level_key(line) => {
                if !matches!(pieces.last(), Some(Piece::Outside { .. })) {
                    pieces.push(Piece::Outside { line: number });
                }
            }
            _ => match pieces.last_mut() {
                Some(Piece::Entry { text, .. }) => {
                    text.push_str(line);
                    text.push('\n');
                }
                Some(_) => {}
                None if is_silent(line) => {}
                None => pieces.push(Piece::Outside { line: number }),
            },
        }
    }
    Ok(pieces)
}

/// An entry that could not be read, cut again where a line inside it looks like the beginning of another: that
/// one stands too far to the right. `None` if no line does.
pub(super) fn cut_again(line: usize, text: &str) -> Option<Vec<Piece>> {
    let swallowed = |(place, inner): (usize, &str)| (place > 0 && is_named_dash(inner)).then_some(place);
    let first = text.lines().enumerate().find_map(swallowed)?;
    let head = text.split_inclusive('\n').take(first).collect();
    let rest = text.lines().enumerate().filter_map(swallowed);
    let misplaced =
        rest.map(|place| Piece::Misplaced { line: line.saturating_add(place), why: Fault::Indentation });
    Some(std::iter::once(Piece::Entry { line, text: head }).chain(misplaced).collect())
}

/// Whether a tab stands in front of the text of a line.
pub(super) fn is_tabbed(line: &str) -> bool {
    let inner = line.trim_start();
    !inner.is_empty() && line.strip_suffix(inner).is_some_and(|before| before.contains('\t'))
}

/// Where the dashes of the list stand: the commonest place of those before a name, the leftmost of equals.
fn usual_indent(lines: &[&str]) -> Option<usize> {
    let mut counts = BTreeMap::<usize, usize>::new();
    for line in lines.iter().filter(|line| is_named_dash(line)) {
        let count = counts.entry(dash(line)?).or_default();
        *count = count.saturating_add(1);
    }
    let most = counts.values().max();
    match counts.iter().find(|(_, count)| Some(*count) == most) {
        Some((indent, _)) => Some(*indent),
        None => lines.iter().filter_map(|line| dash(line)).min(),
    }
}

/// How far the dash of a list item is from the left edge.
fn dash(line: &str) -> Option<usize> {
    let inner = line.trim_start();
    let rest = inner.strip_prefix('-')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(line.len().saturating_sub(inner.len()))
}

fn is_named_dash(line: &str) -> bool {
    dash(line).is_some() && key(line.trim_start().trim_start_matches('-').trim_start()) == Some("name")
}

fn is_heading(line: &str) -> bool {
    let rest =
        line.strip_prefix("termsofservice").map(str::trim_start).and_then(|rest| rest.strip_prefix(':'));
    rest.is_some_and(is_silent)
}

/// A key at the left edge that is not a field of an entry, or the mark between two documents.
fn is_top_level_key(line: &str) -> bool {
    line.trim_end() == "---"
        || !line.starts_with(char::is_whitespace) && key(line).is_some_and(|key| !FIELDS.contains(&key))
}

/// The plain key with which a text begins.
fn key(text: &str) -> Option<&str> {
    let (key, rest) = text.split_once(':')?;
    let key = key.trim_end();
    let plain = key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    (plain && !key.is_empty() && (rest.is_empty() || rest.starts_with(char::is_whitespace))).then_some(key)
}

/// Blank lines, comments and the marks around a document.
fn is_silent(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || matches!(line, "---" | "...")
}
