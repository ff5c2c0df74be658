//! What is left of the risk of an approval: as planned, with every condition that was accepted, and as verified, with
//! those that are proven. The gap between the two is what somebody still owes.

use std::collections::BTreeSet;

use super::{Entry, Held};
use crate::{
    case::{
        Case,
        standing::{Basis, Standing},
    },
    rating::RateFault,
    rules::ConditionId,
};

/// Both residuals, under the rule book of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Residuals {
    /// With every accepted condition.
    pub planned: Standing,
    /// With the proven ones only.
    pub verified: Standing,
}

impl Residuals {
    /// The proofs that are missing still hold the severity up.
    pub fn has_gap(&self) -> bool {
        self.planned.assessment.residual != self.verified.assessment.residual
    }
}

impl Entry {
    /// What is left, by the case that led to this entry. Fails where the rule book of today cannot rate it any more.
    pub fn residuals(&self, case: &Case, basis: &Basis<'_>) -> Result<Residuals, Vec<RateFault>> {
        let planned = case.standing(basis, &self.conditions(|_| true))?;
        let verified = case.standing(basis, &self.conditions(|held| held.proof.is_some()))?;
        Ok(Residuals { planned, verified })
    }

    fn conditions(&self, counts: impl Fn(&Held) -> bool) -> BTreeSet<ConditionId> {
        let held = self.terms.iter().filter(|held| counts(held));
        held.filter_map(|held| held.term.condition.clone()).collect()
    }
}
