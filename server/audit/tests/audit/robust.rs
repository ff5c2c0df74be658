//! Readers of what comes from outside: no bytes make one panic, and none that are not ours are believed. Random bytes
//! seldom get far, so most inputs are true files with something torn out, doubled or overwritten.

use audit::{
    Checkpoints, Edge, LogKey, Others, PrivateRows, Receipt, StoredEntry, StoredHead, StoredPrivate,
    Verifier, Vkey, verify_export,
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::log::{Log, key, vkeys};

/// A true file with up to eight places damaged; it may be the same again.
fn damaged(file: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let damage = (any::<Index>(), any::<Index>(), 0..4_u8, vec(any::<u8>(), 0..6));
    vec(damage, 1..8).prop_map(move |damages| {
        let mut file = file.clone();
        for (from, to, kind, bytes) in damages {
            let (from, to) = (from.index(file.len() + 1), to.index(file.len() + 1));
            let (from, to) = (from.min(to), from.max(to));
            match kind {
                0 => drop(file.splice(from..from, bytes)),
                1 => drop(file.drain(from..to.min(from + 40))),
                2 => file.extend_from_within(from..to.min(from + 40)),
                _ => file.iter_mut().skip(from).zip(bytes).for_each(|(place, byte)| *place = byte),
            }
        }
        file
    })
}

fn files() -> impl Strategy<Value = Vec<u8>> {
    let log = Log::of(9);
    let note = log.notes().remove(0).into_bytes();
    prop_oneof![
        vec(any::<u8>(), 0..400),
        damaged(note),
        damaged(log.receipt(4).write().into_bytes()),
        damaged(log.export(PrivateRows::Complete).into_bytes()),
        damaged(key(7).to_file().into_bytes()),
        damaged(key(7).vkey().to_string().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_bytes_make_a_reader_panic_or_believe(bytes in files()) {
        let log = Log::of(9);
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(checkpoint) = vkeys().open(&text, Others::Ignored) {
            prop_assert_eq!(checkpoint.size(), 9);
        }
        if let Ok((entry, _)) = Receipt::read(&text).and_then(|receipt| receipt.verify(&vkeys())) {
            prop_assert_eq!(entry.seq(), 4);
        }
        if let Ok(read) = LogKey::from_file(&text) {
            prop_assert_eq!(read.to_file(), format!("{}\n", text.trim_end_matches('\n')));
        }
        if let Ok(read) = text.parse::<Vkey>() {
            prop_assert_eq!(read.to_string(), text.as_ref());
        }
        if let Ok(verified) = verify_export(bytes.as_slice(), log.notes().iter().map(String::as_str), &vkeys()) {
            prop_assert_eq!(verified.root, log.verify().expect("in order").root);
        }
        drop(Edge::from_bytes(i64::from(bytes.first().copied().unwrap_or(0)), &bytes));
    }

    #[test]
    fn no_stored_row_makes_the_verifier_panic(
        seqs in vec(any::<i64>(), 0..4), body in vec(any::<u8>(), 0..90), leaf in vec(any::<u8>(), 0..40), size in any::<i64>(),
    ) {
        let mut verifier = Verifier::new(StoredHead { size, edge: &leaf }, &Checkpoints::default(), PrivateRows::Complete);
        for seq in std::iter::once(0).chain(seqs) {
            let private = Some(StoredPrivate { salt: &leaf, data: &body });
            verifier.entry(&StoredEntry { seq, body: &body, leaf: Some(&leaf), private });
            verifier.entry(&StoredEntry { seq, body: &body, leaf: None, private: None });
            verifier.orphan(seq);
        }
        prop_assert!(verifier.finish().is_err());
    }
}
