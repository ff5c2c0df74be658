//! Verifies an export in one pass, with the same verifier as a database.

use std::io::BufRead;

use super::reader::{ExportFault, Exported, Reader};
use crate::{
    check::{
        Checkpoints, Finding, StoredCheckpoint, StoredEntry, StoredHead, StoredPrivate, Verified, Verifier,
    },
    note::Vkeys,
};

/// Why an export is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It cannot be read.
    #[error("line {line}: {fault}")]
    Unreadable {
        /// Counted from one.
        line: u64,
        /// Why.
        fault: ExportFault,
    },
    /// It can be read, and is not what was signed.
    #[error(transparent)]
    Finding(#[from] Finding),
}

/// Reads and verifies; `supplied` are checkpoints that were kept elsewhere.
pub fn verify_export<'a>(
    source: impl BufRead,
    supplied: impl IntoIterator<Item = &'a str>,
    vkeys: &Vkeys,
) -> Result<Verified, Refusal> {
    let mut reader = Reader::new(source).map_err(|fault| Refusal::Unreadable { line: 1, fault })?;
    let next = |reader: &mut Reader<_>| {
        let item = reader.next().transpose();
        item.map_err(|fault| Refusal::Unreadable { line: reader.number(), fault })
    };
    let mut notes = Vec::new();
    let mut line = next(&mut reader)?;
    while let Some(Exported::Checkpoint { size, note }) = line {
        notes.push((size, note));
        line = next(&mut reader)?;
    }
    let stored = notes.iter().map(|(size, note)| StoredCheckpoint { size: *size, note: note.as_bytes() });
    let checkpoints = Checkpoints::open(stored, supplied, vkeys)?;
    let head = StoredHead { size: reader.header().size, edge: reader.edge() };
    let mut verifier = Verifier::new(head, &checkpoints, reader.rows());
    while let Some(item) = line {
        let Exported::Entry { seq, body, private } = item else {
            return Err(Refusal::Unreadable { line: reader.number(), fault: ExportFault::Line });
        };
        let private = private.as_ref().map(|(salt, data)| StoredPrivate { salt, data });
        verifier.entry(&StoredEntry { seq, body: &body, leaf: None, private });
        line = next(&mut reader)?;
    }
    Ok(verifier.finish()?)
}
