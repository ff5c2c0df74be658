//! The lines of an export, as strings with their line break: the caller streams them to wherever it writes. Columns come
//! as they are stored; only a body or note that is not UTF-8 cannot be written, and such a log does not verify anyway.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    line::{CheckpointLine, EntryLine, Header, PrivateLine},
    reader::ExportFault,
};
use crate::{
    check::{PrivateRows, StoredCheckpoint, StoredEntry, StoredHead},
    encoding::to_base64,
};

pub(super) const VERSION: &str = "concord-audit/1";

/// The first line.
pub fn header(origin: &str, head: StoredHead<'_>, rows: PrivateRows) -> Result<String, ExportFault> {
    line(&Header {
        export: VERSION.to_owned(),
        origin: origin.to_owned(),
        size: head.size,
        edge: to_base64(head.edge),
        private: rows == PrivateRows::Complete,
    })
}

/// After the header, all stored checkpoints.
pub fn checkpoint(row: StoredCheckpoint<'_>) -> Result<String, ExportFault> {
    let note = str::from_utf8(row.note).map_err(|_| ExportFault::Note { size: row.size })?;
    line(&CheckpointLine { checkpoint: row.size, note: note.into() })
}

/// Then the entries, ascending. Whoever withholds private parts gives none.
pub fn entry(row: &StoredEntry<'_>) -> Result<String, ExportFault> {
    let body = str::from_utf8(row.body).map_err(|_| ExportFault::Body { seq: row.seq })?;
    let private = row.private.map(|private| PrivateLine {
        salt: Cow::Owned(to_base64(private.salt)),
        data: Cow::Owned(to_base64(private.data)),
    });
    line(&EntryLine { seq: row.seq, body: body.into(), private })
}

fn line(value: &impl Serialize) -> Result<String, ExportFault> {
    let mut line = serde_json::to_string(value).map_err(|_| ExportFault::Line)?;
    line.push('\n');
    Ok(line)
}
