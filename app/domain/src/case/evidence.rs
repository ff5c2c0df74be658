//! Files that people bring to a case. The rules need to know little of them: what each is about, who brought it for which
//! side, how many versions there are, and whether it was taken back. What is in them, and who may be sent it, is the
//! store's and the server's. Nothing is ever deleted here: what was taken back stays on record.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, Side, state::State},
    id::PersonId,
    rating::Assessment,
    rules::{GateLevel, RuleBook},
};

/// What a file is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The request as a whole.
    Case,
    /// The answer to a question of the catalogue, or to a statement of the legal check.
    Answer(String),
    /// A condition, by the key of its term.
    Condition(String),
    /// What a gate asks for.
    Gate(String),
}

impl About {
    /// The word in storage and forms.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Answer(_) => "answer",
            Self::Condition(_) => "condition",
            Self::Gate(_) => "gate",
        }
    }

    /// Which answer, condition or gate; empty for the request as a whole.
    pub fn key(&self) -> &str {
        match self {
            Self::Case => "",
            Self::Answer(key) | Self::Condition(key) | Self::Gate(key) => key,
        }
    }

    /// From its two parts.
    pub fn of(code: &str, key: &str) -> Option<Self> {
        match (code, key) {
            ("case", "") => Some(Self::Case),
            (_, "") => None,
            ("answer", key) => Some(Self::Answer(key.to_owned())),
            ("condition", key) => Some(Self::Condition(key.to_owned())),
            ("gate", key) => Some(Self::Gate(key.to_owned())),
            _ => None,
        }
    }
}

/// A file, as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibit {
    /// What it is about.
    pub about: About,
    /// Name of the newest version.
    pub name: String,
    /// Who brought the newest version.
    pub by: PersonId,
    /// For which side.
    pub side: Side,
    /// How many versions there are.
    pub version: u32,
    /// Taken back.
    pub removed: bool,
}

impl State {
    /// Whether files about this are taken in this state: after a yes only proofs of its conditions.
    pub fn takes_evidence_about(&self, about: &About) -> bool {
        match (self, about) {
            (Self::Approved(decided), About::Condition(key)) => {
                let package = decided.decision.package.as_ref();
                decided.effective
                    && package.is_some_and(|package| package.terms.iter().any(|term| term.key() == *key))
            }
            (Self::Approved(_), _) => false,
            (state, _) => state.lets_evidence_go(),
        }
    }
}

impl Case {
    /// Whether this case has such an answer, condition or gate.
    pub fn has(&self, about: &About, book: &RuleBook, assessment: Option<&Assessment>) -> bool {
        match about {
            About::Case => true,
            About::Answer(key) => {
                let asked = self.request.kind.map(|kind| &book.kind(kind).questions);
                asked.is_some_and(|asked| asked.iter().any(|question| question.id.as_str() == key))
                    || book.gate_questions().any(|question| question.id.as_str() == key)
            }
            About::Condition(key) => {
                let packages = self.rounds.iter().filter_map(|round| round.package());
                packages.flat_map(|package| &package.terms).any(|term| term.key() == *key)
            }
            About::Gate(key) => assessment.is_some_and(|assessment| {
                let mut open = assessment.gates.iter().filter(|gate| gate.level != GateLevel::Clear);
                open.any(|gate| gate.id.as_str() == key)
            }),
        }
    }
}
