//! What a note says: which log, how many entries, which root. Fields are private, because size and root may never be
//! chosen apart; proofs are checked here and nowhere else.

use crate::{
    encoding::whole_number,
    tree::{Hash, ProofFault, verify_consistency, verify_inclusion},
};

/// A checkpoint whose signature verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
}

impl Checkpoint {
    /// The log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many entries it covers.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root over exactly these entries.
    pub const fn root(&self) -> Hash {
        self.root
    }

    /// Is this leaf the entry `index` of the log?
    pub fn includes(&self, index: u64, leaf: Hash, proof: &[Hash]) -> Result<(), ProofFault> {
        if index >= self.size {
            return Err(ProofFault::OutOfRange);
        }
        let right = verify_inclusion(index, self.size, leaf, proof, &self.root);
        right.then_some(()).ok_or(ProofFault::Refused)
    }

    /// Is the log of this checkpoint the log of the older one, only longer?
    pub fn extends(&self, older: &Self, proof: &[Hash]) -> Result<(), ProofFault> {
        if self.origin != older.origin || older.size > self.size {
            return Err(ProofFault::OutOfRange);
        }
        let right = verify_consistency((older.size, &older.root), (self.size, &self.root), proof);
        right.then_some(()).ok_or(ProofFault::Refused)
    }

    pub(super) fn text(origin: &str, size: u64, root: Hash) -> String {
        format!("{origin}\n{size}\n{}\n", root.to_base64())
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let origin = lines.next()?.to_owned();
        let size = whole_number(lines.next()?)?;
        let root = Hash::from_base64(lines.next()?)?;
        lines.next().is_none().then_some(Self { origin, size, root })
    }
}
