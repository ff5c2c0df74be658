//! The verifier: reads stored rows in order, believes none of them, and names the first place where they are not what was
//! signed, and why. It takes columns as they are stored, malformed ones included: a finding is an answer, not an error.

mod checkpoints;
mod finding;
mod privacy;
mod rows;
mod verifier;

pub use checkpoints::Checkpoints;
pub use finding::{Finding, Place, Why};
pub use rows::{PrivateRows, StoredCheckpoint, StoredEntry, StoredHead, StoredPrivate, Verified};
pub use verifier::Verifier;
