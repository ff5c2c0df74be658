//! The budget of what the browser loads, and the proof that it holds no rule and no word of the product: the
//! names of questions and conditions and the sentences of both languages are looked for in the built files.
//! A bundle that is not there fails the test, because a budget that is not measured is not kept.
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Bytes of wasm, compressed with brotli.
const WASM_BUDGET: usize = 90_000;
/// Bytes of style sheet, compressed: with it the executive's brief stays under 30 kB.
const STYLE_BUDGET: usize = 12_000;

/// What would show that a rule or a text had slipped in, even before the files below are read.
const TELLTALE: &[&str] = &[
    "likelihood",
    "eintrittswahrscheinlichkeit",
    "threat agent",
    "owasp",
    "severity",
    "multiplier",
    "risiko",
    "auflage",
    "freigegeben",
    "abgelehnt",
    "gespeichert",
    "empfohlen",
    "kundendaten",
    "stalemate",
    "approved",
    "rejected",
    "soc-01",
    "c-mfa",
    "/.cargo/",
    "/home/",
    "/root/",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn built(name: &str, suffix: &str) -> Vec<u8> {
    let site = root().join("target/site");
    let manifest = fs::read(site.join("manifest.json")).expect("there is no bundle; run `make bundle` first");
    let names: BTreeMap<String, String> = serde_json::from_slice(&manifest).expect("a manifest of names");
    let hashed =
        names.get(name).unwrap_or_else(|| panic!("the bundle has no {name}; run `make bundle` first"));
    fs::read(site.join(format!("{hashed}{suffix}"))).expect("a file for each name; run `make bundle` again")
}

/// Script and wasm as text in small letters; bytes that are no text cannot hide a word between them.
fn shipped() -> String {
    let files = [built("client.js", ""), built("client.wasm", "")];
    files.iter().map(|file| String::from_utf8_lossy(file).to_lowercase()).collect()
}

/// The lines of all files of this kind below the folder; none when the folder is not there.
fn lines(folder: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == kind) {
                found.extend(fs::read_to_string(&path).unwrap().lines().map(str::to_owned));
            }
        }
    }
    found
}

#[test]
fn the_wasm_keeps_its_budget() {
    let bytes = built("client.wasm", ".br").len();
    assert!(bytes <= WASM_BUDGET, "{bytes} bytes of wasm with brotli; the budget is {WASM_BUDGET}");
}

#[test]
fn the_style_keeps_its_budget() {
    let bytes = built("main.css", ".br").len();
    assert!(bytes <= STYLE_BUDGET, "{bytes} bytes of style with brotli; the budget is {STYLE_BUDGET}");
}

#[test]
fn the_packed_wasm_is_the_wasm() {
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &built("client.wasm", ".br")[..], &mut unpacked).unwrap();
    assert!(unpacked == built("client.wasm", ""), "the packed file and the plain one differ");
}

#[test]
fn what_is_shipped_holds_no_telltale_of_a_rule_or_a_text() {
    let shipped = shipped();
    assert!(shipped.contains("x-concord-save"), "texts of the islands are readable in the bundle");
    let found: Vec<_> = TELLTALE.iter().filter(|word| shipped.contains(**word)).collect();
    assert!(found.is_empty(), "the bundle holds {found:?}");
}

#[test]
fn what_is_shipped_names_no_question_and_no_condition() {
    let shipped = shipped();
    let quoted = |line: &String| line.split('"').nth(1).map(str::to_lowercase);
    let names =
        lines("app/domain/rules", "toml").into_iter().filter(|line| line.trim_start().starts_with("id"));
    // A name without a dash, `size` say, could be a word of any program.
    let names = names.filter_map(|line| quoted(&line)).filter(|name| name.len() > 4 && name.contains('-'));
    let found: Vec<_> = names.filter(|name| shipped.contains(name)).collect();
    assert!(found.is_empty(), "the bundle names {found:?}");
}

#[test]
fn what_is_shipped_holds_no_sentence_of_either_language() {
    let shipped = shipped();
    let texts = lines("app/text", "ftl").into_iter().filter(|line| !line.starts_with('#'));
    let texts = texts.map(|line| line.split_once('=').map_or(line.clone(), |(_, text)| text.to_owned()));
    // Shorter ones, or one word alone, could stand in any program by chance.
    let sentences =
        texts.map(|text| text.trim().to_lowercase()).filter(|text| text.len() > 12 && text.contains(' '));
    let found: Vec<_> = sentences.filter(|text| shipped.contains(text)).collect();
    assert!(found.is_empty(), "the bundle says {found:?}");
}
