//! The audit log by construction: no effect without an entry, no entry without its effect. Whoever changes something says
//! what was done; the store's own writing functions say which rows they touched; [`append`], the last thing before
//! COMMIT, reads those rows back and puts a salted digest of each into the entry. So the last digest of every row is the
//! live row, or somebody changed it past the product. A service says, anywhere inside its transaction:
//!
//! ```text
//! tx.record(Act::of(actor.id, "area.tolerance", trail::area(id)).versions(seen, seen + 1));
//! ```
//!
//! and a function of the store that writes an audited table ([`table::ALL`]), after its statement:
//!
//! ```text
//! tx.touched(&table::AREA, area.id.0);
//! ```
//!
//! Who acts on which request comes with the task ([`Context`]). What is about a person (an address, a text, the digests)
//! stands in the private part, which can be erased; an entry itself holds numbers and words of the product only.

/// The number of the schema from which there is a log.
pub const SCHEMA: i64 = 8;

mod act;
mod adopt;
mod append;
mod checkpoint;
mod context;
mod digest;
mod erase;
mod list;
mod private;
mod replay;
pub mod table;
mod verify;

pub use self::{
    act::{Act, By, area, case, entry, evidence, person},
    adopt::adopt,
    append::Pending,
    checkpoint::{NoReceipt, checkpoints_from, keep, last_checkpoint, receipt},
    context::Context,
    erase::erase,
    list::{Filter, Line, count, of_object, page},
    replay::{Difference, Fault, Replay, replay},
    verify::{CheckpointRow, EntryRow, HeadRow, checkpoints, entries, head, verify},
};
pub(super) use append::{Touched, append, explain, written};
