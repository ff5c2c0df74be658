//! Checkpoints as signed notes: Cloudflare's `signed_note` and `tlog_tiles` read and verify ours and sign what ours reads,
//! and no bit of one can change.

use audit::{LogKey, NoteFault, Others};
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};

use crate::log::{Log, ORIGIN, key, vkeys};

fn note() -> String {
    Log::of(130).notes().pop().expect("a checkpoint")
}

#[test]
fn signed_note_and_tlog_tiles_read_and_verify_our_checkpoint() {
    let text = note();
    print!("{text}");
    let theirs = Note::from_bytes(text.as_bytes()).expect("a note");
    let verifier = StandardVerifier::new(&key(7).vkey().to_string()).expect("our public key");
    let (known, unknown) = theirs.verify(&VerifierList::new(vec![Box::new(verifier)])).expect("signed");
    assert_eq!((known.len(), unknown.len()), (1, 0));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(theirs.text()).expect("a checkpoint");
    let ours = vkeys().open(&text, Others::Refused).expect("ours");
    assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, 130));
    assert_eq!((ours.origin(), ours.size()), (ORIGIN, 130));
    assert_eq!(&checkpoint.hash().0, ours.root().as_bytes());
}

#[test]
fn what_signed_note_signs_with_our_key_file_is_our_own_signature() {
    let text = note();
    let file = key(7).to_file();
    let signer = StandardSigner::new(file.trim_end()).expect("our key file");
    let unsigned = format!("{}\n", text.split_once("\n\n").expect("two parts").0);
    let mut theirs = Note::new(unsigned.as_bytes(), &[]).expect("a note");
    theirs.add_sigs(&[&signer]).expect("signed");
    assert_eq!(String::from_utf8(theirs.to_bytes()).expect("text"), text);
}

#[test]
fn no_bit_of_a_checkpoint_can_change() {
    let text = note();
    let mut refused = 0;
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            for others in [Others::Refused, Others::Ignored] {
                assert!(vkeys().open(&changed, others).is_err(), "bit {bit} of byte {at}");
                refused += 1;
            }
        }
    }
    println!("{refused} flips refused");
}

#[test]
fn additions_omissions_and_second_spellings_are_refused() {
    let text = note();
    let (signed, signature) = text.split_once("\n\n").expect("two parts");
    let other = LogKey::from_seed("other.example", &[1; 32]).expect("a name");
    for changed in [
        format!("{text}{signature}"),
        format!("{text}\n"),
        format!("\n{text}"),
        text.trim_end().to_owned(),
        text.replace('\n', "\r\n"),
        format!("{signed}\nmore\n\n{signature}"),
        format!("{signed}\n\n"),
        format!("{}\n\n{signature}", signed.replace("\n130\n", "\n0130\n")),
        format!("{}\n\n{signature}", signed.replace("\n130\n", "\n+130\n")),
        String::new(),
        "\n\n".into(),
    ] {
        for others in [Others::Refused, Others::Ignored] {
            assert!(vkeys().open(&changed, others).is_err(), "{changed:?}");
        }
    }
    let only_other = audit::Vkeys::from_iter([other.vkey().clone()]);
    assert_eq!(only_other.open(&text, Others::Ignored), Err(NoteFault::UnknownKey));
    let stray = format!("{text}\u{2014} witness.example AAAAAAAA\n");
    assert_eq!(vkeys().open(&stray, Others::Refused), Err(NoteFault::Stray));
    assert!(vkeys().open(&stray, Others::Ignored).is_ok());
}
