//! T3: for 1 to 300 entries the root and every proof are byte for byte those of Cloudflare's `tlog_tiles`.

use tlog_tiles::tlog;

use super::{consistency, inclusion, leaves, roots};
use crate::tree::{verify_consistency, verify_inclusion};

const ENTRIES: usize = 300;

struct Stored(Vec<tlog::Hash>);

impl tlog::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let stored = |index: &u64| self.0[usize::try_from(*index).expect("small")];
        Ok(indexes.iter().map(stored).collect())
    }
}

#[test]
fn roots_and_all_proofs_of_1_to_300_entries_equal_those_of_tlog_tiles() {
    let leaves = leaves(ENTRIES);
    let roots = roots(&leaves);
    let mut theirs = Stored(Vec::new());
    for number in 0..ENTRIES as u64 {
        let new = tlog::stored_hashes(number, format!("entry {number}").as_bytes(), &theirs);
        theirs.0.extend(new.expect("hashes"));
    }
    let bytes = |proof: Vec<tlog::Hash>| proof.into_iter().map(|hash| hash.0).collect::<Vec<_>>();
    let ours = |proof: &[super::Hash]| proof.iter().map(|hash| *hash.as_bytes()).collect::<Vec<_>>();
    let mut compared = 0;
    for size in 1..=ENTRIES {
        let (prefix, root, wide) = (&leaves[..size], &roots[size], size as u64);
        assert_eq!(tlog::tree_hash(wide, &theirs).expect("a root").0, *root.as_bytes());
        for (index, leaf) in prefix.iter().enumerate() {
            let proof = inclusion(index, prefix);
            assert_eq!(
                ours(&proof),
                bytes(tlog::prove_record(wide, index as u64, &theirs).expect("a proof"))
            );
            assert!(verify_inclusion(index as u64, wide, *leaf, &proof, root));
            let old = index + 1;
            let proof = consistency(old, prefix);
            assert_eq!(ours(&proof), bytes(tlog::prove_tree(wide, old as u64, &theirs).expect("a proof")));
            assert!(verify_consistency((old as u64, &roots[old]), (wide, root), &proof));
            compared += 2;
        }
    }
    println!("{ENTRIES} roots and {compared} proofs equal those of tlog_tiles");
    assert_eq!(compared, ENTRIES * (ENTRIES + 1));
}
