//! Policy: what an admin may set (`limits`) and the decision table of scoring.md 0: complete, first match wins,
//! proposed by the machine and decided by a person. It is one `match` in the order of the printed table, so that the
//! two can be read side by side.

pub mod deadlines;
pub mod limits;
pub mod settings;

pub use deadlines::{Deadlines, Step};
pub use limits::{Anchor, Policy};

use serde::{Deserialize, Serialize};

use crate::{rating::Severity, rules::GateLevel};

/// Where the residual losses lie against what the executive tolerates (both anchors of the curve).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerance {
    /// At or below both anchors.
    Within,
    /// No losses were estimated.
    NotAssessed,
    /// Above at least one anchor.
    Exceeds,
}

/// What the request earns against what it may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// A positive mean, and the chance of losing money is within the limit.
    Good,
    /// No value was estimated.
    NotAssessed,
    /// The chance of losing money is above the limit, or the mean is not positive.
    Bad,
}

/// What the table proposes. Lenient to strict in this order, but for `Return`, which stands outside: it asks for papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Approve as it is.
    Approve,
    /// Approve with conditions.
    ApproveWithConditions,
    /// The executive decides.
    Escalate,
    /// Decline; a redesign is possible, and for a critical severity an executive exception of at most 90 days.
    Decline,
    /// Not approvable yet: list the missing artefacts.
    Return,
}

/// The proposal and the rule that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Proposal {
    /// Row of the table, 1 to 10.
    pub rule: u8,
    /// What to do.
    pub outcome: Outcome,
    /// Months until the review, where something is approved.
    pub review_months: Option<u8>,
}

impl Tolerance {
    /// All three, mildest first.
    pub const ALL: [Self; 3] = [Self::Within, Self::NotAssessed, Self::Exceeds];
}

impl Worth {
    /// All three, mildest first.
    pub const ALL: [Self; 3] = [Self::Good, Self::NotAssessed, Self::Bad];
}

/// The first row of the table that matches. `severity` is the residual one that counts (workflow.md 2).
pub const fn propose(gate: GateLevel, severity: Severity, tolerance: Tolerance, value: Worth) -> Proposal {
    let (rule, outcome, review_months) = match (gate, severity, tolerance, value) {
        (GateLevel::Block, ..) => (1, Outcome::Decline, None),
        (GateLevel::Hold, ..) => (2, Outcome::Return, None),
        (_, Severity::Critical, ..) => (3, Outcome::Decline, None),
        (_, Severity::High, ..) => (4, Outcome::Escalate, None),
        (_, Severity::Medium, Tolerance::Exceeds, _) => (5, Outcome::Escalate, None),
        (_, Severity::Medium, _, Worth::Bad) => (6, Outcome::Escalate, None),
        (_, Severity::Medium, Tolerance::Within, _) => (7, Outcome::ApproveWithConditions, Some(6)),
        (_, Severity::Medium, Tolerance::NotAssessed, _) => (8, Outcome::ApproveWithConditions, Some(3)),
        (_, Severity::Note | Severity::Low, Tolerance::Exceeds, _) => (9, Outcome::Escalate, None),
        (_, Severity::Note | Severity::Low, ..) => (10, Outcome::Approve, Some(12)),
    };
    Proposal { rule, outcome, review_months }
}
