//! What is kept of a decision, so that anybody can prove it again years later: the facts by their hash, the two vectors,
//! the row of the table, and the simulation with its input, its outcome and the programs that made it.

use std::collections::{BTreeMap, BTreeSet};

use loss::Outcome;
use serde::{Deserialize, Serialize};

use super::ON_RECORD;
use crate::{
    case::{
        Case,
        decision::{Limits, Record, Snapshot},
        standing::{Basis, Standing},
    },
    hash::sha256,
    policy::Policy,
    rules::ConditionId,
};

/// One simulation of a decision, with [`ON_RECORD`] years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LossRecord {
    /// Versions of the engine and of the two crates whose arithmetic it uses.
    pub crates: BTreeMap<String, String>,
    /// The canonical JSON of the input; its SHA-256 is `outcome.input_hash`.
    pub input: String,
    /// The figures, with engine, seed, simulations and both hashes.
    pub outcome: Outcome,
}

// figures are finite, and finite floats equal themselves
impl Eq for LossRecord {}

/// The versions with which this program computes; a test holds them against the lock file.
pub const CRATES: [(&str, &str); 3] = [("libm", "0.2.16"), ("loss", "0.1.0"), ("rand_xoshiro", "0.8.1")];

impl Case {
    /// The facts of a decision under these conditions, whose standing this is.
    pub fn snapshot(
        &self,
        basis: &Basis<'_>,
        standing: &Standing,
        conditions: &BTreeSet<ConditionId>,
    ) -> Snapshot {
        let assessment = &standing.assessment;
        let record = Record {
            rule_book_hash: basis.book.hash().to_owned(),
            facts: self.facts(conditions),
            limits: Limits::of(basis.policy),
            derived: standing.derived,
            adjustments: self.counting(&standing.derived.0),
            gates: assessment.gates.iter().map(|gate| (gate.id.clone(), gate.level)).collect(),
            open: standing.open.clone(),
            proposal: standing.proposal,
            tolerance: standing.tolerance(),
            value: standing.value(),
            losses: self.loss_record(basis, standing, conditions),
        };
        Snapshot {
            inherent: assessment.inherent,
            residual: assessment.residual,
            severity: standing.severity,
            provisional: standing.provisional,
            rule_book: basis.book.version.clone(),
            record: Some(Box::new(record)),
        }
    }

    /// The simulation that a decision under these conditions keeps. Slow where nobody asked for it before.
    pub fn loss_record(
        &self,
        basis: &Basis<'_>,
        standing: &Standing,
        conditions: &BTreeSet<ConditionId>,
    ) -> Option<LossRecord> {
        let input = self.loss_input(basis, &standing.assessment, conditions, ON_RECORD)?;
        let outcome = basis.losses.outcome(&input);
        Some(LossRecord {
            crates: CRATES.map(|(name, version)| (name.to_owned(), version.to_owned())).into(),
            input: loss::canonical(input.input()),
            outcome: Outcome::clone(&outcome),
        })
    }

    /// SHA-256 of the request, its artefacts and the conditions, in hexadecimal.
    pub fn facts(&self, conditions: &BTreeSet<ConditionId>) -> String {
        let text = serde_json::to_string(&(&self.request, &self.artefacts, conditions)).unwrap_or_default();
        sha256([text.as_str()])
    }
}

impl Limits {
    /// Those of a policy.
    pub const fn of(policy: &Policy) -> Self {
        Self {
            tolerance: policy.tolerance,
            chance_of_loss: policy.chance_of_loss,
            nis2: policy.nis2,
            version: policy.version,
        }
    }

    /// The policy with these limits in the place of its own.
    #[must_use]
    pub fn over(self, policy: Policy) -> Policy {
        let Self { tolerance, chance_of_loss, nis2, version } = self;
        Policy { tolerance, chance_of_loss, nis2, version, ..policy }
    }
}
