//! What the decision table says to a set of conditions, and what follows for a reviewer (workflow.md 2). The
//! table is asked in one place, so that no verdict can be more lenient than it.

use std::collections::BTreeSet;

use crate::{
    case::{
        decision::{Authority, Choice, Decision, Snapshot},
        package::Package,
        refusal::Refusal,
        standing::Standing,
        transition::turn::Turn,
    },
    rules::ConditionId,
    time::Day,
};

impl Turn<'_> {
    pub(super) fn standing(&self, conditions: &BTreeSet<ConditionId>) -> Result<Standing, Refusal> {
        self.case.standing(self.rules.book, conditions).map_err(Self::incomplete)
    }

    pub(super) fn standing_with(&self, package: &Package) -> Result<Standing, Refusal> {
        self.standing(&package.conditions())
    }

    pub(super) fn snapshot(&self, standing: &Standing) -> Snapshot {
        Snapshot {
            inherent: standing.assessment.inherent,
            residual: standing.assessment.residual,
            severity: standing.severity,
            provisional: !self.case.request.impact_confirmed(&standing.assessment.inherent),
            rule_book: self.rules.book.version.clone(),
        }
    }

    /// A yes with everything that has to be kept about it.
    #[expect(clippy::too_many_arguments, reason = "each is a field of the record; a struct would repeat it")]
    pub(super) fn acceptance(
        &self,
        choice: Choice,
        authority: Authority,
        by: crate::id::PersonId,
        reason: String,
        package: Option<Package>,
        expires: Day,
        standing: &Standing,
    ) -> Decision {
        let review_months = package
            .as_ref()
            .map(|package| package.review_months)
            .or(standing.proposal.review_months)
            .unwrap_or(3);
        Decision {
            choice,
            authority,
            by,
            at: self.at,
            reason,
            package,
            expires: Some(expires),
            review_months: Some(review_months),
            snapshot: self.snapshot(standing),
        }
    }
}
