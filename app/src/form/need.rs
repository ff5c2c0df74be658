//! A side states its need: marketing what it wants to reach and what waiting costs, security what must not happen and
//! why (workflow.md section 4). Also the pattern for every form: names, limits and labels here, once; the page renders
//! with them and the endpoint parses with them.

use super::{Check, Fault, Labels, Typed, VERSION, labels, parse};
use crate::text::Words;

/// The need in the side's own words.
pub const NEED: &str = "need";
/// Characters a need may have; short enough for the executive's brief.
pub const NEED_LIMIT: usize = 280;

/// A stated need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedForm {
    /// The need, 1 to 280 characters.
    pub need: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl NeedForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [NEED, VERSION]);
        let need = check.take(parse::text(typed, NEED, NEED_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { need: need?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NEED, "form-need-label")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_need_of_280_characters_is_taken_and_one_more_is_not() {
        let of = |length: usize| {
            NeedForm::parse(&Typed::filled([(NEED, "ä".repeat(length)), (VERSION, "3".into())]))
        };
        assert_eq!(of(280), Ok(NeedForm { need: "ä".repeat(280), version: 3 }));
        assert_eq!(of(281), Err(vec![Fault::new(NEED, FaultKind::TooLong { max: 280 })]));
    }

    #[test]
    fn all_faults_come_at_once() {
        let faults = NeedForm::parse(&Typed::parse(b"need=+&role=admin")).unwrap_err();
        assert_eq!(
            faults,
            [
                Fault::new("role", FaultKind::UnknownField),
                Fault::new(NEED, FaultKind::Required),
                Fault::new(VERSION, FaultKind::Stale),
            ]
        );
    }
}
