//! Erased or stolen? A private part may only be missing if a later entry says that it was erased, and may not be there if
//! one does. Both are known only at the end, so the seqs are kept: eight bytes for each entry that has a private part.

use std::collections::BTreeSet;

use super::{
    finding::{Finding, Why},
    rows::{PrivateRows, StoredPrivate},
};
use crate::{
    entry::{Glance, SALT, commitment},
    tree::Hash,
};

#[derive(Clone, Debug)]
pub struct Privacy {
    rows: PrivateRows,
    kept: Vec<u64>,
    missing: Vec<u64>,
    erased: BTreeSet<u64>,
    wrong: Option<Finding>,
}

/// How many are kept, erased and withheld.
pub struct Counts {
    pub kept: u64,
    pub erased: u64,
    pub withheld: u64,
}

impl Privacy {
    pub const fn new(rows: PrivateRows) -> Self {
        Self { rows, kept: Vec::new(), missing: Vec::new(), erased: BTreeSet::new(), wrong: None }
    }

    pub fn entry(&mut self, seq: u64, entry: &Glance, private: Option<StoredPrivate<'_>>) {
        self.erased.extend(&entry.erases);
        let why = match (entry.private, private) {
            (None, None) => return,
            (Some(_), None) => return self.missing.push(seq),
            (None, Some(_)) => Why::PrivateForeign,
            (Some(hash), Some(row)) => {
                self.kept.push(seq);
                if matches(hash, row) {
                    return;
                }
                Why::Private
            }
        };
        self.wrong.get_or_insert(Finding::at(seq, why));
    }

    /// The first private part that is wrong, gone without an erasure, or there in spite of one.
    pub fn finding(&self) -> Option<Finding> {
        let returned = self.erased.iter().find(|seq| self.kept.binary_search(seq).is_ok());
        let missing = self.missing.iter().find(|seq| !self.erased.contains(seq));
        let missing = missing.filter(|_| self.rows == PrivateRows::Complete);
        let returned = returned.map(|&seq| Finding::at(seq, Why::PrivateReturned));
        let missing = missing.map(|&seq| Finding::at(seq, Why::PrivateMissing));
        [self.wrong, returned, missing].into_iter().flatten().min_by_key(Finding::first)
    }

    pub fn counts(&self) -> Counts {
        let erased = self.missing.iter().filter(|seq| self.erased.contains(seq)).count();
        let withheld = self.missing.len().saturating_sub(erased);
        Counts { kept: self.kept.len() as u64, erased: erased as u64, withheld: withheld as u64 }
    }
}

fn matches(hash: Hash, row: StoredPrivate<'_>) -> bool {
    <&[u8; SALT]>::try_from(row.salt).is_ok_and(|salt| commitment(salt, row.data) == hash)
}
