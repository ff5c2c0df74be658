//! Verification of proofs (RFC 9162 2.1.3.2 and 2.1.4.2). Private to the crate on purpose: a root does not commit to its
//! size, so whoever may choose the two apart can pass one path off for several sizes. Outside, proofs are checked only
//! against a [`Checkpoint`](crate::Checkpoint), where a signature holds both together.

use super::hash::{Hash, node};

/// Why there is no proof, or why one is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The leaf or the older tree lies beyond the tree.
    #[error("it lies beyond the tree")]
    OutOfRange,
    /// The leaves ended before the tree was complete.
    #[error("{pushed} of {size} leaves were given")]
    LeavesMissing {
        /// Leaves seen.
        pushed: u64,
        /// Leaves needed.
        size: u64,
    },
    /// The path does not lead to the root.
    #[error("the proof does not lead to the signed root")]
    Refused,
}

/// Climbs from the positions of two leaves (ours and the last) and says on which side each hash of the path belongs.
struct Climb {
    ours: u64,
    last: u64,
}

impl Climb {
    /// True: the sibling is on the left. `None`: the top was reached before the path ended.
    fn step(&mut self) -> Option<bool> {
        if self.last == 0 {
            return None;
        }
        let left = self.ours & 1 == 1 || self.ours == self.last;
        if left {
            while self.ours & 1 == 0 && self.ours != 0 {
                self.up();
            }
        }
        self.up();
        Some(left)
    }

    fn up(&mut self) {
        self.ours >>= 1;
        self.last >>= 1;
    }
}

pub(crate) fn verify_inclusion(index: u64, size: u64, leaf: Hash, proof: &[Hash], root: &Hash) -> bool {
    let Some(last) = size.checked_sub(1).filter(|last| index <= *last) else { return false };
    let mut climb = Climb { ours: index, last };
    let mut reached = leaf;
    for sibling in proof {
        match climb.step() {
            None => return false,
            Some(true) => reached = node(sibling, &reached),
            Some(false) => reached = node(&reached, sibling),
        }
    }
    climb.last == 0 && reached == *root
}

pub(crate) fn verify_consistency(
    (old_size, old_root): (u64, &Hash),
    (new_size, new_root): (u64, &Hash),
    proof: &[Hash],
) -> bool {
    let Some(ours) = old_size.checked_sub(1) else {
        return proof.is_empty() && *old_root == Hash::of(&[]) && (new_size > 0 || new_root == old_root);
    };
    let Some(last) = new_size.checked_sub(1).filter(|last| ours < *last) else {
        return old_size == new_size && proof.is_empty() && old_root == new_root;
    };
    let mut climb = Climb { ours, last };
    while climb.ours & 1 == 1 {
        climb.up();
    }
    let mut path = proof.iter();
    let first = if old_size.is_power_of_two() { Some(old_root) } else { path.next() };
    let Some(&first) = first else { return false };
    let (mut old, mut new) = (first, first);
    for sibling in path {
        match climb.step() {
            None => return false,
            Some(true) => {
                old = node(sibling, &old);
                new = node(sibling, &new);
            }
            Some(false) => new = node(&new, sibling),
        }
    }
    climb.last == 0 && old == *old_root && new == *new_root
}
