//! The two languages of the product, and text that exists in both. A rule text is never in one language only:
//! the type has two fields and no default.

use serde::{Deserialize, Serialize};

/// A language of pages, words and rule texts. The code stands in addresses (`/de/…`, `/en/…`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German, formal address.
    De,
    /// British English.
    En,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The code in addresses and in `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language of an address part; `None` for anything but `de` and `en`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The other one, for the toggle.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }
}

/// A text of the rule book in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// Reads one text for both languages as well: rule books that decisions were made under cite their rules like that.
pub fn one_or_both<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Bilingual, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Text {
        One(String),
        Both(Bilingual),
    }
    Ok(match Text::deserialize(from)? {
        Text::One(text) => Bilingual { de: text.clone(), en: text },
        Text::Both(both) => both,
    })
}

impl Bilingual {
    /// The text for a reader of `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}
