//! What the verifier is given, column by column as it is stored, and what it says when all is well.

use crate::tree::Hash;

/// A row of `audit_entry`, with its row of `audit_private` if there is one.
#[derive(Clone, Copy, Debug)]
pub struct StoredEntry<'a> {
    /// The key.
    pub seq: i64,
    /// The bytes.
    pub body: &'a [u8],
    /// The stored leaf; `None` in an export, which does not repeat it.
    pub leaf: Option<&'a [u8]>,
    /// The row of `audit_private` under the same key.
    pub private: Option<StoredPrivate<'a>>,
}

/// A row of `audit_private`.
#[derive(Clone, Copy, Debug)]
pub struct StoredPrivate<'a> {
    /// The salt.
    pub salt: &'a [u8],
    /// The text.
    pub data: &'a [u8],
}

/// The row of `audit_head`.
#[derive(Clone, Copy, Debug)]
pub struct StoredHead<'a> {
    /// Number of entries.
    pub size: i64,
    /// The edge.
    pub edge: &'a [u8],
}

/// A row of `audit_checkpoint`.
#[derive(Clone, Copy, Debug)]
pub struct StoredCheckpoint<'a> {
    /// The key.
    pub size: i64,
    /// The signed note, as bytes: a changed byte may leave it no text.
    pub note: &'a [u8],
}

/// Are the private parts there to be checked?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateRows {
    /// The table is read: a part that is missing must have been erased by an entry.
    Complete,
    /// An export without them: missing ones say nothing.
    Withheld,
}

/// The log is what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: u64,
    /// The root over all of them.
    pub root: Hash,
    /// How many checkpoints were held against the entries.
    pub checkpoints: usize,
    /// How many entries, from the first, the largest checkpoint covers. Those after it rest on the head alone.
    pub signed: u64,
    /// Private parts that are there and match.
    pub kept: u64,
    /// Private parts that were erased, by an entry that says so.
    pub erased: u64,
    /// Private parts that were not given.
    pub withheld: u64,
}
