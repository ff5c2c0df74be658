//! The append: entry and edge in, three rows out. It neither reads nor writes; the store locks the head, calls this, and
//! writes what it returns in the same transaction, so there is no effect without an entry and no entry without effect.

use super::{private::Private, record::Entry};
use crate::tree::{Edge, Hash, leaf};

/// The largest body; an entry that erases a hundred thousand others still fits.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// What to insert into `audit_entry`. The private part goes into `audit_private` under the same `seq`, the advanced edge
/// into `audit_head`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key: the leaf index.
    pub seq: u64,
    /// The exact bytes that were hashed: UTF-8 JSON, one line.
    pub body: Vec<u8>,
    /// SHA-256(0x00 || body).
    pub leaf: Hash,
}

/// Why an entry cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// A time outside 1970 to 9999, an id that is no `UUIDv7`, no actor, no action, or it erases what does not exist.
    #[error("the entry is not well-formed")]
    Form,
    /// More than a mebibyte.
    #[error("the entry is too long")]
    Length,
}

/// Appends to the tree of which `edge` is the head. On a fault the edge is unchanged.
pub fn append(edge: &mut Edge, mut entry: Entry, private: Option<&Private>) -> Result<Row, EntryFault> {
    let seq = edge.size();
    entry.seq = seq;
    entry.private = private.map(Private::commitment);
    if !entry.is_well_formed() {
        return Err(EntryFault::Form);
    }
    let body = serde_json::to_vec(&entry).map_err(|_| EntryFault::Form)?;
    if body.len() > LONGEST {
        return Err(EntryFault::Length);
    }
    let leaf = leaf(&body);
    edge.push(leaf);
    Ok(Row { seq, body, leaf })
}
