//! What is promised about security has evidence: `tests/asvs.toml` names for each requirement of OWASP ASVS 5.0 that applies
//! the tests, words or headings on which it rests, or says that it is open and why. These tests look whether that is there, and
//! whether the README says the same. `BLESS=1` writes the README's table anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use super::{manifest, root, sources};

const FILE: &str = "tests/asvs.toml";
const BEGIN: &str =
    "<!-- asvs: made of tests/asvs.toml by BLESS=1 cargo test -p tests --test house asvs -->\n";
const END: &str = "<!-- /asvs -->\n";
/// As many of levels 1 and 2 must have evidence.
const LEAST: usize = 150;

const CHAPTERS: [(&str, &str); 16] = [
    ("1", "Encoding and sanitization"),
    ("2", "Validation and business logic"),
    ("3", "Web frontend"),
    ("4", "API and web service"),
    ("5", "Files"),
    ("6", "Authentication"),
    ("7", "Sessions"),
    ("8", "Authorization"),
    ("9", "Self-contained tokens"),
    ("10", "OAuth and OpenID Connect"),
    ("11", "Cryptography"),
    ("12", "Secure communication"),
    ("13", "Configuration"),
    ("14", "Data protection"),
    ("15", "Secure coding and architecture"),
    ("16", "Logging and errors"),
];

/// One requirement.
struct Row {
    id: String,
    level: i64,
    class: String,
    tests: Vec<String>,
    code: Vec<String>,
    documents: Vec<String>,
    open: Option<String>,
}

impl Row {
    fn is_met(&self) -> bool {
        self.open.is_none()
    }

    fn chapter(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }

    fn counts(&self) -> bool {
        self.level <= 2
    }
}

fn rows() -> Vec<Row> {
    let table: toml::Table = manifest(FILE).parse().expect("the file of the requirements");
    table
        .into_iter()
        .map(|(id, value)| {
            let table = value.as_table().unwrap_or_else(|| panic!("{id} is no table")).clone();
            let known = ["level", "class", "test", "code", "document", "open", "note"];
            let odd: Vec<&String> = table.keys().filter(|key| !known.contains(&key.as_str())).collect();
            assert!(odd.is_empty(), "{id}: {odd:?}");
            let list = |key: &str| -> Vec<String> {
                let list = table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
                list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
            };
            let text = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            Row {
                level: table.get("level").and_then(toml::Value::as_integer).unwrap_or_default(),
                class: text("class").unwrap_or_default(),
                tests: list("test"),
                code: list("code"),
                documents: list("document"),
                open: text("open"),
                id,
            }
        })
        .collect()
}

/// The names of all tests: functions under `#[test]`, and those that a macro makes one for each language of.
fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in sources() {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (place, line) in lines.iter().enumerate() {
            if let Some(name) = line.strip_prefix("in_both_languages!(") {
                found.extend(name.trim_end_matches([';', ')']).split(',').map(|name| name.trim().to_owned()));
            }
            let Some((_, rest)) = line.split_once("fn ") else { continue };
            let mut above = lines[..place]
                .iter()
                .rev()
                .take_while(|line| line.starts_with("#[") || line.starts_with("//"));
            if above.any(|line| line.starts_with("#[test") || line.starts_with("#[tokio::test")) {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                found.insert(name.trim().to_owned());
            }
        }
    }
    assert!(found.len() > 500, "the tests were not found");
    found
}

/// Headings of a document, as the places that a link leads to.
fn headings(document: &str) -> BTreeSet<String> {
    let text = manifest(document);
    let headings =
        text.lines().filter_map(|line| Some(line.strip_prefix('#')?.trim_start_matches('#').trim()));
    let plain = |sign: char| {
        if sign == ' ' { Some('-') } else { Some(sign).filter(|sign| sign.is_alphanumeric() || *sign == '-') }
    };
    headings.map(|heading| heading.to_lowercase().chars().filter_map(plain).collect()).collect()
}

#[test]
fn every_requirement_has_evidence_that_is_there_or_says_why_not() {
    let (tests, mut faults) = (tests(), Vec::new());
    for row in rows() {
        let kinds =
            [!row.tests.is_empty(), !row.code.is_empty(), !row.documents.is_empty(), row.open.is_some()];
        if kinds.into_iter().filter(|kind| *kind).count() != 1 {
            faults.push(format!("{} needs one kind of evidence, or a reason", row.id));
        }
        if !(1..=3).contains(&row.level) || !["T", "C", "D", "O"].contains(&row.class.as_str()) {
            faults.push(format!("{}: level {} class {}", row.id, row.level, row.class));
        }
        for test in row.tests.iter().filter(|test| !tests.contains(*test)) {
            faults.push(format!("{}: there is no test {test}", row.id));
        }
        for code in &row.code {
            let (place, words) = code.split_once(": ").unwrap_or_default();
            if !fs::read_to_string(root().join(place)).is_ok_and(|text| text.contains(words)) {
                faults.push(format!("{}: {place} does not say {words}", row.id));
            }
        }
        for document in &row.documents {
            let (place, heading) = document.split_once('#').unwrap_or_default();
            if !headings(place).contains(heading) {
                faults.push(format!("{}: {place} has no heading #{heading}", row.id));
            }
        }
        if row.open.as_ref().is_some_and(|why| why.len() < 15) {
            faults.push(format!("{} does not say why it is open", row.id));
        }
        // What a test must show is shown by a test, unless the thing itself is plain.
        if row.class == "T" && !row.documents.is_empty() {
            faults.push(format!("{} is to be tested, not described", row.id));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
#[expect(clippy::disallowed_macros, reason = "what was left out is told")]
fn no_requirement_that_applies_is_left_out() {
    let list = root().join("../shared/data/asvs-applicability.csv");
    let Ok(list) =
        fs::read_to_string(&list).or_else(|_| fs::read_to_string("/work/shared/data/asvs-applicability.csv"))
    else {
        eprintln!(
            "SKIPPED: ../shared/data/asvs-applicability.csv is not here, so nobody can say whether a requirement is missing."
        );
        return;
    };
    let expected: BTreeMap<String, (String, String)> = list
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.splitn(4, ',').map(str::to_owned);
            Some((fields.next()?, (fields.next()?, fields.next()?)))
        })
        .filter(|(_, (_, class))| class != "N")
        .collect();
    assert!(expected.len() > 200, "the list was not read");
    let found: BTreeMap<String, (String, String)> =
        rows().into_iter().map(|row| (row.id, (row.level.to_string(), row.class))).collect();
    assert_eq!(found, expected);
}

/// The table of the README.
fn table(rows: &[Row]) -> String {
    let numbers = |of: &str| {
        let own = rows.iter().filter(|row| of.is_empty() || row.chapter() == of);
        let (mut figures, mut open) = ([0; 4], Vec::new());
        for row in own {
            let place = if row.counts() { 0 } else { 2 };
            figures[place] += 1;
            figures[place + 1] += usize::from(row.is_met());
            if !row.is_met() && row.counts() {
                open.push(row.id.clone());
            }
        }
        (figures, open)
    };
    let mut text = "| chapter | apply (levels 1 and 2) | met | level 3: chosen, met | not met |\n|---|--:|--:|--:|---|\n".to_owned();
    let mut line = |name: &str, of: &str, says: fn(Vec<String>) -> String| {
        let ([apply, met, chosen, more], open) = numbers(of);
        let open = says(open);
        let row = format!("| {name} | {apply} | {met} | {chosen}, {more} | {open} |\n");
        text.push_str(&row);
    };
    for (number, name) in CHAPTERS {
        line(&format!("V{number} {name}"), number, |open| open.join(", "));
    }
    line("**all**", "", |open| open.len().to_string());
    text
}

#[test]
fn the_readme_says_what_the_requirements_say() {
    let rows = rows();
    let met = rows.iter().filter(|row| row.counts() && row.is_met()).count();
    assert!(met >= LEAST, "{met} requirements of levels 1 and 2 are met");
    let readme = manifest("README.md");
    let (before, rest) = readme.split_once(BEGIN).expect("the place of the table");
    let (stands, after) = rest.split_once(END).expect("the end of the table");
    let table = table(&rows);
    if super::blessed() {
        fs::write(root().join("README.md"), format!("{before}{BEGIN}{table}{END}{after}"))
            .expect("the README");
        return;
    }
    assert_eq!(stands, table, "BLESS=1 writes it anew");
}
