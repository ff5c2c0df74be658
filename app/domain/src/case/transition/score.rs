//! What people add to the score while they talk: estimates of losses and value, corrections of single factors, and the
//! confirmation of the business impact. None of them moves the case or makes an offer stale: the next verdict simply
//! stands on better facts.

use std::collections::BTreeSet;

use crate::{
    case::{
        act::Act,
        adjustment::{Adjustment, adjusted},
        estimate::{Estimate, Estimated},
        event::Happening,
        refusal::Refusal,
        request::business_impact,
        state::State,
        transition::turn::Turn,
    },
    rating::{Factor, Vector},
};

impl Turn<'_> {
    /// The three acts on the score; whatever else comes here may be one on a file.
    pub(super) fn score(&mut self, state: State, act: Act) -> Result<State, Refusal> {
        match act {
            Act::Estimate(estimate) if state.takes_estimates() => self.estimate(*estimate)?,
            Act::Adjust { factor, value, reason } if state.takes_adjustments() => {
                self.adjust(factor, value, reason)?;
            }
            Act::ConfirmImpact(values) if state.takes_impact() => self.confirm_impact(values)?,
            other => return self.evidence(state, other),
        }
        Ok(state)
    }

    fn estimate(&mut self, estimate: Estimate) -> Result<(), Refusal> {
        let (person, side) = (self.person()?, self.side()?);
        let faults = estimate.faults(self.rules.basis.book);
        if !faults.is_empty() {
            return Err(Refusal::BadEstimate(faults));
        }
        let before = self.case.estimates.get(&person).map(|estimated| &estimated.estimate);
        if before.map_or(estimate.is_empty(), |before| *before == estimate) {
            return Err(Refusal::NothingChanged);
        }
        if estimate.is_empty() {
            self.case.estimates.remove(&person);
        } else {
            self.case.estimates.insert(person, Estimated { side, at: self.at, estimate });
        }
        self.note(Happening::Estimated { side });
        Ok(())
    }

    fn adjust(&mut self, factor: Factor, value: Option<u8>, reason: String) -> Result<(), Refusal> {
        let derived = self.derived()?.get(factor);
        let before = self.case.adjustments.get(&factor).map(|adjustment| adjustment.value);
        let from = before.unwrap_or(derived);
        if let Some(value) = value {
            Self::needed(&reason)?;
            if !factor.options().contains(&value) {
                return Err(Refusal::NotAnOption);
            }
            // what the answers say already is no correction, and an old one is taken back by name
            if value == from || value == derived {
                return Err(Refusal::NothingChanged);
            }
            let adjustment = Adjustment { value, reason: reason.clone(), by: self.person()?, at: self.at };
            self.case.adjustments.insert(factor, adjustment);
        } else if self.case.adjustments.remove(&factor).is_none() {
            return Err(Refusal::NothingChanged);
        }
        let to = value.unwrap_or(derived);
        self.note(Happening::Adjusted { factor, from, to, reason });
        Ok(())
    }

    /// Without conditions, as the answers alone make it.
    pub(super) fn derived(&self) -> Result<Vector, Refusal> {
        Ok(self.assess(&BTreeSet::new())?.inherent)
    }

    fn confirm_impact(&mut self, values: [u8; 4]) -> Result<(), Refusal> {
        let derived = self.derived()?;
        let (inherent, _) = adjusted(derived, derived, &self.case.adjustments);
        if business_impact(&inherent) != values {
            return Err(Refusal::ImpactChanged);
        }
        if self.case.request.impact == Some(values) {
            return Err(Refusal::NothingChanged);
        }
        self.case.request.impact = Some(values);
        self.note(Happening::ImpactConfirmed);
        Ok(())
    }
}
