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
    id::PersonId,
    rules::ConditionId,
    time::Day,
};

/// Months until the review where the table names none: rows that only an executive may overrule.
const LONGEST_WITHOUT_ADVICE: u8 = 3;

/// What was chosen, before it is put together with its facts.
pub(super) struct Yes {
    pub(super) choice: Choice,
    pub(super) authority: Authority,
    pub(super) by: PersonId,
    pub(super) reason: String,
    pub(super) package: Option<Package>,
    pub(super) expires: Day,
    pub(super) cosigned_by: Option<PersonId>,
}

impl Turn<'_> {
    pub(super) fn standing(&self, conditions: &BTreeSet<ConditionId>) -> Result<Standing, Refusal> {
        self.case.standing(&self.rules.basis, conditions).map_err(Self::incomplete)
    }

    pub(super) fn standing_with(&self, package: &Package) -> Result<Standing, Refusal> {
        self.standing(&package.conditions())
    }

    fn snapshot(&self, standing: &Standing, conditions: &BTreeSet<ConditionId>) -> Snapshot {
        self.case.snapshot(&self.rules.basis, standing, conditions)
    }

    /// A yes with everything that has to be kept about it.
    pub(super) fn acceptance(&self, yes: Yes, standing: &Standing) -> Decision {
        let Yes { choice, authority, by, reason, package, expires, cosigned_by } = yes;
        let conditions = package.as_ref().map(Package::conditions).unwrap_or_default();
        // a package may be looked at more often than the table says, never less often
        let least = standing.proposal.review_months.unwrap_or(LONGEST_WITHOUT_ADVICE);
        let review_months = package.as_ref().map_or(least, |package| package.review_months.min(least));
        Decision {
            choice,
            authority,
            by,
            at: self.at,
            reason,
            package,
            expires: Some(expires),
            review_months: Some(review_months),
            cosigned_by,
            snapshot: self.snapshot(standing, &conditions),
        }
    }

    /// A no, on the facts as asked.
    pub(super) fn rejection(&self, authority: Authority, reason: String) -> Result<Decision, Refusal> {
        let standing = self.standing(&BTreeSet::new())?;
        Ok(Decision {
            choice: Choice::Decline,
            authority,
            by: self.person()?,
            at: self.at,
            reason,
            package: None,
            expires: None,
            review_months: None,
            cosigned_by: None,
            snapshot: self.snapshot(&standing, &BTreeSet::new()),
        })
    }
}
