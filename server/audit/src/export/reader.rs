//! The streaming reader. It takes anything that gives lines, holds one at a time, and bounds its length: an export comes
//! from outside.

use std::io::{BufRead, Read};

use super::{
    line::{CheckpointLine, EntryLine, Header},
    write::VERSION,
};
use crate::{check::PrivateRows, encoding::from_base64};

/// Twice the longest body with every character escaped, plus private text.
const LONGEST: u64 = 32 * 1024 * 1024;

/// Why an export cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// A stored body that is not UTF-8.
    #[error("the body of entry {seq} is not text")]
    Body {
        /// Its key.
        seq: i64,
    },
    /// A stored note that is not UTF-8.
    #[error("the checkpoint over {size} entries is not text")]
    Note {
        /// Its key.
        size: i64,
    },
    /// A line that is none of an export's.
    #[error("it is not a line of an export")]
    Line,
    /// An export of a later format.
    #[error("it is not an export in the format {VERSION}")]
    Version,
    /// A line without end.
    #[error("the line is too long")]
    Length,
    /// The source failed.
    #[error(transparent)]
    Read(#[from] std::io::Error),
}

/// What a line holds, in the columns that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// A stored checkpoint.
    Checkpoint {
        /// Its key.
        size: i64,
        /// The signed note.
        note: String,
    },
    /// A stored entry.
    Entry {
        /// Its key.
        seq: i64,
        /// The exact bytes.
        body: Vec<u8>,
        /// Salt and data.
        private: Option<(Vec<u8>, Vec<u8>)>,
    },
}

/// Reads an export line after line.
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    line: Vec<u8>,
    number: u64,
    header: Header,
    edge: Vec<u8>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the first line.
    pub fn new(source: R) -> Result<Self, ExportFault> {
        let header = Header {
            export: String::new(),
            origin: String::new(),
            size: 0,
            edge: String::new(),
            private: false,
        };
        let mut reader = Self { source, line: Vec::new(), number: 0, header, edge: Vec::new() };
        if !reader.read_line()? {
            return Err(ExportFault::Line);
        }
        reader.header = serde_json::from_slice(&reader.line).map_err(|_| ExportFault::Line)?;
        if reader.header.export != VERSION {
            return Err(ExportFault::Version);
        }
        reader.edge = from_base64(&reader.header.edge).ok_or(ExportFault::Line)?;
        Ok(reader)
    }

    /// The first line.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The head's edge, as it was stored.
    pub fn edge(&self) -> &[u8] {
        &self.edge
    }

    /// Are private parts in it?
    pub const fn rows(&self) -> PrivateRows {
        if self.header.private { PrivateRows::Complete } else { PrivateRows::Withheld }
    }

    /// Which line was read last, counted from one.
    pub const fn number(&self) -> u64 {
        self.number
    }

    fn read_line(&mut self) -> Result<bool, ExportFault> {
        self.number = self.number.saturating_add(1);
        self.line.clear();
        let read = self.source.by_ref().take(LONGEST).read_until(b'\n', &mut self.line)?;
        match self.line.pop() {
            None => Ok(false),
            Some(b'\n') => Ok(true),
            // The last line ends with a break as well; otherwise it was cut.
            Some(_) if (read as u64) < LONGEST => Err(ExportFault::Line),
            Some(_) => Err(ExportFault::Length),
        }
    }

    fn parse(&self) -> Option<Exported> {
        if let Ok(line) = serde_json::from_slice::<EntryLine<'_>>(&self.line) {
            let private = match line.private {
                None => None,
                Some(private) => Some((from_base64(&private.salt)?, from_base64(&private.data)?)),
            };
            return Some(Exported::Entry {
                seq: line.seq,
                body: line.body.into_owned().into_bytes(),
                private,
            });
        }
        let line: CheckpointLine<'_> = serde_json::from_slice(&self.line).ok()?;
        Some(Exported::Checkpoint { size: line.checkpoint, note: line.note.into_owned() })
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Exported, ExportFault>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.read_line() {
            Ok(false) => None,
            Ok(true) => Some(self.parse().ok_or(ExportFault::Line)),
            Err(fault) => Some(Err(fault)),
        }
    }
}
