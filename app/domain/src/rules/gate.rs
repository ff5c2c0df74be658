//! Gates: yes/no rules of law and baseline that are never averaged into a score (scoring.md 4). A gate names the paper
//! that lifts it and who confirms that paper; the dates matter, so a gate is asked for a civil day and never for "now".

use std::fmt;

use serde::{Deserialize, Serialize};

use super::GateId;
use crate::{language::Bilingual, time::Day};

/// How strongly an open gate acts. The order is the order of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum GateLevel {
    /// Nothing open.
    Clear,
    /// Something to tell and to document.
    Notice,
    /// No approval before the artefact is there and confirmed.
    Hold,
    /// Decline or redesign; only changed answers lift it.
    Block,
}

impl GateLevel {
    /// All four, weakest first.
    pub const ALL: [Self; 4] = [Self::Clear, Self::Notice, Self::Hold, Self::Block];

    /// `CLEAR`, `NOTICE`, `HOLD` or `BLOCK`, as stored and as the command line prints it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Notice => "NOTICE",
            Self::Hold => "HOLD",
            Self::Block => "BLOCK",
        }
    }

    /// The level with this code; `None` for any other word or another case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

impl fmt::Display for GateLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One gate of the rule book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Its stable name.
    pub id: GateId,
    /// Its level when an answer opens it. For the gate that counts criteria: the level from two criteria on; with one
    /// it is `Notice`.
    pub level: GateLevel,
    /// What is wrong, in one sentence.
    pub reason: Bilingual,
    /// Where the rule stands, as lawyers of each language cite it.
    #[serde(deserialize_with = "crate::language::one_or_both")]
    pub reference: Bilingual,
    /// The paper or change that lifts it.
    pub artefact: Bilingual,
    /// "To be confirmed by …": none of this is legal advice.
    pub confirmed_by: Bilingual,
    /// How strongly it acts, at most, in a company that is no essential or important entity (NIS2); `None` means alike.
    #[serde(default)]
    pub unless_entity: Option<GateLevel>,
    /// How strongly it acts, at most, on days before `valid_from`, to announce it; `None` means not at all.
    #[serde(default)]
    pub before: Option<GateLevel>,
    /// First go-live day on which it applies; `None` means always.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// Last go-live day on which it applies; `None` means without end.
    #[serde(default)]
    pub valid_to: Option<Day>,
}

impl Gate {
    /// The most that the rule does to something that goes live on `go_live`; `None` where it does not apply. With no day
    /// known every rule applies in full. `nis2`: the company is an essential or important entity.
    pub fn most(&self, go_live: Option<Day>, nis2: bool) -> Option<GateLevel> {
        let most = self.unless_entity.filter(|_| !nis2).unwrap_or(GateLevel::Block);
        match go_live {
            Some(day) if self.valid_from.is_some_and(|from| day < from) => {
                self.before.map(|before| before.min(most))
            }
            Some(day) if self.valid_to.is_some_and(|to| to < day) => None,
            _ => Some(most),
        }
    }
}

/// What an answer opens: a gate (`G-AVV`), or one of the nine criteria that the DPIA gate counts (`G-DPIA:4`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct GateRef {
    /// The gate.
    pub id: GateId,
    /// The criterion, 1 to 9.
    pub criterion: Option<u8>,
}

/// A gate reference that is neither `G-NAME` nor `G-NAME:n` with n from 1 to 9.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` does not name a gate (G-NAME or G-NAME:n, n from 1 to 9)")]
pub struct NotAGate(String);

impl TryFrom<String> for GateRef {
    type Error = NotAGate;

    fn try_from(text: String) -> Result<Self, NotAGate> {
        let (id, criterion) = match text.split_once(':') {
            None => (text.as_str(), None),
            Some((id, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")) => {
                (id, text.bytes().last().map(|digit| digit - b'0'))
            }
            Some(_) => return Err(NotAGate(text)),
        };
        if id.len() < 3 || !id.starts_with("G-") {
            return Err(NotAGate(text));
        }
        Ok(Self { id: GateId::from(id), criterion })
    }
}

impl From<GateRef> for String {
    fn from(gate: GateRef) -> Self {
        gate.to_string()
    }
}

impl fmt::Display for GateRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.criterion {
            None => self.id.fmt(f),
            Some(criterion) => write!(f, "{}:{criterion}", self.id),
        }
    }
}
