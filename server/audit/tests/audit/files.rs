//! Files that leave the house: receipts, key files, exports. Each is read back as it was written, and no byte of it may
//! change.

use audit::{
    Finding, LogKey, Place, PrivateRows, Reader, Receipt, ReceiptFault, Refusal, Vkey, Why, verify_export,
};

use crate::log::{Log, ORIGIN, key, vkeys};

#[test]
fn a_receipt_of_every_entry_is_true_offline_and_small() {
    let log = Log::of(260);
    let mut longest = 0;
    for index in 0..260 {
        let receipt = log.receipt(index);
        let file = receipt.write();
        longest = longest.max(file.len());
        let read = Receipt::read(&file).expect("a receipt");
        assert_eq!(read, receipt);
        let (entry, checkpoint) = read.verify(&vkeys()).expect("true");
        assert_eq!((entry.seq(), checkpoint.size()), (index as u64, 260));
    }
    println!("{}the longest has {longest} bytes", log.receipt(118).write());
    assert!(longest < 2_000);
}

#[test]
fn no_byte_of_a_receipt_can_change() {
    let file = Log::of(130).receipt(118).write();
    let mut refused = 0;
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut bytes = file.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            // What is no text cannot be read in the first place.
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let found = Receipt::read(&changed).and_then(|receipt| receipt.verify(&vkeys()));
            assert!(found.is_err(), "bit {bit} of byte {at} changed unnoticed");
            refused += 1;
        }
    }
    for length in 0..file.len() {
        if let Some(cut) = file.get(..length) {
            assert!(
                Receipt::read(cut).and_then(|receipt| receipt.verify(&vkeys())).is_err(),
                "cut at {length}"
            );
        }
    }
    for added in ["\n", " ", "x", "\u{2014} a b\n"] {
        let longer = format!("{file}{added}");
        assert!(Receipt::read(&longer).and_then(|receipt| receipt.verify(&vkeys())).is_err(), "{added:?}");
    }
    println!("{refused} flips of a receipt of {} bytes refused", file.len());
}

#[test]
fn a_receipt_proves_one_place_only() {
    let log = Log::of(130);
    let mut moved = log.receipt(7);
    moved.index = 8;
    assert!(matches!(moved.verify(&vkeys()), Err(ReceiptFault::Proof(_))));
    let mut exchanged = log.receipt(7);
    exchanged.body = log.receipt(8).body;
    assert!(matches!(exchanged.verify(&vkeys()), Err(ReceiptFault::Proof(_))));
    assert!(matches!(log.receipt(7).verify(&audit::Vkeys::default()), Err(ReceiptFault::Note(_))));
}

#[test]
fn a_key_file_and_a_public_key_are_read_back_and_no_byte_of_them_can_change() {
    let ours = key(7);
    let (file, vkey) = (ours.to_file(), ours.vkey().to_string());
    println!("{vkey}");
    assert_eq!(LogKey::from_file(&file).expect("a key").vkey(), ours.vkey());
    assert_eq!(vkey.parse::<Vkey>().as_ref(), Ok(ours.vkey()));
    assert!(!format!("{ours:?}").contains("PRIVATE"));
    for at in 0..file.len() - 1 {
        let mut bytes = file.clone().into_bytes();
        bytes[at] ^= 1;
        let changed = String::from_utf8_lossy(&bytes).into_owned();
        assert!(LogKey::from_file(&changed).is_err(), "byte {at} of the key file");
    }
    for at in 0..vkey.len() {
        let mut bytes = vkey.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(String::from_utf8_lossy(&bytes).parse::<Vkey>().is_err(), "byte {at} of the public key");
    }
    for name in ["", "two words", "a+b", "a\nb", "a\u{a0}b"] {
        assert!(LogKey::from_seed(name, &[1; 32]).is_err(), "{name:?}");
    }
}

#[test]
fn an_export_verifies_with_and_without_private_parts() {
    let log = Log::of(260);
    let whole = log.export(PrivateRows::Complete);
    let stored = log.verify().expect("in order");
    assert_eq!(verify_export(whole.as_bytes(), [], &vkeys()).expect("in order"), stored);
    let public = log.export(PrivateRows::Withheld);
    assert!(!public.contains("\"salt\""));
    let verified = verify_export(public.as_bytes(), [], &vkeys()).expect("in order");
    assert_eq!((verified.root, verified.kept, verified.withheld), (stored.root, 0, stored.kept));
    let reader = Reader::new(whole.as_bytes()).expect("an export");
    assert_eq!((reader.header().origin.as_str(), reader.header().size), (ORIGIN, 260));
    assert_eq!(reader.count(), 260 + log.checkpoints.len());
}

#[test]
fn a_changed_export_is_refused_where_it_was_changed() {
    let log = Log::of(60);
    let export = log.export(PrivateRows::Complete);
    let lines: Vec<&str> = export.split_inclusive('\n').collect();
    let first_entry = 1 + log.checkpoints.len();
    for line in 0..lines.len() {
        let without: String =
            lines.iter().enumerate().filter(|(at, _)| *at != line).map(|(_, line)| *line).collect();
        let found = verify_export(without.as_bytes(), log.notes().iter().map(String::as_str), &vkeys());
        if line >= first_entry {
            let Err(Refusal::Finding(found)) = found else { panic!("line {line} is missing unnoticed") };
            assert_eq!(found.first(), Some((line - first_entry) as u64));
        } else if line == 0 {
            assert!(found.is_err(), "an export without a header");
        }
    }
    let swapped = export.replace("\"seq\":17,", "\"seq\":18,");
    assert!(matches!(
        verify_export(swapped.as_bytes(), [], &vkeys()),
        Err(Refusal::Finding(Finding {
            place: Place::Entries { first: 17, .. },
            why: Why::Gap { found: 18 }
        }))
    ));
    let edited = export.replace("r:3", "r:4");
    let Err(Refusal::Finding(found)) = verify_export(edited.as_bytes(), [], &vkeys()) else {
        panic!("unnoticed")
    };
    assert_eq!((found.place, found.why), (Place::Entries { first: 0, last: 49 }, Why::Root { size: 50 }));
    let cut = &export[..export.len() - 1];
    assert!(matches!(verify_export(cut.as_bytes(), [], &vkeys()), Err(Refusal::Unreadable { line: 63, .. })));
}

/// Flips that only change how JSON spells the same bytes are no change; every other one is refused.
#[test]
fn no_byte_of_an_export_can_change_what_it_says() {
    let log = Log::of(12);
    let export = log.export(PrivateRows::Complete);
    let contents = |text: &str| -> Option<Vec<audit::Exported>> {
        Reader::new(text.as_bytes()).ok()?.collect::<Result<_, _>>().ok()
    };
    let original = contents(&export);
    let mut refused = 0;
    for at in 0..export.len() {
        let mut bytes = export.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let origin_or_spelling = contents(&changed) == original;
        assert!(
            origin_or_spelling || verify_export(changed.as_bytes(), [], &vkeys()).is_err(),
            "byte {at} changed unnoticed"
        );
        refused += usize::from(!origin_or_spelling);
    }
    println!("{refused} flips of an export of {} bytes refused", export.len());
}
