//! Forms, declared once: a form module names its fields and limits, and both sides use it. The page renders from it
//! (`Posted` holds what was typed and what is wrong), the endpoint parses with it (`Check`). Faults are codes with
//! values; words are chosen when they are shown. `need.rs` is the pattern to follow.

pub mod audit;
pub mod case;
mod check;
pub mod executive;
pub mod fault;
pub mod intake;
pub mod need;
pub mod negotiation;
pub mod outbox;
pub mod parse;
pub mod people;
mod posted;
pub mod register;
pub mod score;
mod typed;

pub use check::Check;
pub use fault::{Fault, FaultKind};
pub use posted::{Control, Labels, Posted, labels};
pub use typed::Typed;

/// The hidden field that carries the version of what the page showed.
pub const VERSION: &str = "version";

/// The hidden field by which a form that is sent twice is recognised; the server takes it before a form is read.
pub const KEY: &str = "key";

/// Key of the sentence over a form whose version is not the newest any more.
pub const CONFLICT: &str = "form-conflict";
