//! What is wrong and where. Most faults name one entry. Where only a signature over many entries tells, the finding is
//! the range between the last root that was right and the first that was not: at least one of them was changed, and
//! nobody without a copy can say which.

use std::fmt;

use crate::{note::NoteFault, tree::EdgeFault};

/// The first thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// Where something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the entries `first..=last`; one entry if they are equal.
    Entries {
        /// The first bad seq.
        first: u64,
        /// The last that may be it.
        last: u64,
    },
    /// In the row of private parts under this key, which is that of no entry.
    Orphan(i64),
    /// In the head; the entries are right.
    Head,
    /// In the stored checkpoint under this key.
    Checkpoint(i64),
    /// In the supplied checkpoint at this position.
    Supplied(usize),
}

/// Why something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Another row stands where this entry belongs, or none.
    #[error("the next row is {found}: an entry is missing, or a row was added")]
    Gap {
        /// Its key.
        found: i64,
    },
    /// A leaf that is not 32 bytes.
    #[error("the stored leaf is no hash")]
    LeafForm,
    /// The body is not what was hashed, or the leaf was changed.
    #[error("the stored leaf is not the hash of the body")]
    Leaf,
    /// The body is no entry.
    #[error("the body is not an entry")]
    Body,
    /// The entry says that it belongs elsewhere.
    #[error("the row {row} holds the entry that says it is {says}")]
    Misplaced {
        /// Where it stands.
        row: u64,
        /// Where it says it belongs.
        says: u64,
    },
    /// A private part that no entry commits to.
    #[error("no entry commits to the private part that stands there")]
    PrivateForeign,
    /// The private part was changed.
    #[error("the private part is not what the entry commits to")]
    Private,
    /// The private part is gone and no entry erased it.
    #[error("the private part is gone, and no entry says that it was erased")]
    PrivateMissing,
    /// An entry erased the private part, and it is there.
    #[error("the private part was erased by an entry, and is there again")]
    PrivateReturned,
    /// The entries are not those that were signed.
    #[error("the checkpoint over {size} entries was signed over others")]
    Root {
        /// Size of the first checkpoint that does not match.
        size: u64,
    },
    /// Something was signed that is not there any more.
    #[error("a checkpoint covers {size} entries: the log was cut or rolled back")]
    Beyond {
        /// Size of the smallest such checkpoint.
        size: u64,
    },
    /// Entries without a head, or a head without entries.
    #[error("the head counts {head} entries, there are {entries}")]
    HeadSize {
        /// What the head says.
        head: u64,
        /// What is there.
        entries: u64,
    },
    /// The head is not the tree of the entries.
    #[error("the head is not the tree of the entries")]
    HeadEdge,
    /// The head is malformed.
    #[error("the head is no edge: {0}")]
    HeadForm(EdgeFault),
    /// A note that is not believed.
    #[error("the checkpoint is refused: {0}")]
    Note(NoteFault),
    /// A checkpoint under another key than its size.
    #[error("the checkpoint is over {size} entries")]
    NoteSize {
        /// What was signed.
        size: u64,
    },
    /// A checkpoint of another log than the others.
    #[error("the checkpoint is of another log than the others")]
    OtherLog,
    /// We signed it, and do not have it any more.
    #[error("the checkpoint is signed, and is not among the stored ones")]
    NotStored,
}

impl Finding {
    pub(super) const fn at(seq: u64, why: Why) -> Self {
        Self { place: Place::Entries { first: seq, last: seq }, why }
    }

    /// The first bad seq, if entries are bad.
    pub const fn first(&self) -> Option<u64> {
        match self.place {
            Place::Entries { first, .. } => Some(first),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entries { first, last } if first == last => write!(formatter, "entry {first}"),
            Self::Entries { first, last } => write!(formatter, "entries {first} to {last}"),
            Self::Orphan(seq) => write!(formatter, "private part {seq}"),
            Self::Head => formatter.write_str("the head"),
            Self::Checkpoint(size) => write!(formatter, "stored checkpoint {size}"),
            Self::Supplied(position) => {
                write!(formatter, "supplied checkpoint {}", position.saturating_add(1))
            }
        }
    }
}
