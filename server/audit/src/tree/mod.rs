//! The Merkle tree of RFC 9162 section 2: hashes, the right edge that an append needs, proofs that are computed in one
//! pass over the stored leaves, and their verification. Nothing is cached: a million leaves are hashed in well under a
//! second, so there is no second copy of the tree that could disagree with the first.

mod edge;
mod hash;
mod path;
mod proof;
mod prover;
#[cfg(test)]
mod tests;

pub use edge::{Edge, EdgeFault};
pub use hash::{Hash, leaf, node};
pub use proof::ProofFault;
pub(crate) use proof::{verify_consistency, verify_inclusion};
pub use prover::Prover;
