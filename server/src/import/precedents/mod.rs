//! The list of terms of service that the U.S. General Services Administration negotiated, as precedents. The file
//! is YAML, but it is cut into its entries before any YAML is read: a parser gives up at the first fault, and one
//! unclosed quote must not cost the other eighty-nine entries. An entry is taken whole or left out with its line;
//! nothing in it is guessed, least of all its status.

mod cut;
mod entry;
mod fault;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_names;

use std::{
    collections::{HashMap, hash_map},
    fmt,
};

use domain::precedent::Precedent;

use self::cut::Piece;
pub use self::fault::Fault;

/// The organisation whose negotiations the file tells.
pub const SOURCE: &str = "U.S. General Services Administration";

/// Largest file, in bytes; the real one has 25,000.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// Most entries that are read from one file.
pub const MOST_ENTRIES: usize = 5_000;

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The entries that could be read, in the order of the file; no two share an identity.
    pub precedents: Vec<Precedent>,
    /// The others, in the order of the file.
    pub broken: Vec<Broken>,
}

/// Something in the file that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line of the fault, counted from 1; the first line of the entry if the fault has none of its own.
    pub line: usize,
    /// What is wrong.
    pub why: Fault,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Reads a file as it lies on the disk; text that is not UTF-8 is a fault of the file, with its line.
pub fn parse_bytes(bytes: &[u8]) -> Parsed {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(text),
        Err(fault) => {
            let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            refused(line, Fault::NotText)
        }
    }
}

/// Reads the text of a file. Of several entries under one name, the first that can be read counts and each later
/// one is reported, because the file does not say which of them holds.
pub fn parse(text: &str) -> Parsed {
    if text.len() > LARGEST_FILE {
        return refused(1, Fault::TooLarge);
    }
    let pieces = match cut::cut(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(pieces) => pieces,
        Err(why) => return refused(1, why),
    };
    let mut reading = Reading::default();
    let mut entries: usize = 0;
    for piece in pieces {
        entries = entries.saturating_add(usize::from(!matches!(piece, Piece::Outside { .. })));
        if entries > MOST_ENTRIES {
            reading.parsed.broken.push(Broken { line: piece.line(), why: Fault::TooManyEntries });
            break;
        }
        reading.take(piece);
    }
    reading.parsed
}

/// A file while it is read.
#[derive(Default)]
struct Reading {
    parsed: Parsed,
    /// The first line of each name that was taken.
    lines: HashMap<String, usize>,
}

impl Reading {
    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Entry { line, text } => match entry::read(line, &text) {
                Ok(precedent) => self.keep(line, precedent),
                Err(broken) => match cut::cut_again(line, &text) {
                    Some(pieces) => pieces.into_iter().for_each(|piece| self.take(piece)),
                    None => self.parsed.broken.push(broken),
                },
            },
            Piece::Misplaced { line, why } => self.parsed.broken.push(Broken { line, why }),
            Piece::Outside { line } => self.parsed.broken.push(Broken { line, why: Fault::OutsideList }),
        }
    }

    fn keep(&mut self, line: usize, precedent: Precedent) {
        match self.lines.entry(precedent.key.clone()) {
            hash_map::Entry::Vacant(place) => {
                place.insert(line);
                self.parsed.precedents.push(precedent);
            }
            hash_map::Entry::Occupied(first) => {
                self.parsed.broken.push(Broken { line, why: Fault::Repeated { first: *first.get() } });
            }
        }
    }
}

fn refused(line: usize, why: Fault) -> Parsed {
    Parsed { precedents: Vec::new(), broken: vec![Broken { line, why }] }
}
