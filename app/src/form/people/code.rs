//! A code: six digits of an app, or one of the recovery codes, in one field, because nobody should have to say which.

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The code.
pub const CODE: &str = "code";

/// What was typed. No `Debug`: a code is never printed.
pub struct CodeForm {
    /// As typed.
    pub code: String,
}

impl CodeForm {
    /// The form, or all its faults at once; other fields belong to the page around.
    pub fn parse(typed: &Typed, others: &[&'static str]) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, others.iter().copied().chain([CODE]));
        let code = check.take(parse::secret(typed, CODE));
        check.finish(|| Some(Self { code: code? }))
    }

    /// The one fault of a code that is not right, was used, or was tried too often.
    pub fn wrong() -> Vec<Fault> {
        vec![Fault::new(CODE, FaultKind::Because("step-up-code-wrong"))]
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CODE, "step-up-code")])
    }
}
