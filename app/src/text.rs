//! Words by key, in the language of the address. The files in `app/text` are compiled in; a page asks for a key and
//! never holds a sentence of its own. There is no fallback from one language to the other: a key that is missing, or a
//! value that a sentence needs and does not get, is a bug that stops tests and debug builds; a release shows the key.

use std::{borrow::Cow, collections::HashMap};

use domain::language::Language;
use fluent_templates::{LanguageIdentifier, fluent_bundle::FluentValue, langid, static_loader};
use leptos::prelude::use_context;

static_loader! {
    static FILES = {
        locales: "text",
        fallback_language: "de",
        // Values stand in HTML beside left-to-right text; isolation marks would only end up in copied text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const DE: LanguageIdentifier = langid!("de");
const EN: LanguageIdentifier = langid!("en");

/// The words of one language. Small and copied freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language the reader chose by the address.
    pub language: Language,
}

/// What may stand in a sentence: text as it is, or an integer that the sentence can choose its plural by.
/// Numbers that people read with separators are formatted first (`format`) and given as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Shown as it is.
    Text(String),
    /// Chooses plurals; shown without separators.
    Integer(i64),
}

impl Words {
    /// The words for readers of `language`.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The sentence of `key`, which needs no value.
    ///
    /// # Panics
    /// In debug builds, when the key does not exist or the sentence needs a value.
    pub fn say(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The sentence of `key` with its values by name.
    ///
    /// # Panics
    /// In debug builds, when the key does not exist or the sentence needs another value.
    #[expect(clippy::panic, reason = "in debug builds only")]
    pub fn with(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let named: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value))).collect();
        match FILES.lookup_single_language(&self.name(), key, Some(&named)) {
            Ok(sentence) => sentence,
            Err(error) if cfg!(debug_assertions) => {
                panic!("words: {key} ({}): {error}", self.language.code())
            }
            Err(_) => key.to_owned(),
        }
    }

    /// The sentence of a key that was stored, if it is still one and needs no value.
    pub fn find(self, key: &str) -> Option<String> {
        FILES.lookup_single_language(&self.name(), key, None::<&HashMap<String, FluentValue<'_>>>).ok()
    }

    const fn name(self) -> LanguageIdentifier {
        match self.language {
            Language::De => DE,
            Language::En => EN,
        }
    }

    /// Address of a page in this language: `words.to("/cases/42")` is `/de/cases/42`.
    pub fn to(self, path: &str) -> String {
        format!("/{}{path}", self.language.code())
    }
}

/// The words of the page that is being rendered.
///
/// # Panics
/// In debug builds outside `render::page` and `render::fragment`, which provide them; a release speaks German there.
pub fn words() -> Words {
    let found = use_context::<Words>();
    debug_assert!(found.is_some(), "words() outside render::page or render::fragment");
    found.unwrap_or(Words::of(Language::De))
}

impl<'value> From<&'value Value> for FluentValue<'value> {
    fn from(value: &'value Value) -> Self {
        match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Integer(integer) => FluentValue::from(*integer),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i32> for Value {
    fn from(integer: i32) -> Self {
        Self::Integer(i64::from(integer))
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<u8> for Value {
    fn from(integer: u8) -> Self {
        Self::Integer(i64::from(integer))
    }
}

impl From<u32> for Value {
    fn from(integer: u32) -> Self {
        Self::Integer(i64::from(integer))
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_values_without_isolation_marks_in_both_languages() {
        let of =
            |language| Words::of(language).with("common-step", &[("step", 2.into()), ("total", 5.into())]);
        assert_eq!(of(Language::De), "Schritt 2 von 5");
        assert_eq!(of(Language::En), "Step 2 of 5");
    }

    #[test]
    #[should_panic(expected = "no-such-key")]
    fn a_missing_key_stops_the_test() {
        Words::of(Language::De).say("no-such-key");
    }

    #[test]
    #[should_panic(expected = "common-step")]
    fn a_missing_value_stops_the_test() {
        Words::of(Language::De).say("common-step");
    }

    #[test]
    fn addresses_carry_the_language() {
        assert_eq!(Words::of(Language::En).to("/start"), "/en/start");
    }
}
