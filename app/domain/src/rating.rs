//! The rating: from answers and accepted conditions to two vectors, open gates, the answers that explain them, and the
//! shares of loss that remain (scoring.md 0). Pure and total: the same input gives the same bits everywhere, and the
//! day of going live is a parameter. Whoever shows a number finds here why it is that number.

mod answers;
mod engine;
mod factor;
mod gates;
mod lowering;
mod multiplier;
mod preview;
mod severity;
mod vector;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use answers::{Answers, RateFault, UNKNOWN};
pub use factor::{Factor, Group};
pub use lowering::Lowering;
pub use multiplier::Multiplier;
pub use preview::{Preview, Reason, preview};
pub use severity::{Level, Severity};
pub use vector::{Vector, VectorFault};

use crate::{
    rules::{ConditionId, GateId, GateLevel, KindId, QuestionId, RuleBook},
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
    /// The answers that open it; empty where the kind alone does.
    pub because: Vec<(QuestionId, String)>,
}

impl Assessment {
    /// The strongest open gate.
    pub fn gate_level(&self) -> GateLevel {
        self.gates.iter().map(|gate| gate.level).max().unwrap_or(GateLevel::Clear)
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

/// The rating of a request with an answer to every question of its kind.
///
/// `conditions` are those that count (planned: accepted and evidenced; verified: evidenced). A gate with dates counts
/// when it is valid on `go_live`; with no day every gate counts. All faults are returned, not only the first.
pub fn rate(
    book: &RuleBook,
    kind: KindId,
    answers: &Answers,
    conditions: &BTreeSet<ConditionId>,
    go_live: Option<Day>,
) -> Result<Assessment, Vec<RateFault>> {
    let kind = book.kind(kind);
    let mut faults = answers.faults(kind);
    faults.extend(
        kind.questions
            .iter()
            .filter(|question| !answers.0.contains_key(&question.id))
            .map(|question| RateFault::MissingAnswer(question.id.clone())),
    );
    let unknown = conditions.iter().filter(|id| book.condition(id).is_none());
    faults.extend(unknown.map(|id| RateFault::UnknownCondition(id.to_string())));
    if faults.is_empty() {
        let replies: Vec<_> = kind.questions.iter().filter_map(|question| answers.reply(question)).collect();
        Ok(engine::assess(book, kind, &replies, conditions, go_live))
    } else {
        Err(faults)
    }
}

/// The residual vector if `candidate` were accepted too: "what would this condition do?"
pub fn effect(
    book: &RuleBook,
    kind: KindId,
    answers: &Answers,
    conditions: &BTreeSet<ConditionId>,
    candidate: &ConditionId,
) -> Result<Vector, Vec<RateFault>> {
    let mut with = conditions.clone();
    with.insert(candidate.clone());
    rate(book, kind, answers, &with, None).map(|assessment| assessment.residual)
}
