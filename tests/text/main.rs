//! The words of the product, checked from outside: what is used exists, what exists is used, both languages say the
//! same things with the same values, one thing has one name, and no page carries a sentence of its own.

mod glossary;
mod source;
mod words;

use std::collections::BTreeSet;

use source::Source;
use words::{Entry, Language, both, entries};

/// Literals in views that are no words: signs between values, and units that both languages share.
const NO_WORDS: [&str; 1] = ["JSON"];

#[test]
fn both_languages_have_the_same_keys() {
    let [de, en] = both().map(|language| keys(&entries(language)));
    assert_eq!(de.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "only in German");
    assert_eq!(en.difference(&de).collect::<Vec<_>>(), Vec::<&String>::new(), "only in English");
}

#[test]
fn no_key_stands_twice_and_each_begins_with_its_room() {
    for language in both() {
        let mut seen = BTreeSet::new();
        for entry in entries(language) {
            assert!(seen.insert(entry.key.clone()), "{language:?}: {} stands twice", entry.key);
            assert!(
                entry.key.strip_prefix(&entry.room).is_some_and(|rest| rest.starts_with('-')),
                "{language:?}: {} stands in {}.ftl",
                entry.key,
                entry.room
            );
            assert!(!entry.text.trim().is_empty(), "{language:?}: {} says nothing", entry.key);
        }
    }
}

#[test]
fn both_languages_use_the_same_values_in_each_sentence() {
    let english = entries(Language::En);
    let differing: Vec<_> = entries(Language::De)
        .into_iter()
        .filter_map(|de| {
            let en = english.iter().find(|en| en.key == de.key)?;
            (en.values() != de.values())
                .then(|| format!("{}: {:?} and {:?}", de.key, de.values(), en.values()))
        })
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn every_key_that_is_used_exists() {
    let known = keys(&entries(Language::De));
    let rooms = rooms();
    let mut missing = Vec::new();
    for source in Source::all() {
        let said = source.said();
        let tables = source.key_like(&rooms);
        missing.extend(
            said.into_iter().chain(tables).filter(|key| !known.contains(key)).map(|key| source.at(&key)),
        );
    }
    assert!(missing.is_empty(), "keys without words: {missing:#?}");
}

#[test]
fn no_key_is_put_together_at_run_time() {
    let built: Vec<_> = Source::all()
        .iter()
        .flat_map(|source| source.built_keys().into_iter().map(|key| source.at(&key)))
        .collect();
    assert!(built.is_empty(), "name the key in a match or a table, so that it can be found: {built:#?}");
}

/// `term.ftl` is the glossary: complete by definition, also for words that no page says yet.
#[test]
fn every_key_that_exists_is_used() {
    let used: BTreeSet<String> = Source::all().iter().flat_map(Source::literals).collect();
    let unused: Vec<_> = entries(Language::De)
        .into_iter()
        .filter(|entry| entry.room != "term" && !used.contains(&entry.key))
        .map(|entry| entry.key)
        .collect();
    assert!(unused.is_empty(), "words that nothing says: {unused:#?}");
}

#[test]
fn a_sentence_that_needs_values_gets_them() {
    let english = entries(Language::En);
    let mut wrong = Vec::new();
    for source in Source::all() {
        for key in source.said_without_values() {
            let needs = english.iter().find(|entry| entry.key == key).map(Entry::values).unwrap_or_default();
            if !needs.is_empty() {
                wrong.push(format!("{} needs {needs:?}", source.at(&key)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_page_carries_a_sentence_of_its_own() {
    let literal: Vec<_> = Source::all()
        .iter()
        .filter(|source| source.is_shown())
        .flat_map(|source| source.shown_literals().into_iter().map(|text| (source.at(&text), text)))
        .filter(|(_, text)| !NO_WORDS.contains(&text.trim()))
        .map(|(place, _)| place)
        .collect();
    assert!(literal.is_empty(), "move these into app/text: {literal:#?}");
}

fn keys(entries: &[Entry]) -> BTreeSet<String> {
    entries.iter().map(|entry| entry.key.clone()).collect()
}

fn rooms() -> BTreeSet<String> {
    entries(Language::De).into_iter().map(|entry| entry.room).collect()
}
