//! One's own settings. The language is the one of mails and of the first page after signing in; pages follow the address.

use domain::language::Language;

use crate::{
    form::{Check, Fault, Labels, Typed, labels, parse},
    text::Words,
};

/// The language of mails.
pub const LANGUAGE: &str = "language";

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageForm {
    /// The language of mails.
    pub language: Language,
}

impl LanguageForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [LANGUAGE]);
        let language = check.take(parse::choice(typed, LANGUAGE, Language::from_code));
        check.finish(|| Some(Self { language: language? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(LANGUAGE, "account-language-legend")])
    }
}
