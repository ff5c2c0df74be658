//! The tree against an implementation that is not ours, against forgers, and against its own laws.

#![expect(clippy::disallowed_macros, reason = "figures are printed for people")]

mod agreement;
mod forgery;
mod laws;

use super::{Edge, Hash, Prover, leaf};

/// The leaves of a small log.
fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|number| leaf(format!("entry {number}").as_bytes())).collect()
}

/// The roots of all its prefixes, the empty one first.
fn roots(leaves: &[Hash]) -> Vec<Hash> {
    let mut edge = Edge::default();
    let mut roots = vec![edge.root()];
    for leaf in leaves {
        edge.push(*leaf);
        roots.push(edge.root());
    }
    roots
}

fn inclusion(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    let prover = Prover::inclusion(index as u64, leaves.len() as u64).expect("in range");
    prover.over(leaves.iter().copied()).expect("all leaves")
}

fn consistency(old: usize, leaves: &[Hash]) -> Vec<Hash> {
    let prover = Prover::consistency(old as u64, leaves.len() as u64).expect("in range");
    prover.over(leaves.iter().copied()).expect("all leaves")
}
