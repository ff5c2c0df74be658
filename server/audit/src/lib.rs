//! The decision trail that nobody can forge (security.md 5). A crate of its own, because what it promises must be readable
//! in one sitting and provable without a database: it knows bytes, hashes and keys, but no SQL, file, clock or
//! randomness. The store calls [`append`] as the last statement of a transaction; a task lets a [`Notary`] sign;
//! everybody may run the [`Verifier`].
//!
//! What it cannot do: an operator can rewrite what no checkpoint covers that is held elsewhere. Hence sinks.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod check;
mod encoding;
mod entry;
mod export;
mod note;
mod receipt;
mod tree;

pub use check::{
    Checkpoints, Finding, Place, PrivateRows, StoredCheckpoint, StoredEntry, StoredHead, StoredPrivate,
    Verified, Verifier, Why,
};
pub use entry::{Entry, EntryFault, Private, Row, SALT, append, commitment, entry_id};
pub use export::{ExportFault, Exported, Header, Reader, Refusal, verify_export, write};
pub use note::{Checkpoint, KeyFault, LogKey, Notary, NoteFault, Others, SignFault, Vkey, Vkeys};
pub use receipt::{Receipt, ReceiptFault};
pub use tree::{Edge, EdgeFault, Hash, ProofFault, Prover, leaf, node};
