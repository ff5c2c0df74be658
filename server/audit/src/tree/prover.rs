//! Proofs in one pass. The prover is pushed leaf after leaf, because a store reads rows asynchronously and must not hold
//! them all: it keeps one edge and the finished siblings, a few kilobytes for any size.

use super::{
    edge::Edge,
    hash::Hash,
    path::{self, Range},
    proof::ProofFault,
};

/// Computes one inclusion or consistency proof from the stored leaf hashes.
#[derive(Clone, Debug)]
pub struct Prover {
    /// Those that are not finished, the next one last; the second number is the place in the proof.
    ranges: Vec<(Range, usize)>,
    edge: Edge,
    next: u64,
    size: u64,
    proof: Vec<Option<Hash>>,
}

impl Prover {
    /// Of the leaf `index` in the tree of the first `size` leaves.
    pub fn inclusion(index: u64, size: u64) -> Result<Self, ProofFault> {
        if index >= size {
            return Err(ProofFault::OutOfRange);
        }
        Ok(Self::new(path::inclusion(index, size), size))
    }

    /// That the tree of `new` leaves extends the tree of `old` leaves. Everything extends the empty tree.
    pub fn consistency(old: u64, new: u64) -> Result<Self, ProofFault> {
        if old > new {
            return Err(ProofFault::OutOfRange);
        }
        let ranges = if old == 0 { Vec::new() } else { path::consistency(old, new) };
        Ok(Self::new(ranges, new))
    }

    fn new(ranges: Vec<Range>, size: u64) -> Self {
        let proof = vec![None; ranges.len()];
        let mut ranges: Vec<_> = ranges.into_iter().zip(0..).collect();
        ranges.sort_unstable_by(|one, other| other.cmp(one));
        Self { ranges, edge: Edge::default(), next: 0, size, proof }
    }

    /// The next leaf, beginning with the first of the log. Leaves beyond the proof's tree are ignored.
    pub fn push(&mut self, leaf: Hash) {
        let position = self.next;
        self.next = position.saturating_add(1);
        let Some(&((start, end), place)) = self.ranges.last() else { return };
        if position < start {
            return;
        }
        self.edge.push(leaf);
        if self.next == end {
            if let Some(hash) = self.proof.get_mut(place) {
                *hash = Some(self.edge.root());
            }
            self.edge = Edge::default();
            self.ranges.pop();
        }
    }

    /// The proof, once all leaves of the tree were pushed.
    pub fn finish(self) -> Result<Vec<Hash>, ProofFault> {
        let missing = ProofFault::LeavesMissing { pushed: self.next, size: self.size };
        if self.next < self.size {
            return Err(missing);
        }
        self.proof.into_iter().collect::<Option<_>>().ok_or(missing)
    }

    /// Pushes all and finishes.
    pub fn over(mut self, leaves: impl IntoIterator<Item = Hash>) -> Result<Vec<Hash>, ProofFault> {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
        self.finish()
    }
}
