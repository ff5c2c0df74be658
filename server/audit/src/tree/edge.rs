//! The right edge of the tree: one hash per set bit of the size, largest subtree first. It is all the state an append
//! needs, so a log of any length costs one small row; and it is the root in parts, so a verifier that finds it different
//! can also say under which subtree.

use super::hash::{Hash, node};

/// The frontier of a tree; the default is the empty tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    hashes: Vec<Hash>,
}

/// Why a stored edge is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EdgeFault {
    /// A size below zero.
    #[error("the size is negative")]
    NegativeSize,
    /// Not one hash of 32 bytes per set bit of the size.
    #[error("the edge has {found} bytes, its size asks for {expected}")]
    Length {
        /// Bytes that the size asks for.
        expected: usize,
        /// Bytes that are there.
        found: usize,
    },
}

impl Edge {
    /// Number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf: amortised one node hash, at most 63.
    pub fn push(&mut self, leaf: Hash) {
        let mut merged = leaf;
        for _ in 0..self.size.trailing_ones() {
            let Some(left) = self.hashes.pop() else { break };
            merged = node(&left, &merged);
        }
        self.hashes.push(merged);
        // an edge begins at most at `i64::MAX`, and nobody pushes that many again
        self.size = self.size.saturating_add(1);
    }

    /// The root; of an empty tree SHA-256 of nothing.
    pub fn root(&self) -> Hash {
        match self.hashes.split_last() {
            None => Hash::of(&[]),
            Some((last, larger)) => larger.iter().rev().fold(*last, |right, left| node(left, &right)),
        }
    }

    /// The row's form: the hashes one after another, 32 bytes each; the size stands beside it.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.hashes.iter().flat_map(Hash::as_bytes).copied().collect()
    }

    /// From a row.
    pub fn from_bytes(size: i64, bytes: &[u8]) -> Result<Self, EdgeFault> {
        let size = u64::try_from(size).map_err(|_| EdgeFault::NegativeSize)?;
        let expected = (size.count_ones() as usize).saturating_mul(Hash::LENGTH);
        if bytes.len() != expected {
            return Err(EdgeFault::Length { expected, found: bytes.len() });
        }
        let hashes = bytes.chunks_exact(Hash::LENGTH).filter_map(Hash::from_slice).collect();
        Ok(Self { size, hashes })
    }

    /// The leaves `first..end` below the first subtree in which two trees of the same size differ.
    pub(crate) fn difference(&self, other: &Self) -> Option<(u64, u64)> {
        let mut first = 0;
        let mut rest = self.size;
        for (ours, theirs) in self.hashes.iter().zip(&other.hashes) {
            let width = 1 << rest.checked_ilog2()?;
            // what stands before a subtree has only larger bits of the size
            let end = first | width;
            if ours != theirs {
                return Some((first, end));
            }
            first = end;
            rest ^= width;
        }
        None
    }
}
