//! A log must never sign two histories: what the notary refuses to sign.

use audit::{Checkpoint, Edge, Hash, Notary, Others, Prover, SignFault, Vkeys};

use crate::log::{Log, key, vkeys};

fn opened(log: &Log) -> Vec<Checkpoint> {
    log.notes().iter().map(|note| vkeys().open(note, Others::Refused).expect("signed")).collect()
}

fn head(leaves: &[Hash]) -> Edge {
    let mut edge = Edge::default();
    for leaf in leaves {
        edge.push(*leaf);
    }
    edge
}

#[test]
fn it_signs_what_extends_every_earlier_checkpoint() {
    let log = Log::of(130);
    let leaves: Vec<Hash> = log.leaves().collect();
    let mut notary = Notary::new(key(7));
    for earlier in &opened(&log) {
        notary.expect(earlier);
    }
    for leaf in &leaves {
        notary.push(*leaf);
    }
    let note = notary.sign(&head(&leaves)).expect("signed");
    let newest = vkeys().open(&note, Others::Refused).expect("ours");
    for earlier in opened(&log) {
        let prover = Prover::consistency(earlier.size(), 130).expect("in range");
        let proof = prover.over(leaves.iter().copied()).expect("leaves");
        assert_eq!(newest.extends(&earlier, &proof), Ok(()));
        assert!(proof.len() <= 16);
    }
}

#[test]
fn it_signs_no_other_history_no_shorter_one_and_no_other_head() {
    let log = Log::of(130);
    let leaves: Vec<Hash> = log.leaves().collect();
    let walk = |leaves: &[Hash], earlier: &[Checkpoint]| {
        let mut notary = Notary::new(key(7));
        for earlier in earlier {
            notary.expect(earlier);
        }
        for leaf in leaves {
            notary.push(*leaf);
        }
        notary
    };
    let mut rewritten = leaves.clone();
    rewritten[60] = Hash::of(&[b"another"]);
    let notary = walk(&rewritten, &opened(&log));
    assert_eq!(notary.sign(&head(&rewritten)), Err(SignFault::Rewritten { size: 100 }));
    let notary = walk(&leaves[..120], &opened(&log));
    assert_eq!(notary.sign(&head(&leaves[..120])), Err(SignFault::RolledBack { signed: 130, size: 120 }));
    let notary = walk(&leaves, &opened(&log));
    assert_eq!(notary.sign(&head(&rewritten)), Err(SignFault::Head));
    assert_eq!(notary.sign(&head(&leaves[..129])), Err(SignFault::Head));
    let mut late = walk(&leaves, &[]);
    late.expect(&opened(&log)[0]);
    assert_eq!(late.sign(&head(&leaves)), Err(SignFault::Behind { size: 50 }));
    let stranger = audit::LogKey::from_seed("other.example/audit", &[1; 32]).expect("a name");
    let mut other = Notary::new(stranger);
    other.expect(&opened(&log)[0]);
    assert_eq!(other.sign(&Edge::default()), Err(SignFault::Origin));
}

#[test]
fn after_a_rotation_both_keys_sign_and_either_is_enough() {
    let leaves: Vec<Hash> = Log::of(5).leaves().collect();
    let mut notary = Notary::new(key(7));
    assert!(notary.also(key(9)));
    assert!(!notary.also(audit::LogKey::from_seed("other.example", &[9; 32]).expect("a name")));
    for leaf in &leaves {
        notary.push(*leaf);
    }
    let note = notary.sign(&head(&leaves)).expect("signed");
    let ring = |numbers: &[u8]| numbers.iter().map(|number| key(*number).vkey().clone()).collect::<Vkeys>();
    assert!(ring(&[7, 9]).open(&note, Others::Refused).is_ok());
    for known in [[7], [9]] {
        assert!(ring(&known).open(&note, Others::Ignored).is_ok(), "the other key is a witness to it");
        assert!(ring(&known).open(&note, Others::Refused).is_err(), "but not in what we store");
    }
    assert!(ring(&[1]).open(&note, Others::Ignored).is_err());
}
