//! Questions of law that no rated question answers (scoring.md 4.6b): statements with yes, no or "I do not know" that open
//! gates and never touch a score. They are one list for all kinds, because most of them are asked for several; where one
//! can apply is data too, so that nobody is asked about personal data that the request does not have.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{GateLevel, GateQuestionId, GateRef, KindId, QuestionId, TopicId};
use crate::language::Bilingual;

/// What is said to one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GateAnswer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody knows yet.
    Unknown,
}

impl GateAnswer {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// `yes`, `no` or `unknown`, in files, forms and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// The answer with this code; `None` for any other word or another case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// One statement of the legal check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateQuestion {
    /// Its stable name.
    pub id: GateQuestionId,
    /// The group under which it stands.
    pub group: TopicId,
    /// The statement, to be answered with yes, no or "I do not know".
    pub statement: Bilingual,
    /// Why it is asked, in one sentence.
    pub why: Bilingual,
    /// Where the rule stands, as lawyers of each language cite it.
    #[serde(deserialize_with = "crate::language::one_or_both")]
    pub reference: Bilingual,
    /// The kinds of request for which it can apply.
    pub kinds: Vec<KindId>,
    /// The circumstance in which alone it is asked; `None` means always.
    #[serde(default)]
    pub asked_when: Option<String>,
    /// The earlier statement on whose answer it depends whether this one is asked.
    #[serde(default)]
    pub after: Option<After>,
    /// The later statement that takes the place of this one as soon as it is answered (an exception to this one's rule).
    #[serde(default)]
    pub settled_by: Option<GateQuestionId>,
    /// What "yes" opens.
    #[serde(default)]
    pub yes: Option<Opening>,
    /// What "no" opens.
    #[serde(default)]
    pub no: Option<Opening>,
}

/// A statement that follows from an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// The earlier one.
    pub question: GateQuestionId,
    /// The answers to it after which this one is asked.
    pub answers: Vec<GateAnswer>,
}

/// What an answer to a statement opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The gate or the criterion.
    pub gate: GateRef,
    /// How strongly; `None` means as strongly as the gate itself.
    #[serde(default)]
    pub level: Option<GateLevel>,
}

/// Statements that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateGroup {
    /// Its stable name.
    pub id: TopicId,
    /// Its heading.
    pub name: Bilingual,
}

/// Something that rated answers tell about a request: for each kind the ways in which it can be so. A way is a set of
/// questions of which each has one of the listed keys; an empty way always holds.
pub type Circumstance = BTreeMap<KindId, Vec<BTreeMap<QuestionId, Vec<String>>>>;

impl GateQuestion {
    /// What this answer opens; nothing for "I do not know", which is not an answer of the law.
    pub const fn opening(&self, answer: GateAnswer) -> Option<&Opening> {
        match answer {
            GateAnswer::Yes => self.yes.as_ref(),
            GateAnswer::No => self.no.as_ref(),
            GateAnswer::Unknown => None,
        }
    }

    /// Everything that some answer opens.
    pub fn openings(&self) -> impl Iterator<Item = &Opening> {
        self.yes.iter().chain(&self.no)
    }
}
