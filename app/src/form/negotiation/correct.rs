//! Correct a restatement

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// A correction:What is missing.
pub const CORRECTION: &str = "correction";
/// Characters it may have.
pub const CORRECTION_LIMIT: usize = limit::TEXT;

///  one sentence that says what is missing in it, so that the next try can be better..
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectForm {
    /// A correction:What is missing, 1 to 280 characters.
    pub correction: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl CorrectForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CORRECTION, VERSION]);
        let correction = check.take(parse::text(typed, CORRECTION, CORRECTION_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { correction: correction?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CORRECTION, "understanding-correction")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn it_takes_280_characters_and_not_one_more_and_never_none() {
        let of =
            |text: String| CorrectForm::parse(&Typed::filled([(CORRECTION, text), (VERSION, "3".into())]));
        assert_eq!(of("ü".repeat(280)), Ok(CorrectForm { correction: "ü".repeat(280), version: 3 }));
        assert_eq!(of("ü".repeat(281)), Err(vec![Fault::new(CORRECTION, FaultKind::TooLong { max: 280 })]));
        assert_eq!(of("  ".to_owned()), Err(vec![Fault::new(CORRECTION, FaultKind::Required)]));
    }
}
