//! Words as they are searched: stemmed by Snowball, in German and in English at once, because nobody says in which
//! language a text or a search is. A word is found when one of its two stems is among those of the text. Stems are folded
//! as names are ([`name_key`]), so that "Häuser", "Haeuser" and "haus" meet, and hold nothing but letters and digits:
//! both databases take them as they are.

use std::collections::BTreeSet;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::tool::name_key;

/// Letters below which a word says nothing.
pub const FEWEST: usize = 2;
/// Words of a search that count; more is no search.
pub const MOST: usize = 8;

/// Words that stand in every text. Sorted.
const COMMON: [&str; 56] = [
    "als", "am", "an", "and", "are", "as", "at", "auf", "aus", "be", "bei", "by", "das", "dem", "den", "der",
    "des", "die", "ein", "eine", "einem", "einen", "einer", "es", "for", "from", "für", "im", "in", "is",
    "ist", "it", "mit", "nach", "nicht", "no", "not", "oder", "of", "on", "or", "sich", "sind", "the", "to",
    "und", "unser", "unsere", "von", "was", "we", "wir", "with", "zu", "zum", "zur",
];

/// The words of a text that say something, lowered.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= FEWEST && COMMON.binary_search(&word.as_str()).is_err())
}

/// The stems of one lowered word: one or two.
fn of_word(word: &str) -> BTreeSet<String> {
    let stem = |algorithm| name_key(&Stemmer::create(algorithm).stem(word));
    let stems = [stem(Algorithm::German), stem(Algorithm::English)];
    stems.into_iter().filter(|stem| !stem.is_empty()).collect()
}

/// The stems of all words of a text.
pub fn stems(text: &str) -> BTreeSet<String> {
    words(text).flat_map(|word| of_word(&word)).collect()
}

/// What somebody searches, word by word: each with the stems under which it is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Vec<BTreeSet<String>>);

impl Asked {
    /// The first [`MOST`] words of a search that say something; nothing where there is none.
    pub fn of(text: &str) -> Self {
        let mut asked: Vec<BTreeSet<String>> = Vec::new();
        for stems in words(text).map(|word| of_word(&word)).filter(|stems| !stems.is_empty()) {
            if !asked.contains(&stems) {
                asked.push(stems);
            }
        }
        asked.truncate(MOST);
        Self(asked)
    }

    /// How many of the words are among these stems.
    pub fn found_in(&self, stems: &BTreeSet<String>) -> usize {
        self.0.iter().filter(|word| !word.is_disjoint(stems)).count()
    }

    /// Nothing to search.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn common_words_are_sorted_so_that_they_are_found() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn another_number_or_case_of_a_word_finds_it() {
        for (written, asked) in [
            ("Newsletter für die Kampagnen im Sommer", "Kampagne"),
            ("Ein Gewinnspiel", "Gewinnspiele"),
            ("die Bilder der Häuser", "Haus"),
            ("die Bilder der Haeuser", "Häusern"),
            ("im Auftrag des Kunden", "Kunde"),
            ("Verträge mit Händlern", "Händler"),
            ("nach der Prüfung", "Prüfungen"),
            ("several campaigns and raffles", "campaign raffle"),
            ("we publish stories", "story publishing"),
            ("Straße", "STRASSE"),
            ("TikTok 2026", "tiktok"),
        ] {
            let asked_for = Asked::of(asked);
            assert_eq!(asked_for.found_in(&stems(written)), asked_for.0.len(), "{asked} in {written}");
        }
    }

    #[test]
    fn another_word_does_not() {
        for (written, asked) in [("Kampagne", "Kamera"), ("newsletter", "news"), ("", "etwas")] {
            assert_eq!(Asked::of(asked).found_in(&stems(written)), 0, "{asked} in {written}");
        }
    }

    #[test]
    fn what_says_nothing_is_no_search() {
        for nothing in ["", "  ", "?!", "a", "der die das", "und the of", "\u{0}"] {
            assert!(Asked::of(nothing).is_empty(), "{nothing:?}");
        }
        assert_eq!(Asked::of("eins zwei drei vier fünf sechs sieben acht neun zehn").0.len(), MOST);
        assert_eq!(Asked::of("Bild bild BILD").0.len(), 1);
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_its_own_words_and_stems_are_plain(text in "\\PC{0,60}") {
            let (stems, asked) = (stems(&text), Asked::of(&text));
            prop_assert_eq!(asked.found_in(&stems), asked.0.len());
            prop_assert!(stems.iter().all(|stem| stem.chars().all(char::is_alphanumeric)));
        }
    }
}
