//! What holds for every tree, and what no bytes may do.

use proptest::{collection::vec, prelude::*};

use super::{leaves, roots};
use crate::tree::{Edge, EdgeFault, Hash, ProofFault, Prover, leaf, verify_consistency, verify_inclusion};

fn hash() -> impl Strategy<Value = Hash> {
    any::<[u8; 32]>().prop_map(Hash::from)
}

#[test]
fn the_empty_tree_and_one_leaf_have_the_hashes_of_the_standard() {
    assert_eq!(Edge::default().root().to_base64(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    let empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    assert_eq!(leaf(b"").to_hex(), empty, "RFC 9162 in CT's own test vectors");
}

#[test]
fn a_proof_needs_all_leaves_and_a_place_in_the_tree() {
    assert_eq!(Prover::inclusion(5, 5).err(), Some(ProofFault::OutOfRange));
    assert_eq!(Prover::consistency(6, 5).err(), Some(ProofFault::OutOfRange));
    let short = Prover::inclusion(2, 5).expect("in range").over(leaves(4));
    assert_eq!(short, Err(ProofFault::LeavesMissing { pushed: 4, size: 5 }));
    assert_eq!(Prover::consistency(0, 5).expect("in range").over(leaves(5)), Ok(Vec::new()));
}

#[test]
fn everything_extends_the_empty_tree_and_nothing_else_has_its_root() {
    let roots = roots(&leaves(3));
    assert!(verify_consistency((0, &roots[0]), (3, &roots[3]), &[]));
    assert!(verify_consistency((0, &roots[0]), (0, &roots[0]), &[]));
    assert!(!verify_consistency((0, &roots[0]), (0, &roots[1]), &[]));
    assert!(!verify_consistency((0, &roots[1]), (3, &roots[3]), &[]));
    assert!(!verify_consistency((0, &roots[0]), (3, &roots[3]), &[roots[1]]));
}

#[test]
fn an_edge_that_is_none_is_refused() {
    assert_eq!(Edge::from_bytes(-1, &[]), Err(EdgeFault::NegativeSize));
    assert_eq!(Edge::from_bytes(3, &[0; 32]), Err(EdgeFault::Length { expected: 64, found: 32 }));
    assert_eq!(Edge::from_bytes(0, &[0]), Err(EdgeFault::Length { expected: 0, found: 1 }));
}

proptest! {
    #[test]
    fn an_edge_survives_its_row_and_goes_on_where_it_stopped(before in 0_usize..200, after in 0_usize..200) {
        let all = leaves(before + after);
        let mut edge = Edge::default();
        all[..before].iter().for_each(|leaf| edge.push(*leaf));
        let size = i64::try_from(edge.size()).expect("small");
        let mut read = Edge::from_bytes(size, &edge.to_bytes()).expect("an edge");
        prop_assert_eq!(&read, &edge);
        all[before..].iter().for_each(|leaf| read.push(*leaf));
        prop_assert_eq!(read.root(), roots(&all)[before + after]);
        prop_assert!(read.to_bytes().len() <= 32 * 9);
    }

    #[test]
    fn random_proofs_prove_nothing(
        sizes in (any::<u64>(), any::<u64>()), ends in (hash(), hash()), proof in vec(hash(), 0..70),
    ) {
        prop_assert!(!verify_inclusion(sizes.0, sizes.1, ends.0, &proof, &ends.1));
        prop_assert!(!verify_consistency((sizes.0, &ends.0), (sizes.1, &ends.1), &proof));
    }

    #[test]
    fn a_true_proof_in_a_large_tree_is_accepted_and_its_neighbour_is_not(size in 2_usize..3_000, at in any::<prop::sample::Index>()) {
        let leaves = leaves(size);
        let root = roots(&leaves)[size];
        let index = at.index(size);
        let proof = super::inclusion(index, &leaves);
        prop_assert!(proof.len() <= 12);
        prop_assert!(verify_inclusion(index as u64, size as u64, leaves[index], &proof, &root));
        prop_assert!(!verify_inclusion(index as u64 ^ 1, size as u64, leaves[index], &proof, &root));
    }
}
