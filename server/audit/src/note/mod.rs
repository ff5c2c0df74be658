//! Checkpoints: origin, size and root, signed as a C2SP note (Ed25519). The format is a public one, so that an auditor can
//! check our signatures with tools that we did not write. The only way to a [`Checkpoint`] is a signature that verified;
//! the only way to sign one is a [`Notary`] that walked the leaves.

mod checkpoint;
mod key;
mod name;
mod notary;
mod text;
mod vkey;

pub use checkpoint::Checkpoint;
pub use key::{KeyFault, LogKey};
pub use notary::{Notary, SignFault};
pub use text::NoteFault;
pub use vkey::{Others, Vkey, Vkeys};
