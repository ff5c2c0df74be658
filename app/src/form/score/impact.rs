//! The four business impact values, confirmed after submission. The values that were shown travel with the form, so that
//! nobody confirms sentences that changed while they were read.

use domain::case::request::IMPACT as FACTORS;

use crate::form::{Check, Fault, FaultKind, Typed, VERSION, parse};

/// The four values that were shown, `3-5-5-7` in the order of the factors.
pub const SHOWN: &str = "shown";

/// A confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImpactForm {
    /// Financial damage, reputation, non-compliance, privacy.
    pub impact: [u8; FACTORS.len()],
    /// The version of the case that the person saw.
    pub version: i64,
}

impl ImpactForm {
    /// The form, or its faults.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [SHOWN, VERSION]);
        let impact = read(typed.first(SHOWN).unwrap_or_default());
        if impact.is_none() {
            check.fault(VERSION, FaultKind::Stale);
        }
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { impact: impact?, version: version? }))
    }
}

/// The values as they travel.
pub fn shown(impact: [u8; FACTORS.len()]) -> String {
    impact.map(|value| value.to_string()).join("-")
}

fn read(text: &str) -> Option<[u8; FACTORS.len()]> {
    let values: Option<Vec<u8>> =
        text.split('-').map(|value| value.parse().ok().filter(|value| *value <= 9)).collect();
    values?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_four_values_that_were_shown_are_confirmed() {
        let parsed = |text: &str| ImpactForm::parse(&Typed::filled([(SHOWN, text), (VERSION, "2")]));
        assert_eq!(parsed(&shown([3, 5, 0, 9])), Ok(ImpactForm { impact: [3, 5, 0, 9], version: 2 }));
        for text in ["", "3-5-5", "3-5-5-5-5", "3-5-5-10", "3-5-5--1", "a-b-c-d"] {
            assert!(parsed(text).is_err(), "{text}");
        }
    }
}
