//! Two reviewers, one score (workflow.md 4 "Scoring by people"). The second one scores blind: nothing of the first one's
//! corrections is shown before the own score is sent, because whoever has seen a number only nods at it. From then on
//! both see the spread. What counts of each factor is the more severe of both values; only when both set the same
//! value is it settled, so nobody talks a factor down alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Case,
        adjustment::{Adjustment, Adjustments, adjusted},
        event::{Event, Happening},
        standing::Basis,
    },
    id::PersonId,
    rating::{Assessment, Factor, RateFault, Vector},
    rules::ConditionId,
    time::Time,
};

/// The blind score of a second reviewer; where a factor is not named, they agree with the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondScore {
    /// Who.
    pub by: PersonId,
    /// When it was sent.
    pub at: Time,
    /// What differs from the answers.
    pub adjustments: Adjustments,
}

/// A score as it is sent: value and reason of each factor that differs from the answers.
pub type Score = BTreeMap<Factor, (u8, String)>;

/// One factor that at least one of the two reviewers sees otherwise than the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Which.
    pub factor: Factor,
    /// As the answers make it.
    pub derived: u8,
    /// As the first reviewer sees it.
    pub first: u8,
    /// As the second reviewer sees it.
    pub second: u8,
    /// What counts.
    pub counts: u8,
}

impl Spread {
    /// Both see the same.
    pub const fn is_settled(&self) -> bool {
        self.first == self.second
    }
}

/// A rating with its two vectors, inherent and residual, as they count.
pub(super) type Counted = (Assessment, (Vector, Vector));

impl Case {
    /// The corrections that count: the more severe of both reviewers' values, factor by factor.
    pub fn counting(&self, derived: &Vector) -> Adjustments {
        let Some(second) = &self.second else { return self.adjustments.clone() };
        let named: BTreeSet<Factor> =
            self.adjustments.keys().chain(second.adjustments.keys()).copied().collect();
        let mut counting = Adjustments::new();
        for factor in named {
            let (one, two) = (self.adjustments.get(&factor), second.adjustments.get(&factor));
            let value = |of: Option<&Adjustment>| of.map_or(derived.get(factor), |found| found.value);
            let worse = if value(two) > value(one) { two } else { one };
            if let Some(found) = worse {
                counting.insert(factor, found.clone());
            }
        }
        counting
    }

    /// Every factor that one of both reviewers corrected; empty until the second one has sent a score.
    pub fn spread(&self, derived: &Vector) -> Vec<Spread> {
        let Some(second) = &self.second else { return Vec::new() };
        let named: BTreeSet<Factor> =
            self.adjustments.keys().chain(second.adjustments.keys()).copied().collect();
        let seen = |by: &Adjustments, factor: Factor| {
            by.get(&factor).map_or(derived.get(factor), |found| found.value)
        };
        let line = |factor: Factor| {
            let (first, other) = (seen(&self.adjustments, factor), seen(&second.adjustments, factor));
            Spread { factor, derived: derived.get(factor), first, second: other, counts: first.max(other) }
        };
        named.into_iter().map(line).collect()
    }

    /// The rating as the answers make it, and the two vectors that count.
    pub(super) fn vectors(
        &self,
        basis: &Basis<'_>,
        conditions: &BTreeSet<ConditionId>,
    ) -> Result<Counted, Vec<RateFault>> {
        let assessment = self.assess(basis, conditions)?;
        let counting = self.counting(&assessment.inherent);
        let counted = adjusted(assessment.inherent, assessment.residual, &counting);
        Ok((assessment, counted))
    }

    /// Somebody else has corrected factors, and this reviewer has not scored: they may send a blind score, and until then
    /// see nothing of it.
    pub fn is_blind_to(&self, reviewer: PersonId) -> bool {
        self.state.takes_adjustments() && self.lacks_score_of(reviewer)
    }

    /// A first reviewer has scored, this one has not, and nobody else has as the second.
    pub(super) fn lacks_score_of(&self, reviewer: PersonId) -> bool {
        self.second.is_none()
            && !self.adjustments.is_empty()
            && self.adjustments.values().all(|adjustment| adjustment.by != reviewer)
    }

    /// The case without what a blind reviewer must not see.
    #[must_use]
    pub fn blinded(mut self) -> Self {
        self.adjustments.clear();
        for past in &mut self.past {
            past.before.retain(|key, _| !key.starts_with(FACTOR));
        }
        self
    }
}

/// Beginning of the keys of factors in a sheet of facts.
pub const FACTOR: &str = "factor/";

impl Event {
    /// A correction by somebody else, which a blind reviewer must not read.
    pub fn is_hidden_from(&self, blind: PersonId) -> bool {
        matches!(self.happening, Happening::Adjusted { .. }) && self.by != Some(blind)
    }
}
