//! The same bits as ever: hashes over all horizons and all figures of `golden.json`. `make soak` computes the same cases
//! as wasm32 in node. A change that moves a bit on purpose raises the number in [`loss::VERSION`] and takes the new
//! hashes from the message of this test.

use loss::{Input, check, fingerprint, simulate};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    name: String,
    input: Input,
    hash: String,
    fingerprint: String,
}

#[test]
fn every_golden_case_gives_the_same_bits() {
    let cases: Vec<Golden> = serde_json::from_str(include_str!("../../golden.json")).expect("cases");
    assert!(cases.len() > 5);
    let mut changed = Vec::new();
    for case in cases {
        let checked = check(case.input).expect("a sound input");
        let found = (simulate(&checked).hash, fingerprint(&checked));
        if found != (case.hash, case.fingerprint) {
            changed.push(format!("{}\n  hash {}\n  fingerprint {}", case.name, found.0, found.1));
        }
    }
    assert!(changed.is_empty(), "other bits than before:\n{}", changed.join("\n"));
}
