//! Entries. What is hashed is what is stored: an entry becomes bytes once, in [`append`], and is never serialised again,
//! so no driver, sort order or date format can break the log later.

mod append;
mod private;
mod record;
mod rfc3339;

pub use append::{EntryFault, Row, append};
pub use private::{Private, SALT, commitment};
pub(crate) use record::read;
pub use record::{Entry, entry_id};
