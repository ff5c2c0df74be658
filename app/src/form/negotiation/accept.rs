//! Accept the package on the table. Where one side gave everything, one sentence says why that is all right
//! (workflow.md section 4, give and get); elsewhere the sentence may stay empty.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// The sentence.
pub const EXPLANATION: &str = "explanation";
/// Characters it may have.
pub const EXPLANATION_LIMIT: usize = limit::TEXT;

/// An acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptForm {
    /// Why it is all right that one side gave everything.
    pub explanation: Option<String>,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AcceptForm {
    /// The form, or all its faults at once; `one_sided` makes the sentence necessary.
    pub fn parse(typed: &Typed, one_sided: bool) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [EXPLANATION, VERSION]);
        let explanation = check.take(if one_sided {
            parse::text(typed, EXPLANATION, EXPLANATION_LIMIT).map(Some)
        } else {
            parse::optional_text(typed, EXPLANATION, EXPLANATION_LIMIT)
        });
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { explanation: explanation?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(EXPLANATION, "settling-explanation")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_one_sided_deal_needs_a_sentence_and_a_fair_one_does_not() {
        let typed = Typed::parse(b"explanation=+&version=2");
        assert_eq!(AcceptForm::parse(&typed, false), Ok(AcceptForm { explanation: None, version: 2 }));
        assert_eq!(AcceptForm::parse(&typed, true), Err(vec![Fault::new(EXPLANATION, FaultKind::Required)]));
        let typed = Typed::parse(b"explanation=Only+a+pilot&version=2");
        let explained = AcceptForm { explanation: Some("Only a pilot".into()), version: 2 };
        assert_eq!(AcceptForm::parse(&typed, true), Ok(explained));
    }

    #[test]
    fn too_long_a_sentence_and_unknown_fields_are_faults() {
        let typed = Typed::filled([(EXPLANATION, "x".repeat(281)), ("round", "3".into())]);
        assert_eq!(
            AcceptForm::parse(&typed, false),
            Err(vec![
                Fault::new("round", FaultKind::UnknownField),
                Fault::new(EXPLANATION, FaultKind::TooLong { max: 280 }),
                Fault::new(VERSION, FaultKind::Stale),
            ])
        );
    }
}
