//! The register: life after the yes (workflow.md 7). An entry keeps the decision as it was made, and each of its
//! conditions with its own life: accepted, proven, overdue. Its state is computed from days, never stored.

mod entry;
mod residual;

pub use entry::{Entry, EntryFault, EntryState, Held, Proof};
pub use residual::Residuals;
