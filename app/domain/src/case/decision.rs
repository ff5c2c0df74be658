//! A decision and the risk acceptance that it writes: who, on which facts, with which residual risk, until
//! when and why. It is kept as it was made, whatever the rule book says later.

use serde::{Deserialize, Serialize};

use crate::{
    case::{adjustment::Adjustments, losses::LossRecord, package::Package, sheet::Ground},
    id::PersonId,
    policy::{Anchor, Proposal, Tolerance, Worth},
    rating::{Severity, Vector},
    rules::{GateId, GateLevel},
    time::{Day, Time},
};

/// What an executive may choose, and a reviewer recommend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Approve as asked: the risk is accepted as it is.
    AsAsked,
    /// Approve the package of this round.
    Offer(u32),
    /// Say no.
    Decline,
}

impl Choice {
    /// The value in forms: `as-asked`, `offer-2`, `decline`.
    pub fn code(self) -> String {
        match self {
            Self::AsAsked => "as-asked".to_owned(),
            Self::Offer(round) => format!("offer-{round}"),
            Self::Decline => "decline".to_owned(),
        }
    }

    /// The choice of a form value.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "as-asked" => Some(Self::AsAsked),
            "decline" => Some(Self::Decline),
            _ => code.strip_prefix("offer-")?.parse().ok().map(Self::Offer),
        }
    }
}

/// What somebody advises the executive to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// What.
    pub choice: Choice,
    /// Who says so.
    pub by: PersonId,
    /// Why; empty where the sides agreed and only the authority was missing.
    pub text: String,
    /// The second reviewer, at High and above.
    pub cosigned_by: Option<PersonId>,
    /// The facts on which it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// In which capacity it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// A reviewer, within the decision table.
    Reviewer,
    /// Both sides agreed, within the decision table.
    Agreement,
    /// Marketing accepted security's no.
    Consent,
    /// The executive or the substitute.
    Executive,
}

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was chosen.
    pub choice: Choice,
    /// In which capacity.
    pub authority: Authority,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// Why; empty where no reason is asked for.
    pub reason: String,
    /// The settled package; `None` for a plain yes or a no.
    pub package: Option<Package>,
    /// Last day of the approval; `None` for a no.
    pub expires: Option<Day>,
    /// Months until the first review; `None` for a no.
    pub review_months: Option<u8>,
    /// The second reviewer, where a reviewer's plain yes needed one.
    #[serde(default)]
    pub cosigned_by: Option<PersonId>,
    /// The facts it was made on.
    pub snapshot: Snapshot,
}

/// The facts of a decision, enough to compute it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Without any condition.
    pub inherent: Vector,
    /// With the conditions of the decision.
    pub residual: Vector,
    /// The severity that counted.
    pub severity: Severity,
    /// The requester had not confirmed the business impact.
    pub provisional: bool,
    /// Version of the rule book.
    pub rule_book: String,
    /// What it takes to compute it again; `None` for decisions from before there were records.
    #[serde(default)]
    pub record: Option<Box<Record>>,
}

/// Everything that `concord recompute` needs besides the case itself, and what it must find again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// SHA-256 of the rule book's texts; the texts are stored under it.
    pub rule_book_hash: String,
    /// SHA-256 of the request, its artefacts and the conditions as they were.
    pub facts: String,
    /// What an admin and the executive had set.
    pub limits: Limits,
    /// The inherent and the residual vector as the answers alone made them.
    pub derived: (Vector, Vector),
    /// The corrections that counted.
    pub adjustments: Adjustments,
    /// All gates of the rating, lifted ones too.
    pub gates: Vec<(GateId, GateLevel)>,
    /// Those that were open.
    pub open: Vec<(GateId, GateLevel)>,
    /// The row of the decision table.
    pub proposal: Proposal,
    /// The residual losses against the tolerance.
    pub tolerance: Tolerance,
    /// What it earned against what it could cost.
    pub value: Worth,
    /// The simulation; `None` where nobody had estimated a scenario.
    pub losses: Option<LossRecord>,
}

/// The part of the policy on which a rating depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// See [`crate::policy::Policy::tolerance`]; the others likewise.
    pub tolerance: [Anchor; 2],
    /// In thousandths.
    pub chance_of_loss: u16,
    /// NIS2 holds for us.
    pub nis2: bool,
    /// The version of the company's settings.
    #[serde(default)]
    pub version: i64,
}
