//! Both migration folders describe one schema. PostgreSQL is not served yet, so the texts are compared: the same
//! numbers and names, in each the same tables, columns, kinds, nullability, constraints and indexes. The store issue
//! compares the migrated databases themselves.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Statements of a folder by file, without comments, white space folded.
fn statements(database: &str) -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(database);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files
        .map(|file| {
            let file = file.expect("a file");
            let text = fs::read_to_string(file.path()).expect("a migration");
            let plain: Vec<&str> =
                text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
            let folded = plain.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            let found = folded
                .split(';')
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect();
            (file.file_name().to_string_lossy().into_owned(), found)
        })
        .collect()
}

/// A statement with the words of one database replaced by what they stand for (the table in migrations/README.md).
fn meaning(statement: &str) -> BTreeSet<String> {
    let Some((head, rest)) = statement.split_once('(').filter(|_| statement.starts_with("CREATE TABLE"))
    else {
        return BTreeSet::from([statement.to_owned()]);
    };
    let body = rest.rsplit_once(')').map_or(rest, |(body, _)| body);
    let mut parts = BTreeSet::from([head.trim().to_owned()]);
    let (mut depth, mut part) = (0, String::new());
    for sign in body.chars().chain([',']) {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.insert(column(part.trim()));
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    parts
}

fn column(part: &str) -> String {
    let words: Vec<&str> = part
        .split_whitespace()
        .enumerate()
        .map(|(place, word)| match (place, word) {
            (1, "BLOB" | "UUID" | "BYTEA") => "bytes",
            (1, "INTEGER" | "BIGINT") => "number",
            (1, "TEXT" | "JSONB") => "text",
            (_, word) => word,
        })
        .collect();
    words.join(" ")
}

#[test]
fn both_folders_have_the_same_numbers_and_names() {
    let names = |database| statements(database).into_keys().collect::<Vec<_>>();
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"));
    assert!(sqlite.len() >= 4, "the migrations were not found: {sqlite:?}");
    for (place, name) in sqlite.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", place + 1)), "{name} leaves a gap");
    }
}

#[test]
fn both_folders_describe_one_schema() {
    let (sqlite, postgres) = (statements("sqlite"), statements("postgres"));
    for (name, ours) in &sqlite {
        let theirs = &postgres[name];
        assert_eq!(ours.len(), theirs.len(), "{name}: not as many statements");
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_eq!(meaning(ours), meaning(theirs), "{name}");
        }
    }
}

#[test]
fn a_difference_would_be_seen() {
    let table = |column: &str| meaning(&format!("CREATE TABLE t ( id BLOB NOT NULL, {column} )"));
    assert_eq!(table("at INTEGER NOT NULL"), table("at BIGINT NOT NULL"));
    assert_ne!(table("at INTEGER NOT NULL"), table("at INTEGER"));
    assert_ne!(table("at INTEGER"), table("at TEXT"));
    assert_ne!(table("at INTEGER"), table("since INTEGER"));
}
