//! The proof of a stored decision: everything that its record says is computed again from the case, the rule book of its
//! day and the limits of its day, and laid beside what is stored, line by line. Whoever changed a vector, a figure or an
//! answer in the database is found by the line that does not match.

use std::collections::BTreeSet;

use loss::{Memo, Outcome};
use serde::Serialize;
use serde_json::Value;

use crate::{
    case::{
        Case,
        decision::{Decision, Record, Snapshot},
        losses::LossRecord,
        package::Package,
        standing::Basis,
        state::State,
    },
    policy::Policy,
    rating::RateFault,
    rules::{ConditionId, RuleBook},
};

/// One line of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What is compared, in plain English.
    pub what: String,
    /// What the database says.
    pub stored: String,
    /// What this program computes.
    pub found: String,
}

impl Line {
    /// Both are the same.
    pub fn matches(&self) -> bool {
        self.stored == self.found
    }
}

/// Why there is nothing to prove.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoProof {
    /// Nobody has decided it.
    #[error("the case is not decided, so there is nothing to compute again")]
    Undecided,
    /// It was decided before decisions kept what it takes.
    #[error("the decision was made before decisions kept their record, so it cannot be computed again")]
    NoRecord,
    /// The stored answers do not fit the rule book of the decision any more.
    #[error("the stored answers do not fit the rule book of the decision: {}", list(.0))]
    Unrateable(Vec<RateFault>),
}

fn list(faults: &[RateFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl Case {
    /// The decision, while it is one.
    pub fn decision(&self) -> Option<&Decision> {
        match &self.state {
            State::Approved(decided) | State::Declined(decided) => Some(&decided.decision),
            _ => None,
        }
    }

    /// The record of its decision: it names the rule book that [`Case::prove`] needs.
    pub fn record(&self) -> Result<&Record, NoProof> {
        let decision = self.decision().ok_or(NoProof::Undecided)?;
        decision.snapshot.record.as_deref().ok_or(NoProof::NoRecord)
    }

    /// Computes the decision again under the rule book of its day.
    pub fn prove(&self, book: &RuleBook, losses: &Memo) -> Result<Vec<Line>, NoProof> {
        let decision = self.decision().ok_or(NoProof::Undecided)?;
        let (stored, record) = (&decision.snapshot, self.record()?);
        let policy = record.limits.over(Policy::default());
        let basis = Basis { book, policy: &policy, losses };
        let conditions: BTreeSet<ConditionId> =
            decision.package.as_ref().map(Package::conditions).unwrap_or_default();
        let standing = self.standing(&basis, &conditions).map_err(NoProof::Unrateable)?;
        let found = self.snapshot(&basis, &standing, &conditions);
        let mut proof = Proof(Vec::new());
        proof.snapshot(stored, &found);
        if let Some(again) = &found.record {
            proof.record(record, again);
            proof.losses(record.losses.as_ref(), again.losses.as_ref());
        }
        Ok(proof.0)
    }
}

struct Proof(Vec<Line>);

impl Proof {
    fn line(&mut self, what: &str, stored: &impl ToString, found: &impl ToString) {
        self.0.push(Line { what: what.to_owned(), stored: stored.to_string(), found: found.to_string() });
    }

    /// Values that have no word of their own, as JSON.
    fn json(&mut self, what: &str, stored: &impl Serialize, found: &impl Serialize) {
        let text = |value: Result<Value, _>| value.map(|value| value.to_string()).unwrap_or_default();
        self.line(what, &text(serde_json::to_value(stored)), &text(serde_json::to_value(found)));
    }

    fn snapshot(&mut self, stored: &Snapshot, found: &Snapshot) {
        self.line("version of the rule book", &stored.rule_book, &found.rule_book);
        self.line("inherent vector", &stored.inherent, &found.inherent);
        self.line("residual vector", &stored.residual, &found.residual);
        self.line("severity", &stored.severity.code(), &found.severity.code());
        self.line("severity is provisional", &stored.provisional, &found.provisional);
    }

    fn record(&mut self, stored: &Record, found: &Record) {
        self.line("hash of the rule book", &stored.rule_book_hash, &found.rule_book_hash);
        self.line("hash of the request, artefacts and conditions", &stored.facts, &found.facts);
        self.line("inherent vector by the answers alone", &stored.derived.0, &found.derived.0);
        self.line("residual vector by the answers alone", &stored.derived.1, &found.derived.1);
        self.json("corrections of factors", &stored.adjustments, &found.adjustments);
        self.json("gates", &stored.gates, &found.gates);
        self.json("open gates", &stored.open, &found.open);
        self.line("row of the decision table", &stored.proposal.rule, &found.proposal.rule);
        self.json("outcome of the table", &stored.proposal.outcome, &found.proposal.outcome);
        self.json("months until the review", &stored.proposal.review_months, &found.proposal.review_months);
        self.json("tolerance", &stored.tolerance, &found.tolerance);
        self.json("value", &stored.value, &found.value);
    }

    fn losses(&mut self, stored: Option<&LossRecord>, found: Option<&LossRecord>) {
        let (Some(stored), Some(found)) = (stored, found) else {
            return self.line("losses", &said(stored), &said(found));
        };
        let hashed = serde_json::from_str::<loss::Input>(&stored.input).map(|input| loss::input_hash(&input));
        let hashed = hashed.unwrap_or_else(|fault| format!("unreadable: {fault}"));
        self.line("hash of the stored input of the simulation", &stored.outcome.input_hash, &hashed);
        self.line("input of the simulation", &stored.input, &found.input);
        self.json("versions of the crates", &stored.crates, &found.crates);
        self.outcome(&stored.outcome, &found.outcome);
    }

    /// One line for everything that is the same, and one for each figure that is not.
    fn outcome(&mut self, stored: &Outcome, found: &Outcome) {
        self.line("engine", &stored.engine, &found.engine);
        self.line("seed", &stored.seed, &found.seed);
        self.line("simulated years", &stored.simulations, &found.simulations);
        self.line("hash of the result", &stored.hash, &found.hash);
        let before = self.0.len();
        let [stored, found] =
            [stored, found].map(|outcome| serde_json::to_value(outcome).unwrap_or_default());
        self.differences("figures", &stored, &found);
        if self.0.len() == before {
            self.line("figures", &"as computed", &"as computed");
        }
    }

    fn differences(&mut self, place: &str, stored: &Value, found: &Value) {
        match (stored, found) {
            (Value::Object(a), Value::Object(b)) => {
                for key in a.keys().chain(b.keys()).collect::<BTreeSet<_>>() {
                    let null = Value::Null;
                    let of = |side: &serde_json::Map<String, Value>| side.get(key).cloned();
                    self.differences(
                        &format!("{place}, {key}"),
                        &of(a).unwrap_or_else(|| null.clone()),
                        &of(b).unwrap_or_else(|| null.clone()),
                    );
                }
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                // the first point of a curve that differs says it all
                if let Some((index, (a, b))) = a.iter().zip(b).enumerate().find(|(_, (a, b))| a != b) {
                    self.differences(&format!("{place} {}", index + 1), a, b);
                }
            }
            (stored, found) if stored == found => {}
            (stored, found) => self.line(place, stored, found),
        }
    }
}

fn said(losses: Option<&LossRecord>) -> &'static str {
    if losses.is_some() { "estimated" } else { "not estimated" }
}
