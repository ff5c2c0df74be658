//! The second opinion in another language: pymerkle agrees with our tree (T3), and `verify.py`, which knows none of
//! our code, accepts an export and refuses changed ones. Without Python or a package index these tests say loudly that
//! they were skipped; with `CI` set they fail instead.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use audit::{Edge, Hash, PrivateRows, Prover, leaf};

use crate::log::{Log, key};

const HERE: &str = env!("CARGO_MANIFEST_DIR");
const PACKAGES: [&str; 2] = ["pymerkle==7.0.0", "cryptography"];

fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

fn imports(python: &Path) -> bool {
    let found = Command::new(python).args(["-c", "import pymerkle, cryptography"]).output();
    found.is_ok_and(|output| output.status.success())
}

fn run(program: impl AsRef<Path>, arguments: &[&str]) -> bool {
    Command::new(program.as_ref()).args(arguments).output().is_ok_and(|output| output.status.success())
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn is_continuous_integration() -> bool {
    env::var_os("CI").is_some()
}

/// A Python with both packages: the machine's, or one of our own below `target`, made once.
fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = PYTHON.get_or_init(|| {
        let own = scratch().join("python");
        let python = own.join("bin/python");
        if let Some(ready) =
            [PathBuf::from("python3"), python.clone()].into_iter().find(|python| imports(python))
        {
            return Some(ready);
        }
        let made = run("python3", &["-m", "venv", "--clear", &own.to_string_lossy()])
            && run(&python, &["-m", "pip", "install", "--quiet", PACKAGES[0], PACKAGES[1]]);
        (made && imports(&python)).then_some(python)
    });
    if found.is_none() {
        assert!(!is_continuous_integration(), "python3 with {PACKAGES:?} cannot be had");
        // Past the capture of the test harness: a skipped check must be seen.
        let notice =
            format!("SKIPPED: python3 with {PACKAGES:?} cannot be had; nobody else checked the tree.\n");
        drop(std::io::stderr().write_all(notice.as_bytes()));
    }
    found.as_deref()
}

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
