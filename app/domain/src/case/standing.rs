//! What the facts of a case say at this moment under a set of conditions: rating, corrections, open gates, losses and
//! the row of the decision table. Pages show it, the state machine asks it; so nobody can show one thing and enforce
//! another.

use std::collections::BTreeSet;

use loss::Memo;

use crate::{
    case::{Case, losses::Losses},
    policy::{Policy, Proposal, Tolerance, Worth, propose},
    rating::{Assessment, RateFault, Severity, Vector},
    rules::{ConditionId, GateId, GateLevel, RuleBook},
};

/// What a standing rests on besides the case.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// Questions, conditions, gates.
    pub book: &'a RuleBook,
    /// What the area tolerates, and what an admin may set.
    pub policy: &'a Policy,
    /// Simulations that were made before.
    pub losses: &'a Memo,
}

/// The facts that a verdict rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The rating with these conditions; its two vectors carry the corrections of reviewers.
    pub assessment: Assessment,
    /// The inherent and the residual vector as the answers alone make them.
    pub derived: (Vector, Vector),
    /// The severity that counts (workflow.md 2).
    pub severity: Severity,
    /// The requester has not confirmed the business impact yet.
    pub provisional: bool,
    /// Gates that forbid an approval now.
    pub open: Vec<(GateId, GateLevel)>,
    /// In euros; `None` while nobody estimated a scenario.
    pub losses: Option<Losses>,
    /// Why the losses have to be estimated, while nobody did.
    pub must_estimate: Option<WhyEstimate>,
    /// What the decision table says.
    pub proposal: Proposal,
}

/// What makes the estimate of losses a duty (scoring.md 0), the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyEstimate {
    /// What is left is High: without an estimate it cannot be referred.
    Residual,
    /// Without conditions it is High or Critical.
    Inherent,
    /// A gate above NOTICE is open.
    Gate,
    /// The yearly budget reaches the threshold.
    Budget,
}

impl Standing {
    /// The open gates without their levels.
    pub fn gates(&self) -> Vec<GateId> {
        self.open.iter().map(|(gate, _)| gate.clone()).collect()
    }

    /// Gates that only changed answers lift.
    pub fn blocked(&self) -> Vec<GateId> {
        self.open
            .iter()
            .filter(|(_, level)| *level == GateLevel::Block)
            .map(|(gate, _)| gate.clone())
            .collect()
    }

    /// At High and above a second reviewer signs first. A correction cannot take that signature away: the worse of what
    /// the answers make and what the corrections make counts.
    pub fn needs_signature(&self) -> bool {
        self.severity.max(counted(&self.derived.1, self.provisional)) >= Severity::High
    }

    /// Where the losses lie against the tolerance.
    pub fn tolerance(&self) -> Tolerance {
        self.losses.as_ref().map_or(Tolerance::NotAssessed, |losses| losses.tolerance)
    }

    /// What it is worth.
    pub fn value(&self) -> Worth {
        self.losses.as_ref().map_or(Worth::NotAssessed, |losses| losses.value)
    }
}

/// The severity that counts: the worse impact until the requester confirmed the business impact, then the business
/// impact (workflow.md 2).
fn counted(vector: &Vector, provisional: bool) -> Severity {
    if provisional { vector.severity_max() } else { vector.severity_business() }
}

impl Case {
    /// Where the case stands with these conditions accepted; fails only while answers are missing.
    pub fn standing(
        &self,
        basis: &Basis<'_>,
        conditions: &BTreeSet<ConditionId>,
    ) -> Result<Standing, Vec<RateFault>> {
        let (mut assessment, counted_vectors) = self.vectors(basis, conditions)?;
        let derived = (assessment.inherent, assessment.residual);
        (assessment.inherent, assessment.residual) = counted_vectors;
        let provisional = !self.request.impact_confirmed(&assessment.inherent);
        let severity = counted(&assessment.residual, provisional);
        let open = self.open_gates(&assessment);
        let gate = open.iter().map(|(_, level)| *level).max().unwrap_or(GateLevel::Clear);
        let losses = self.losses(basis, &assessment, conditions);
        let (tolerance, value) = losses
            .as_ref()
            .map_or((Tolerance::NotAssessed, Worth::NotAssessed), |losses| (losses.tolerance, losses.value));
        let inherent = counted(&assessment.inherent, provisional);
        let must_estimate = if self.is_estimated() {
            None
        } else if severity == Severity::High {
            Some(WhyEstimate::Residual)
        } else if inherent >= Severity::High {
            Some(WhyEstimate::Inherent)
        } else if gate > GateLevel::Notice {
            Some(WhyEstimate::Gate)
        } else {
            let budget = self.request.budget.filter(|budget| *budget >= basis.policy.budget_to_estimate);
            budget.map(|_| WhyEstimate::Budget)
        };
        Ok(Standing {
            proposal: propose(gate, severity, tolerance, value),
            assessment,
            derived,
            severity,
            provisional,
            open,
            losses,
            must_estimate,
        })
    }
}
