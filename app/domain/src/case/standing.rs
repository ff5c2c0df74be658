//! What the facts of a case say at this moment under a set of conditions: rating, open gates and the row of the
//! decision table. Pages show it, the state machine asks it; so nobody can show one thing and enforce another.

use std::collections::BTreeSet;

use crate::{
    case::Case,
    policy::{Proposal, Tolerance, Worth, propose},
    rating::{Assessment, RateFault, Severity},
    rules::{ConditionId, GateId, GateLevel, RuleBook},
};

/// The facts that a verdict rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The rating with these conditions.
    pub assessment: Assessment,
    /// The severity that counts (workflow.md 2).
    pub severity: Severity,
    /// The requester has not confirmed the business impact yet.
    pub provisional: bool,
    /// Gates that forbid an approval now.
    pub open: Vec<(GateId, GateLevel)>,
    /// What the decision table says.
    pub proposal: Proposal,
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

    /// At High and above a second reviewer signs first.
    pub fn needs_signature(&self) -> bool {
        self.severity >= Severity::High
    }
}

impl Case {
    /// Where the case stands with these conditions accepted; fails only while answers are missing.
    pub fn standing(
        &self,
        book: &RuleBook,
        conditions: &BTreeSet<ConditionId>,
    ) -> Result<Standing, Vec<RateFault>> {
        let assessment = self.assess(book, conditions)?;
        let severity = self.severity(&assessment);
        let open = self.open_gates(&assessment);
        let gate = open.iter().map(|(_, level)| *level).max().unwrap_or(GateLevel::Clear);
        let proposal = propose(gate, severity, Tolerance::NotAssessed, Worth::NotAssessed);
        let provisional = !self.request.impact_confirmed(&assessment.inherent);
        Ok(Standing { assessment, severity, provisional, open, proposal })
    }
}
