//! The second opinion in another language: pymerkle agrees with our tree (T3), and `verify.py`, which knows none of
//! our code, accepts an export and refuses changed ones.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use audit::{Edge, Hash, PrivateRows, Prover, leaf};

use crate::{
    interpreter::{python, scratch},
    log::{Log, key},
};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn roots_and_all_proofs_of_1_to_300_entries_equal_those_of_pymerkle() {
    let Some(python) = python() else { return };
    let leaves: Vec<Hash> = (0..300).map(|number| leaf(format!("entry {number}").as_bytes())).collect();
    let digest = |proofs: Vec<Vec<Hash>>| {
        let bytes: Vec<u8> = proofs.iter().flatten().flat_map(Hash::as_bytes).copied().collect();
        Hash::of(&[&bytes]).to_hex()
    };
    let mut lines = String::new();
    let mut edge = Edge::default();
    for (size, leaf) in (1..).zip(&leaves) {
        edge.push(*leaf);
        let prefix = || leaves.iter().copied();
        let prove = |prover: Prover| prover.over(prefix()).expect("leaves");
        let inclusion =
            (0..size).map(|index| prove(Prover::inclusion(index, size).expect("in range"))).collect();
        let consistency =
            (1..=size).map(|old| prove(Prover::consistency(old, size).expect("in range"))).collect();
        let fields = [size.to_string(), edge.root().to_hex(), digest(inclusion), digest(consistency)];
        lines = lines + &fields.join(" ") + "\n";
    }
    let file = scratch().join("proofs.txt");
    fs::write(&file, lines).expect("a file");
    let output = Command::new(python)
        .arg(Path::new(HERE).join("tests/audit/agree.py"))
        .arg(&file)
        .output()
        .expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    print!("{}", String::from_utf8_lossy(&output.stdout));
}

fn verify(python: &Path, name: &str, export: &str, vkey: &str) -> Output {
    let file = scratch().join(name);
    fs::write(&file, export).expect("a file");
    let script = Path::new(HERE).join("verify.py");
    Command::new(python).arg(script).arg(&file).arg(vkey).output().expect("python")
}

#[test]
fn the_independent_verifier_accepts_our_export_and_refuses_changed_ones() {
    let Some(python) = python() else { return };
    let script = fs::read_to_string(Path::new(HERE).join("verify.py")).expect("the script");
    assert!(script.lines().count() <= 50, "an auditor reads it in one sitting");
    let log = Log::of(130);
    let vkey = key(7).vkey().to_string();
    let whole = log.export(PrivateRows::Complete);
    let root = log.verify().expect("in order").root.to_hex();
    for (name, export) in [("whole.ndjson", &whole), ("public.ndjson", &log.export(PrivateRows::Withheld))] {
        let output = verify(python, name, export, &vkey);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(
            said.contains(&root) && said.contains("130 entries") && said.contains("signatures checked"),
            "{said}"
        );
    }
    let without = |start: &str| -> String {
        whole.split_inclusive('\n').filter(|line| !line.starts_with(start)).collect()
    };
    let stranger = key(8).vkey().to_string();
    for (name, export, vkey, said) in [
        ("body", whole.replace("\\\"r:12\\\"", "\\\"r:21\\\""), &vkey, "signed over other entries"),
        ("row", without("{\"seq\":60,"), &vkey, "entry 60"),
        ("last", without("{\"seq\":129,"), &vkey, "head"),
        ("salt", whole.replacen("\"salt\":\"", "\"salt\":\"AAAA", 1), &vkey, "private part"),
        (
            "note",
            whole.replace("\u{2014} risk.example.com/audit ", "\u{2014} risk.example.com/other "),
            &vkey,
            "signature",
        ),
        ("key", whole.clone(), &stranger, "signature"),
    ] {
        assert!(export != whole || *vkey == stranger, "{name} changed nothing");
        let output = verify(python, &format!("{name}.ndjson"), &export, vkey);
        let found = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && found.contains(said), "{name}: {found}");
    }
}
