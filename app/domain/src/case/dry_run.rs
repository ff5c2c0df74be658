//! A changed rule book against past cases, before anybody lives under it: which outcomes would change, from what to what.
//! Decided cases are looked at with the package of their decision, open ones with what lies on the table, or as asked.

use std::collections::{BTreeMap, BTreeSet};

use loss::Memo;
use serde::Serialize;

use crate::{
    case::{Case, Side, decision::Choice, package::Package, standing::Basis},
    id::CaseNumber,
    policy::{Outcome, Policy},
    rating::{RateFault, Severity},
    rules::{ConditionId, GateId, GateLevel, RuleBook},
};

/// What a rule book says to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Row of the decision table.
    pub rule: u8,
    /// What the table proposes.
    pub outcome: Outcome,
    /// The severity that counts.
    pub severity: Severity,
    /// Gates that forbid an approval.
    pub gates: Vec<(GateId, GateLevel)>,
}

/// One case under both books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Which.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// Channel or tool.
    pub tool: String,
    /// The round whose package was looked at; `None` is as asked.
    pub round: Option<u32>,
    /// Under the book in force, or why it cannot be rated.
    pub before: Result<Said, Vec<String>>,
    /// Under the changed one.
    pub after: Result<Said, Vec<String>>,
}

impl Compared {
    /// Something is different.
    pub fn changes(&self) -> bool {
        self.before != self.after
    }

    /// Rated under both books.
    pub fn both(&self) -> Option<(&Said, &Said)> {
        self.before.as_ref().ok().zip(self.after.as_ref().ok())
    }
}

/// A rule book by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BookName {
    /// What it calls itself.
    pub version: String,
    /// What it is.
    pub hash: String,
}

/// All cases under both books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DryRun {
    /// The book in force.
    pub before: BookName,
    /// The changed one.
    pub after: BookName,
    /// Every submitted case, by number.
    pub cases: Vec<Compared>,
}

impl DryRun {
    /// An empty one, to be filled case by case.
    pub fn of(before: &RuleBook, after: &RuleBook) -> Self {
        let name = |book: &RuleBook| BookName { version: book.version.clone(), hash: book.hash().to_owned() };
        Self { before: name(before), after: name(after), cases: Vec::new() }
    }

    /// The cases that are rated otherwise, in any respect.
    pub fn changed(&self) -> impl Iterator<Item = &Compared> {
        self.cases.iter().filter(|case| case.changes() && case.both().is_some())
    }

    /// The cases that the changed book cannot rate.
    pub fn unrateable(&self) -> impl Iterator<Item = (&Compared, &[String])> {
        self.cases.iter().filter_map(|case| case.after.as_ref().err().map(|why| (case, why.as_slice())))
    }

    /// How many cases go from which outcome to which; `None` cannot be rated.
    pub fn summary(&self) -> BTreeMap<(Option<Outcome>, Option<Outcome>), usize> {
        let outcome = |said: &Result<Said, Vec<String>>| said.as_ref().ok().map(|said| said.outcome);
        let mut counts = BTreeMap::new();
        for case in &self.cases {
            *counts.entry((outcome(&case.before), outcome(&case.after))).or_default() += 1;
        }
        counts
    }
}

impl Case {
    /// This case under the book in force and under a changed one, with the policy of its area.
    pub fn compare(&self, before: &RuleBook, after: &RuleBook, policy: &Policy, losses: &Memo) -> Compared {
        let (round, conditions) = self.looked_at();
        let said = |book: &RuleBook| {
            let basis = Basis { book, policy, losses };
            let standing = self.standing(&basis, &conditions);
            standing
                .map(|standing| Said {
                    rule: standing.proposal.rule,
                    outcome: standing.proposal.outcome,
                    severity: standing.severity,
                    gates: standing.open,
                })
                .map_err(|faults| faults.iter().map(RateFault::to_string).collect())
        };
        Compared {
            number: self.number,
            reference: self.reference(),
            tool: self.request.tool.clone(),
            round,
            before: said(before),
            after: said(after),
        }
    }

    /// The package of the decision, or the last one on the table.
    fn looked_at(&self) -> (Option<u32>, BTreeSet<ConditionId>) {
        if let Some(decision) = self.decision() {
            let round = match decision.choice {
                Choice::Offer(round) => Some(round),
                Choice::AsAsked | Choice::Decline => None,
            };
            return (round, decision.package.as_ref().map(Package::conditions).unwrap_or_default());
        }
        let live = Side::ALL.into_iter().filter_map(|side| self.live_offer(side));
        let last = live.max_by_key(|(round, _)| round.number);
        last.map_or_else(Default::default, |(round, package)| (Some(round.number), package.conditions()))
    }
}
