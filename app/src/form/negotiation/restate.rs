//! Restate the other side's need in own words (workflow.md section 4). As long as a need may be, so that both fit beside eachn//! other in the executive's appendix.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// The other side's need in own words.
pub const RESTATEMENT: &str = "restatement";
/// Characters it may have.
pub const RESTATEMENT_LIMIT: usize = limit::TEXT;

/// A restated need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestateForm {
    /// The other side's need in own words, 1 to 280 characters.
    pub restatement: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl RestateForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [RESTATEMENT, VERSION]);
        let restatement = check.take(parse::text(typed, RESTATEMENT, RESTATEMENT_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { restatement: restatement?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(RESTATEMENT, "understanding-restatement")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn it_takes_280_characters_and_not_one_more_and_never_none() {
        let of =
            |text: String| RestateForm::parse(&Typed::filled([(RESTATEMENT, text), (VERSION, "3".into())]));
        assert_eq!(of("ü".repeat(280)), Ok(RestateForm { restatement: "ü".repeat(280), version: 3 }));
        assert_eq!(of("ü".repeat(281)), Err(vec![Fault::new(RESTATEMENT, FaultKind::TooLong { max: 280 })]));
        assert_eq!(of("  ".to_owned()), Err(vec![Fault::new(RESTATEMENT, FaultKind::Required)]));
    }
}
