//! What can be wrong with a field, as a code with its values. The sentence is made when the page is rendered, in the
//! reader's language and with the field's label, and is the same beside the field and in the error summary.

use std::borrow::Cow;

use domain::time::Day;

use crate::{format, text::Words};

/// One fault of one field; the name is the field's name in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Field name; may be made at run time (an answer of a question).
    pub field: Cow<'static, str>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong, with the values a sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing was typed.
    Required,
    /// More characters than the limit.
    TooLong {
        /// Limit in characters, line breaks included.
        max: usize,
    },
    /// Fewer characters than needed.
    TooShort {
        /// Minimum in characters.
        min: usize,
    },
    /// Control characters or marks that turn the direction of writing.
    Unprintable,
    /// No choice was made.
    NotChosen,
    /// More choices than allowed.
    TooMany {
        /// How many are allowed.
        max: usize,
    },
    /// A value the page never offered.
    UnknownChoice,
    /// Not a date of the calendar.
    NotADate,
    /// A date too early.
    DateBefore {
        /// The earliest day that is allowed.
        day: Day,
    },
    /// A date too late.
    DateAfter {
        /// The latest day that is allowed.
        day: Day,
    },
    /// Not a whole number.
    NotANumber,
    /// A whole number outside its range.
    OutOfRange {
        /// The least that is allowed.
        low: i64,
        /// The most that is allowed.
        high: i64,
    },
    /// Not an amount of money, or with more than two digits of cents.
    NotAnAmount,
    /// `1.234` or `1,234` where the reader's language would read it as a fraction: we ask rather than guess.
    AmountUnclear,
    /// An amount outside its range.
    AmountOutOfRange {
        /// Cents, the least that is allowed.
        low: i64,
        /// Cents, the most that is allowed.
        high: i64,
    },
    /// Not a complete http or https address.
    NotALink,
    /// A field the form does not have.
    UnknownField,
    /// One value was asked for and several came.
    Duplicate,
    /// The page was made from an older version, or carries none.
    Stale,
    /// A rule of its own: the key of a sentence that takes `$label`.
    Because(&'static str),
}

impl Fault {
    /// A fault of `field`.
    pub fn new(field: impl Into<Cow<'static, str>>, kind: FaultKind) -> Self {
        Self { field: field.into(), kind }
    }
}

impl FaultKind {
    /// The sentence for the person who typed, naming the field by its `label`.
    pub fn sentence(&self, words: Words, label: &str) -> String {
        let say = |key| words.with(key, &[("label", label.into())]);
        let one =
            |key, name, value: crate::text::Value| words.with(key, &[("label", label.into()), (name, value)]);
        let two = |key, low: String, high: String| {
            words.with(key, &[("label", label.into()), ("low", low.into()), ("high", high.into())])
        };
        let language = words.language;
        match self {
            Self::Required => say("form-fault-required"),
            Self::TooLong { max } => one("form-fault-too-long", "max", (*max).into()),
            Self::TooShort { min } => one("form-fault-too-short", "min", (*min).into()),
            Self::Unprintable => say("form-fault-unprintable"),
            Self::NotChosen => say("form-fault-not-chosen"),
            Self::TooMany { max } => one("form-fault-too-many", "max", (*max).into()),
            Self::UnknownChoice => say("form-fault-unknown-choice"),
            Self::NotADate => say("form-fault-not-a-date"),
            Self::DateBefore { day } => {
                one("form-fault-date-before", "day", format::short_day(language, *day).into())
            }
            Self::DateAfter { day } => {
                one("form-fault-date-after", "day", format::short_day(language, *day).into())
            }
            Self::NotANumber => say("form-fault-not-a-number"),
            Self::OutOfRange { low, high } => {
                two("form-fault-out-of-range", format::whole(language, *low), format::whole(language, *high))
            }
            Self::NotAnAmount => say("form-fault-not-an-amount"),
            Self::AmountUnclear => say("form-fault-amount-unclear"),
            Self::AmountOutOfRange { low, high } => {
                two("form-fault-out-of-range", format::money(language, *low), format::money(language, *high))
            }
            Self::NotALink => say("form-fault-not-a-link"),
            Self::UnknownField => say("form-fault-unknown-field"),
            Self::Duplicate => say("form-fault-duplicate"),
            Self::Stale => words.say("form-fault-stale"),
            Self::Because(key) => say(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn every_fault_has_a_sentence_in_both_languages() {
        let day = Day::new(2026, 11, 21).unwrap();
        let kinds = [
            FaultKind::Required,
            FaultKind::TooLong { max: 280 },
            FaultKind::TooShort { min: 1 },
            FaultKind::Unprintable,
            FaultKind::NotChosen,
            FaultKind::TooMany { max: 1 },
            FaultKind::UnknownChoice,
            FaultKind::NotADate,
            FaultKind::DateBefore { day },
            FaultKind::DateAfter { day },
            FaultKind::NotANumber,
            FaultKind::OutOfRange { low: 1, high: 1000 },
            FaultKind::NotAnAmount,
            FaultKind::AmountUnclear,
            FaultKind::AmountOutOfRange { low: 0, high: 100_000 },
            FaultKind::NotALink,
            FaultKind::UnknownField,
            FaultKind::Duplicate,
        ];
        for language in Language::ALL {
            for kind in &kinds {
                let sentence = kind.sentence(Words::of(language), "Kanal");
                assert!(sentence.contains("Kanal"), "{kind:?} does not name its field: {sentence}");
            }
            assert!(!FaultKind::Stale.sentence(Words::of(language), "").is_empty());
        }
    }

    #[test]
    fn limits_are_written_as_the_reader_writes_numbers() {
        let money = FaultKind::AmountOutOfRange { low: 0, high: 100_000 };
        assert!(money.sentence(Words::of(Language::De), "Kosten").contains("1.000,00\u{a0}€"));
        assert!(money.sentence(Words::of(Language::En), "Cost").contains("€1,000.00"));
    }
}
