//! What the executive reads, frozen at the moment of escalation. It holds facts, not sentences: the page says
//! them in the reader's language. Private posts and people's adjustments never enter it.

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Both, Side,
        decision::Recommendation,
        package::{Package, Term},
        understanding::Need,
    },
    rating::{Severity, Vector},
    register::EntryState,
    time::{Day, Time},
};

/// The frozen facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// When it was frozen.
    pub at: Time,
    /// Risk without any condition.
    pub inherent: Vector,
    /// The severity that counts, as asked.
    pub severity: Severity,
    /// The requester has not confirmed the business impact.
    pub provisional: bool,
    /// The packages on the table: the last one of each side that is not stale.
    pub options: Vec<Offered>,
    /// Conditions that are in every package on the table (at least two packages).
    pub agreed: Vec<Term>,
    /// What each side needs and whether the other understood it.
    pub needs: Both<Option<Need>>,
    /// The objection, where security's last word was a no.
    pub objection: Option<String>,
    /// What is recommended; `None` in a stalemate.
    pub recommendation: Option<Recommendation>,
    /// What others reached with the same tool or kind, best first.
    pub precedents: Vec<PrecedentLine>,
}

/// One package on the table, with what it does to the risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Its round.
    pub round: u32,
    /// Whose it is.
    pub side: Side,
    /// What it says.
    pub package: Package,
    /// Risk with it.
    pub residual: Vector,
    /// The severity that counts with it.
    pub severity: Severity,
}

/// A decided case, here or elsewhere, in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrecedentLine {
    /// Tool.
    pub name: String,
    /// `approved`, `approved_with_conditions`, `declined`, `amended`, `compatible`, `inactive`.
    pub outcome: String,
    /// Whose experience it is: the source of the import, or the number of our own case.
    pub source: String,
    /// When, as far as known.
    pub day: Option<Day>,
    /// Where to read on.
    pub link: Option<String>,
    /// What had to be done for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// What happened afterwards: where its entry in the register stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<EntryState>,
    /// Decided in another area of ours: the fact is told, but neither a link nor people's own words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_area: bool,
}
