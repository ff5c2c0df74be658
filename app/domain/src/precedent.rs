//! What another organisation reached with the supplier of a tool. It stands beside a case as a fact with its
//! source, and decides nothing: the wording of an outcome says what was agreed elsewhere, never what to do here.
//! A precedent is known by its source and the key of its name, so that importing it again finds it again.

use serde::{Deserialize, Serialize};

pub mod likeness;
pub mod profile;
pub mod stem;

/// One negotiated outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Precedent {
    /// The organisation that negotiated.
    pub source: String,
    /// The tool as the source writes it.
    pub name: String,
    /// [`crate::tool::name_key`] of `name`; never empty.
    pub key: String,
    /// What was reached.
    pub outcome: PrecedentOutcome,
    /// Year and month (1 to 12) in which the outcome was last changed, where the source says it.
    pub year_month: Option<(i32, u8)>,
    /// Where the agreed terms can be read: `http` or `https` only.
    pub link: Option<String>,
    /// Path of the agreed document inside the source's own archive, where it gives no address.
    pub document: Option<String>,
    /// The source's own words about the tool.
    pub note: String,
    /// The tool's own website: `http` or `https` only.
    pub website: Option<String>,
}

impl Precedent {
    /// What makes two precedents the same one. A source has at most one per name: a newer reading replaces the
    /// older, an equal one changes nothing.
    pub fn identity(&self) -> (&str, &str) {
        (&self.source, &self.key)
    }
}

/// What was reached elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrecedentOutcome {
    /// The supplier amended its terms, and the amendment is in force.
    Amended,
    /// The supplier's own terms were found compatible; nothing had to be amended.
    Compatible,
    /// There were approved terms once, and there are none any more.
    Inactive,
}

impl PrecedentOutcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Amended, Self::Compatible, Self::Inactive];

    /// The code in which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Amended => "amended",
            Self::Compatible => "compatible",
            Self::Inactive => "inactive",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}
