//! Reads the Fluent files as text: a key at the start of a line, its sentence up to the next key. Enough for files of
//! messages without attributes, which is what the product has; an attribute fails here rather than being overlooked.

use std::{collections::BTreeSet, fs, path::PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    De,
    En,
}

#[derive(Debug)]
pub struct Entry {
    pub room: String,
    pub key: String,
    pub text: String,
}

pub fn both() -> [Language; 2] {
    [Language::De, Language::En]
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub fn entries(language: Language) -> Vec<Entry> {
    let folder = root().join("app/text").join(match language {
        Language::De => "de",
        Language::En => "en",
    });
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("a folder of words").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let room = file.file_stem().expect("a name").to_string_lossy().into_owned();
            read(&room, &fs::read_to_string(file).expect("text"))
        })
        .collect()
}

fn read(room: &str, text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            let (key, first) =
                line.split_once('=').unwrap_or_else(|| panic!("{room}.ftl: no sentence in {line:?}"));
            entries.push(Entry {
                room: room.to_owned(),
                key: key.trim().to_owned(),
                text: first.trim().to_owned(),
            });
        } else if let Some(entry) = entries.last_mut() {
            assert!(!line.trim_start().starts_with('.'), "{room}.ftl: attributes are not used: {line:?}");
            entry.text.push('\n');
            entry.text.push_str(line.trim());
        }
    }
    entries
}

impl Entry {
    /// The names of the values that the sentence shows or chooses by.
    pub fn values(&self) -> BTreeSet<&str> {
        let name = |rest: &'_ str| {
            rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_' && sign != '-')
                .unwrap_or(rest.len())
        };
        self.text.split('$').skip(1).map(|rest| &rest[..name(rest)]).collect()
    }
}

#[test]
fn a_sentence_of_several_lines_keeps_its_values() {
    let entries = read(
        "room",
        "# note\nroom-a = { $n ->\n    [one] eins\n   *[other] { $n } { $who }\n}\n\nroom-b = b\n",
    );
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].values(), BTreeSet::from(["n", "who"]));
    assert_eq!((entries[1].key.as_str(), entries[1].text.trim()), ("room-b", "b"));
}
