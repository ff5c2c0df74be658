//! A correction of one factor: which, to which of its listed values, and why; or taking it back. The page has one form
//! for each factor, so the factor travels with it.

use domain::{case::request::limit, rating::Factor};

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// Code of the factor.
pub const FACTOR: &str = "factor";
/// The value.
pub const VALUE: &str = "value";
/// Why.
pub const REASON: &str = "reason";
/// Button: take the correction back.
pub const BACK: &str = "back";
/// The longest reason in characters.
pub const REASON_LIMIT: usize = limit::TEXT;

/// A correction, or `None` to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdjustForm {
    /// Which factor.
    pub factor: Factor,
    /// One of its options; `None` takes the correction back.
    pub value: Option<u8>,
    /// Why; empty where it is taken back.
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AdjustForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [FACTOR, VALUE, REASON, BACK, VERSION]);
        let factor = check.take(parse::choice(typed, FACTOR, Factor::from_code));
        let version = check.take(parse::version(typed));
        if typed.first(BACK).is_some() {
            return check.finish(|| {
                Some(Self { factor: factor?, value: None, reason: String::new(), version: version? })
            });
        }
        let value = check.take(parse::choice(typed, VALUE, |raw| {
            raw.parse::<u8>()
                .ok()
                .filter(|value| factor.is_none_or(|factor| factor.options().contains(value)))
        }));
        let reason = check.take(parse::text(typed, REASON, REASON_LIMIT));
        check.finish(|| {
            Some(Self { factor: factor?, value: Some(value?), reason: reason?, version: version? })
        })
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(VALUE, "adjust-value"), (REASON, "adjust-reason")])
    }

    /// The value that was sent, if it is one of the factor's.
    pub fn value(typed: &Typed, factor: Factor) -> Option<u8> {
        typed.first(VALUE)?.parse().ok().filter(|value| factor.options().contains(value))
    }

    /// The factor that was sent, whatever else is wrong.
    pub fn factor(typed: &Typed) -> Option<Factor> {
        typed.first(FACTOR).and_then(Factor::from_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    fn parsed(body: &str) -> Result<AdjustForm, Vec<Fault>> {
        AdjustForm::parse(&Typed::parse(body.as_bytes()))
    }

    #[test]
    fn a_correction_names_a_listed_value_and_a_reason() {
        let form = parsed("factor=EE&value=3&reason=Nur+intern&version=4").expect("a correction");
        assert_eq!((form.factor, form.value), (Factor::Exploit, Some(3)));
        let faults = parsed("factor=EE&value=4&reason=+&version=4").unwrap_err();
        assert_eq!(
            faults,
            [Fault::new(VALUE, FaultKind::UnknownChoice), Fault::new(REASON, FaultKind::Required)]
        );
        assert_eq!(
            parsed("factor=XX&value=3&reason=a&version=4").unwrap_err(),
            [Fault::new(FACTOR, FaultKind::UnknownChoice)]
        );
    }

    #[test]
    fn taking_back_needs_neither() {
        let form = parsed("factor=EE&back=yes&value=&reason=&version=4").expect("taken back");
        assert_eq!((form.value, form.reason.as_str()), (None, ""));
    }
}
