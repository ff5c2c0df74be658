//! One thing has one name. The names are workflow.md's; a synonym in a sentence makes people ask whether it is
//! something else. The list grows with the rooms.

use super::words::{Language, entries};

/// Key of the glossary, German, English.
const NAMES: [(&str, &str, &str); 30] = [
    ("term-severity-1", "Hinweis", "Note"),
    ("term-severity-2", "Gering", "Low"),
    ("term-severity-3", "Mittel", "Medium"),
    ("term-severity-4", "Hoch", "High"),
    ("term-severity-5", "Kritisch", "Critical"),
    ("term-area", "Bereich", "Area"),
    ("term-marketing", "Marketing", "Marketing"),
    ("term-security", "Sicherheit", "Security"),
    ("term-executive", "Entscheider", "Executive"),
    ("term-adviser", "Beratung", "Adviser"),
    ("term-auditor", "Revision", "Auditor"),
    ("term-supplier", "Anbieter", "Supplier"),
    ("term-condition", "Auflage", "Condition"),
    ("term-understanding", "Verständnis", "Understanding"),
    ("term-stop-rule", "Stoppregel", "Stop rule"),
    ("term-standing-agreement", "Rahmenfreigabe", "Standing agreement"),
    ("term-incident", "Vorfall", "Incident"),
    ("term-state-draft", "Entwurf", "Draft"),
    ("term-state-review", "In Prüfung", "In review"),
    ("term-state-returned", "Zurückgegeben", "Returned"),
    ("term-state-question", "Rückfrage", "Question"),
    ("term-state-negotiation", "Verhandlung", "Negotiation"),
    ("term-state-agreed", "Geeinigt", "Agreed"),
    ("term-state-stalemate", "Pattsituation", "Stalemate"),
    ("term-state-escalated", "Eskaliert", "Escalated"),
    ("term-state-approved", "Freigegeben", "Approved"),
    ("term-state-declined", "Abgelehnt", "Declined"),
    ("term-state-withdrawn", "Zurückgezogen", "Withdrawn"),
    ("term-state-discarded", "Verworfen", "Discarded"),
    ("term-entry-suspended", "Ausgesetzt", "Suspended"),
];

/// German words that say something else than the glossary, or nothing; and the word to use.
const NOT_IN_GERMAN: [(&str, &str); 10] = [
    ("Gate", "Sperre"),
    ("Bedingung", "Auflage"),
    ("Sackgasse", "Pattsituation"),
    ("Patt-Situation", "Pattsituation"),
    ("Genehmig", "Freigabe"),
    ("genehmig", "freigeben"),
    ("Lieferant", "Anbieter"),
    ("Ticket", "Antrag"),
    ("Zwischenfall", "Vorfall"),
    ("Rahmenvereinbarung", "Rahmenfreigabe"),
];

const NOT_IN_ENGLISH: [(&str, &str); 8] = [
    ("deadlock", "stalemate"),
    ("vendor", "supplier"),
    ("ticket", "request"),
    ("rejected", "declined"),
    ("refused", "declined, or may not"),
    ("business unit", "area"),
    ("advisor", "adviser"),
    ("blanket approval", "standing agreement"),
];

#[test]
fn the_glossary_names_every_thing_as_the_workflow_does() {
    for (language, name) in [(Language::De, 1), (Language::En, 2)] {
        let entries = entries(language);
        for row in NAMES {
            let expected = if name == 1 { row.1 } else { row.2 };
            let found = entries.iter().find(|entry| entry.key == row.0).map(|entry| entry.text.trim());
            assert_eq!(found, Some(expected), "{language:?}: {}", row.0);
        }
    }
}

#[test]
fn no_sentence_uses_another_name_for_the_same_thing() {
    let mut found = Vec::new();
    for (language, list) in [(Language::De, &NOT_IN_GERMAN[..]), (Language::En, &NOT_IN_ENGLISH[..])] {
        for entry in entries(language) {
            let text = if language == Language::En { entry.text.to_lowercase() } else { entry.text.clone() };
            let wrong = list.iter().filter(|(word, _)| text.contains(word));
            found.extend(wrong.map(|(word, right)| format!("{}: not „{word}“ but „{right}“", entry.key)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn german_speaks_to_people_formally() {
    let informal =
        |word: &str| ["du", "dein", "deine", "deinen", "dir", "dich", "euch", "eure"].contains(&word);
    let found: Vec<_> = entries(Language::De)
        .into_iter()
        .filter(|entry| {
            entry.text.split(|sign: char| !sign.is_alphabetic()).any(|word| informal(&word.to_lowercase()))
        })
        .map(|entry| entry.key)
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Plain language has short sentences. Fifteen words are the aim; what is longer than this nobody reads in one go.
const LONGEST: usize = 22;

#[test]
fn no_sentence_is_longer_than_one_breath() {
    let mut long = Vec::new();
    for language in [Language::De, Language::En] {
        for entry in entries(language) {
            // each case of a plural is a line of its own
            let sentences =
                entry.text.split(['\n', ';']).flat_map(|line| line.split_inclusive(['.', '!', '?', ':']));
            let counted = sentences.map(|sentence| (sentence.split_whitespace().count(), sentence));
            let found = counted.filter(|(words, _)| *words > LONGEST);
            long.extend(
                found.map(|(words, sentence)| {
                    format!("{language:?} {}: {words} words: {sentence}", entry.key)
                }),
            );
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}
