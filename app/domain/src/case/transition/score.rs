//! What people add to the score while they talk: estimates of losses and value, corrections of single factors, and the
//! confirmation of the business impact. None of them moves the case or makes an offer stale: the next verdict simply
//! stands on better facts.

use std::collections::BTreeSet;

use crate::{
    case::{
        act::Act,
        adjustment::{Adjustment, Adjustments, adjusted},
        estimate::{Estimate, Estimated},
        event::Happening,
        refusal::Refusal,
        request::business_impact,
        second::{Score, SecondScore},
        state::State,
        transition::turn::Turn,
    },
    id::PersonId,
    rating::{Factor, Vector},
};

impl Turn<'_> {
    /// The acts on the score, and who holds the case; whatever else comes here may be one on a file.
    pub(super) fn score(&mut self, state: State, act: Act) -> Result<State, Refusal> {
        match act {
            Act::Estimate(estimate) if state.takes_estimates() => self.estimate(*estimate)?,
            Act::Adjust { factor, value, reason } if state.takes_adjustments() => {
                self.adjust(factor, value, reason)?;
            }
            Act::Score(score) if state.takes_adjustments() => self.score_blind(*score)?,
            Act::Assign(person) if state.takes_assignment() => self.assign(person)?,
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
        let person = self.person()?;
        self.may_correct(person)?;
        let before = self.own(person).get(&factor).map(|adjustment| adjustment.value);
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
            let adjustment = Adjustment { value, reason: reason.clone(), by: person, at: self.at };
            self.own(person).insert(factor, adjustment);
        } else if self.own(person).remove(&factor).is_none() {
            return Err(Refusal::NothingChanged);
        }
        let to = value.unwrap_or(derived);
        self.note(Happening::Adjusted { factor, from, to, reason });
        Ok(())
    }

    /// Who has not scored, while somebody else has, scores blind first.
    fn may_correct(&self, person: PersonId) -> Result<(), Refusal> {
        if self.case.lacks_score_of(person) { Err(Refusal::ScoreFirst) } else { Ok(()) }
    }

    /// The second reviewer's own corrections, or those of the first.
    fn own(&mut self, person: PersonId) -> &mut Adjustments {
        match &mut self.case.second {
            Some(second) if second.by == person => &mut second.adjustments,
            _ => &mut self.case.adjustments,
        }
    }

    /// The score of a second reviewer. What the answers say already is no correction.
    fn score_blind(&mut self, score: Score) -> Result<(), Refusal> {
        let (by, at) = (self.person()?, self.at);
        let derived = self.derived()?;
        if !self.case.lacks_score_of(by) {
            return Err(Refusal::NothingToScore);
        }
        let mut adjustments = Adjustments::new();
        for (factor, (value, reason)) in score {
            if value == derived.get(factor) {
                continue;
            }
            Self::needed(&reason)?;
            if !factor.options().contains(&value) {
                return Err(Refusal::NotAnOption);
            }
            adjustments.insert(factor, Adjustment { value, reason, by, at });
        }
        self.case.second = Some(SecondScore { by, at, adjustments });
        let apart = self.case.spread(&derived).iter().filter(|line| !line.is_settled()).count();
        self.note(Happening::Scored { differs: u8::try_from(apart).unwrap_or(u8::MAX) });
        Ok(())
    }

    /// Without conditions, as the answers alone make it.
    pub(super) fn derived(&self) -> Result<Vector, Refusal> {
        Ok(self.assess(&BTreeSet::new())?.inherent)
    }

    fn confirm_impact(&mut self, values: [u8; 4]) -> Result<(), Refusal> {
        let derived = self.derived()?;
        let (inherent, _) = adjusted(derived, derived, &self.case.counting(&derived));
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
