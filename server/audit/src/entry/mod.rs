//! Entries. What is hashed is what is stored: an entry becomes bytes once, in [`append`], and is never serialised again,
//! so no driver, sort order or date format can break the log later.

mod append;
mod glance;
mod private;
mod record;
mod rfc3339;

pub use append::{EntryFault, Row, append};
pub(crate) use glance::Glance;
pub use private::{Private, SALT, commitment};
pub use record::{Entry, entry_id};
