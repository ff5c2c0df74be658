//! T9: proofs for the wrong place, size or root, and proofs with a hash changed, dropped, added or swapped, are refused:
//! half a million in every run, many times more in the soak. And the trap that keeps raw verification private.

use super::{consistency, inclusion, leaves, roots};
use crate::tree::{Hash, verify_consistency, verify_inclusion};

/// Each way to spoil a proof that leaves it none.
fn spoiled(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = vec![[proof, &[Hash::of(&[])]].concat(), [&[Hash::of(&[])], proof].concat()];
    for place in 0..proof.len() {
        let flip = |byte: usize, bit: u8| {
            let mut bytes = *proof[place].as_bytes();
            bytes[byte] ^= bit;
            let mut spoiled = proof.to_vec();
            spoiled[place] = bytes.into();
            spoiled
        };
        all.extend([flip(0, 1), flip(17, 16), flip(31, 128)]);
        all.push([&proof[..place], &proof[place + 1..]].concat());
        all.push([&proof[..=place], &proof[place..]].concat());
        if place > 0 && proof[place] != proof[place - 1] {
            let mut swapped = proof.to_vec();
            swapped.swap(place - 1, place);
            all.push(swapped);
        }
    }
    all
}

/// How many forgeries were refused over all trees up to this size; panics at the first that is not.
fn forge(largest: usize) -> usize {
    let leaves = leaves(largest);
    let roots = roots(&leaves);
    let mut refused = 0;
    for size in 1..=largest {
        let (prefix, wide) = (&leaves[..size], size as u64);
        for (index, leaf) in prefix.iter().enumerate() {
            let proof = inclusion(index, prefix);
            let claim = |place: usize, size: usize, proof: &[Hash]| {
                verify_inclusion(place as u64, size as u64, *leaf, proof, &roots[size])
            };
            assert!(claim(index, size, &proof));
            for place in (0..size + 2).filter(|place| *place != index) {
                assert!(!claim(place, size, &proof), "entry {index} of {size} passed for {place}");
                refused += 1;
            }
            for other in (0..=largest).filter(|other| *other != size) {
                assert!(!claim(index, other, &proof), "a proof of {size} passed for {other}");
                refused += 1;
            }
            for forged in spoiled(&proof) {
                assert!(!claim(index, size, &forged), "a spoiled proof of {index} in {size} passed");
                refused += 1;
            }
        }
        for old in 1..=size {
            let proof = consistency(old, prefix);
            let claim = |old: usize, new: usize, proof: &[Hash]| {
                verify_consistency((old as u64, &roots[old]), (new as u64, &roots[new]), proof)
            };
            assert!(claim(old, size, &proof));
            for other in (1..=largest).filter(|other| *other != size) {
                assert!(!claim(old, other, &proof), "{old} to {size} passed for {old} to {other}");
                refused += 1;
            }
            for other in (1..=largest).filter(|other| *other != old) {
                assert!(!claim(other, size, &proof), "{old} to {size} passed for {other} to {size}");
                refused += 1;
            }
            for forged in spoiled(&proof) {
                assert!(!claim(old, size, &forged), "a spoiled proof of {old} to {size} passed");
                refused += 1;
            }
            assert!(!verify_consistency((old as u64, &roots[old - 1]), (wide, &roots[size]), &proof));
            refused += 1;
        }
    }
    refused
}

#[test]
fn half_a_million_forged_and_misplaced_proofs_are_refused() {
    let refused = forge(84);
    println!("{refused} forged proofs refused");
    assert!(refused >= 500_000, "only {refused}");
}

#[test]
#[ignore = "soak: half a minute"]
fn five_million_forged_and_misplaced_proofs_are_refused() {
    let refused = forge(190);
    println!("{refused} forged proofs refused");
    assert!(refused >= 5_000_000, "only {refused}");
}

/// A root does not commit to its size. The raw check must therefore never see the two apart, and is private.
#[test]
fn one_consistency_path_passes_for_several_sizes_when_root_and_size_are_chosen_apart() {
    let leaves = leaves(64);
    let roots = roots(&leaves);
    let mut ambiguous = 0;
    for new in 2..=64_usize {
        for old in 1..new {
            let proof = consistency(old, &leaves[..new]);
            for other in (1..=64).filter(|other| *other != new as u64) {
                let claim = verify_consistency((old as u64, &roots[old]), (other, &roots[new]), &proof);
                ambiguous += usize::from(claim);
            }
        }
    }
    println!("{ambiguous} ambiguous claims");
    assert!(ambiguous > 0, "the trap is gone: then raw verification could be public");
}
