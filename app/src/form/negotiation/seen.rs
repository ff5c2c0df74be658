//! A form without a question: the button alone is the act (confirm, accept the no, close a restatement). It still
//! carries the version, because nobody shall say yes to something they did not see.

use crate::form::{Check, Fault, Typed, VERSION, parse};

/// A pressed button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenForm {
    /// The version of the case that the person saw.
    pub version: i64,
}

impl SeenForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [VERSION]);
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { version: version? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_button_needs_its_version_and_nothing_else() {
        assert_eq!(SeenForm::parse(&Typed::parse(b"version=7")), Ok(SeenForm { version: 7 }));
        assert_eq!(
            SeenForm::parse(&Typed::parse(b"reason=x")),
            Err(vec![Fault::new("reason", FaultKind::UnknownField), Fault::new(VERSION, FaultKind::Stale)])
        );
    }
}
