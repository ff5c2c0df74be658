//! What requests have in common that are approved together. One look is enough for several only where the decision table
//! proposes a plain yes for all of them on one row, the risk is low and settled, and nothing is open: everything else is
//! looked at alone. The class is what a person reads before they approve, so it holds no number that hides a difference.

use crate::{
    case::{Case, standing::Standing, state::State},
    policy::Outcome,
    rating::Severity,
    rules::KindId,
};

/// Most requests that are worked on together: as many as a person still reads.
pub const TOGETHER: usize = 25;

/// Requests of one class may be approved together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// Kind of request.
    pub kind: KindId,
    /// The severity that counts; at most Low.
    pub severity: Severity,
    /// Row of the decision table.
    pub rule: u8,
}

impl Case {
    /// The class of this case; `None` where it has to be looked at alone.
    pub fn class(&self, standing: &Standing) -> Option<Class> {
        let State::Review(waiting) = &self.state else { return None };
        let settled = waiting.unsigned.is_none() && standing.open.is_empty() && !standing.provisional;
        let low = standing.severity <= Severity::Low && !standing.needs_signature();
        let plain = standing.proposal.outcome == Outcome::Approve;
        let kind = self.request.kind?;
        let (severity, rule) = (standing.severity, standing.proposal.rule);
        (settled && low && plain).then_some(Class { kind, severity, rule })
    }
}
