//! Declare a stalemate: why there is no agreement, as one of the four causes that people may give (silence is found by
//! the clock), and in own words where the cause alone says too little.

use domain::case::{request::limit, state::Cause};

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// Why there is no agreement.
pub const CAUSE: &str = "cause";
/// The same in own words; may stay empty.
pub const REASON: &str = "reason";
/// Characters the own words may have; they stand in the executive's brief.
pub const REASON_LIMIT: usize = limit::TEXT;

/// A declared stalemate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclareForm {
    /// Why.
    pub cause: Cause,
    /// In own words; may be empty.
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl DeclareForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CAUSE, REASON, VERSION]);
        let cause = check.take(parse::choice(typed, CAUSE, Cause::from_code));
        let reason = check.take(parse::optional_text(typed, REASON, REASON_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { cause: cause?, reason: reason?.unwrap_or_default(), version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CAUSE, "settling-cause"), (REASON, "settling-reason")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn each_cause_that_people_may_give_is_taken_and_silence_is_not() {
        for cause in Cause::DECLARED {
            let typed = Typed::filled([(CAUSE, cause.code()), (REASON, ""), (VERSION, "4")]);
            let form = DeclareForm { cause, reason: String::new(), version: 4 };
            assert_eq!(DeclareForm::parse(&typed), Ok(form));
        }
        let silence = Typed::parse(b"cause=silence&version=4");
        assert_eq!(DeclareForm::parse(&silence), Err(vec![Fault::new(CAUSE, FaultKind::UnknownChoice)]));
    }

    #[test]
    fn all_faults_come_at_once() {
        let typed = Typed::filled([(REASON, "x".repeat(281)), ("by", "me".into())]);
        assert_eq!(
            DeclareForm::parse(&typed),
            Err(vec![
                Fault::new("by", FaultKind::UnknownField),
                Fault::new(CAUSE, FaultKind::NotChosen),
                Fault::new(REASON, FaultKind::TooLong { max: 280 }),
                Fault::new(VERSION, FaultKind::Stale),
            ])
        );
    }
}
