//! The words of the product as people see them: journeys name a key and a language, never a sentence, so that a
//! changed sentence breaks no journey and a page in the wrong language does.

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
