//! A reviewer's correction of one factor (workflow.md 4 "Scoring by people"). The answers stay what they are; both the
//! derived and the adjusted vector are shown, each correction with its reason, so that nobody has to guess which number
//! is an answer and which is a judgement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    id::PersonId,
    rating::{Factor, Vector},
    time::Time,
};

/// One corrected factor; at most one at a time for each factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// An option that OWASP lists for the factor.
    pub value: u8,
    /// Why, in one sentence.
    pub reason: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Time,
}

/// The corrections of a case.
pub type Adjustments = BTreeMap<Factor, Adjustment>;

/// Both vectors with the corrections. A factor corrected downwards is capped before and after conditions; one corrected
/// upwards stands at the new value in both, because no condition is known to act on what a person added.
pub fn adjusted(inherent: Vector, residual: Vector, adjustments: &Adjustments) -> (Vector, Vector) {
    let (mut before, mut after) = (inherent, residual);
    for (factor, adjustment) in adjustments {
        let value = adjustment.value;
        let left = if value > inherent.get(*factor) { value } else { residual.get(*factor).min(value) };
        before = before.with(*factor, value);
        after = after.with(*factor, left);
    }
    (before, after)
}
