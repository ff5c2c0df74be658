//! The rating: from answers and accepted conditions to two vectors, open gates, the answers that explain them, and the
//! shares of loss that remain (scoring.md 0). Pure and total: the same input gives the same bits everywhere, and the
//! day of going live is a parameter. Whoever shows a number finds here why it is that number.

mod answers;
mod engine;
mod factor;
mod gate_answers;
mod gates;
mod lowering;
mod multiplier;
pub mod nist;
mod preview;
mod severity;
mod vector;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use answers::{Answers, RateFault, UNKNOWN};
pub use factor::{Factor, Group};
pub use gate_answers::{GateAnswers, applicable, can_apply};
pub use lowering::Lowering;
pub use multiplier::Multiplier;
pub use preview::{Preview, Reason, preview};
pub use severity::{Level, Severity};
pub use vector::{Vector, VectorFault};

use crate::{
    rules::{ConditionId, GateAnswer, GateId, GateLevel, GateQuestionId, KindId, QuestionId, RuleBook},
    time::Day,
};

/// A complete rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Before any condition.
    pub inherent: Vector,
    /// With the accepted conditions.
    pub residual: Vector,
    /// Open gates, strongest first, then by id.
    pub gates: Vec<OpenGate>,
    /// For each factor that answers raise: which answers, highest floor first.
    pub drivers: BTreeMap<Factor, Vec<Driver>>,
    /// What remains of each loss scenario, by its id.
    pub multipliers: BTreeMap<String, Multiplier>,
    /// Questions answered with "unknown".
    pub evidence_missing: Vec<QuestionId>,
    /// Statements of the legal check that are asked and answered with "unknown".
    #[serde(default)]
    pub unclear: Vec<GateQuestionId>,
}

/// One answer that raises a factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Driver {
    /// The question.
    pub question: QuestionId,
    /// The key that was given, or `unknown`.
    pub answer: String,
    /// The least value of the factor that it sets.
    pub floor: u8,
    /// What of it is left with the accepted conditions; the factor itself never falls below the kind's baseline.
    pub after: u8,
    /// The accepted conditions that lower it, by id.
    pub conditions: Vec<ConditionId>,
}

/// A gate that answers open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenGate {
    /// Which one.
    pub id: GateId,
    /// How strongly.
    pub level: GateLevel,
    /// The criteria that count, ascending; empty for gates that count none.
    pub criteria: Vec<u8>,
    /// What opens it: rated answers first, then statements; empty where the kind alone does.
    pub because: Vec<Cause>,
}

/// What opens a gate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The answer to a rated question.
    Answer {
        /// The question.
        question: QuestionId,
        /// The key that was given, or `unknown`.
        key: String,
    },
    /// The answer to a statement of the legal check.
    Statement {
        /// The statement.
        question: GateQuestionId,
        /// What was said to it.
        answer: GateAnswer,
    },
}

/// What a rating rests on.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Which questions apply.
    pub kind: KindId,
    /// The rated answers.
    pub answers: &'a Answers,
    /// The legal check; `None` means that it was not made. Answers count only where their statement is asked.
    pub gate_answers: Option<&'a GateAnswers>,
    /// The conditions that count (planned: accepted and evidenced; verified: evidenced).
    pub conditions: &'a BTreeSet<ConditionId>,
    /// A gate with dates counts when it is valid on this day; with no day every gate counts.
    pub go_live: Option<Day>,
    /// The company is an essential or important entity (§ 28 BSIG); otherwise the gates of NIS2 are a notice.
    pub nis2: bool,
}

impl<'a> Facts<'a> {
    /// The answers alone: no legal check, no condition, no day.
    pub const fn of(kind: KindId, answers: &'a Answers) -> Self {
        static NONE: BTreeSet<ConditionId> = BTreeSet::new();
        Self { kind, answers, gate_answers: None, conditions: &NONE, go_live: None, nis2: false }
    }

    /// The same with other conditions.
    #[must_use]
    pub const fn with(self, conditions: &'a BTreeSet<ConditionId>) -> Self {
        Self { conditions, ..self }
    }
}

impl Cause {
    /// The name of the question or statement.
    pub fn question(&self) -> &str {
        match self {
            Self::Answer { question, .. } => question.as_str(),
            Self::Statement { question, .. } => question.as_str(),
        }
    }

    /// The answer: a key, `yes`, `no` or `unknown`.
    pub fn answer(&self) -> &str {
        match self {
            Self::Answer { key, .. } => key,
            Self::Statement { answer, .. } => answer.code(),
        }
    }
}

impl Assessment {
    /// The strongest open gate.
    pub fn gate_level(&self) -> GateLevel {
        self.gates.iter().map(|gate| gate.level).max().unwrap_or(GateLevel::Clear)
    }

    /// Every question and statement that somebody answered with "unknown": its evidence is missing.
    pub fn unanswered(&self) -> impl Iterator<Item = &str> {
        let questions = self.evidence_missing.iter().map(QuestionId::as_str);
        questions.chain(self.unclear.iter().map(GateQuestionId::as_str))
    }

    /// The `n` answers with the highest floors among the factors of `group`; ties in vector and catalogue order.
    pub fn top_drivers(&self, group: Group, n: usize) -> Vec<(Factor, &Driver)> {
        let mut all: Vec<_> = group
            .factors()
            .iter()
            .flat_map(|factor| self.drivers.get(factor).into_iter().flatten().map(|driver| (*factor, driver)))
            .collect();
        all.sort_by_key(|(_, driver)| std::cmp::Reverse(driver.floor));
        all.truncate(n);
        all
    }
}

/// The rating of a request with an answer to every question of its kind. All faults are returned, not only the first.
pub fn rate(book: &RuleBook, facts: &Facts<'_>) -> Result<Assessment, Vec<RateFault>> {
    let kind = book.kind(facts.kind);
    let mut faults = facts.faults(book);
    faults.extend(
        kind.questions
            .iter()
            .filter(|question| !facts.answers.0.contains_key(&question.id))
            .map(|question| RateFault::MissingAnswer(question.id.clone())),
    );
    let unknown = facts.conditions.iter().filter(|id| book.condition(id).is_none());
    faults.extend(unknown.map(|id| RateFault::UnknownCondition(id.to_string())));
    if faults.is_empty() {
        let replies: Vec<_> =
            kind.questions.iter().filter_map(|question| facts.answers.reply(question)).collect();
        Ok(engine::assess(book, &replies, facts))
    } else {
        Err(faults)
    }
}

/// The residual vector if `candidate` were accepted too: "what would this condition do?"
pub fn effect(book: &RuleBook, facts: &Facts<'_>, candidate: &ConditionId) -> Result<Vector, Vec<RateFault>> {
    let mut with = facts.conditions.clone();
    with.insert(candidate.clone());
    rate(book, &Facts { conditions: &with, ..*facts }).map(|assessment| assessment.residual)
}

impl Facts<'_> {
    /// What is wrong with the given answers; that some are missing is not wrong here.
    fn faults(&self, book: &RuleBook) -> Vec<RateFault> {
        let mut faults = self.answers.faults(book.kind(self.kind));
        let said = self.gate_answers.into_iter().flat_map(|answers| answers.0.keys());
        let unknown = said.filter(|id| book.gate_question(id).is_none());
        faults.extend(unknown.map(|id| RateFault::UnknownGateQuestion(id.to_string())));
        faults
    }
}
