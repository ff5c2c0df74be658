//! The words of the product as people see them: journeys name a key and a language, never a sentence, so that a
//! changed sentence breaks no journey and a page in the wrong language does.

use std::{collections::BTreeMap, fs, path::Path};

use app::text::{Value, Words};
use domain::language::Language;

/// The sentence of a key.
pub fn say(language: Language, key: &str) -> String {
    Words::of(language).say(key)
}

/// The sentence of a key with its values.
pub fn with(language: Language, key: &str, values: &[(&'static str, Value)]) -> String {
    Words::of(language).with(key, values)
}

/// Every sentence by its key, as the files have it: those with values hold a `{`.
///
/// # Panics
/// When the files of words are not there.
pub fn sentences(language: Language) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/text").join(language.code());
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for file in fs::read_dir(folder).expect("a folder of words") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("text");
        let mut last = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                Some((key, sentence)) => {
                    sentences.insert(key.trim().to_owned(), sentence.trim().to_owned());
                    last = Some(key.trim().to_owned());
                }
                None => {
                    if let Some(sentence) = last.as_ref().and_then(|key| sentences.get_mut(key)) {
                        sentence.push(' ');
                        sentence.push_str(line.trim());
                    }
                }
            }
        }
    }
    sentences.into_iter().map(|(key, sentence)| (key, sentence.trim().to_owned())).collect()
}
