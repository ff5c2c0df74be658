//! One approved channel or tool.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, decision::Decision, package::Term, state::State},
    id::{AreaId, CaseNumber, EntryId, PersonId},
    rules::KindId,
    time::{Day, Time},
};

/// What is approved, by which decision, under which conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: EntryId,
    /// The case that led to it.
    pub case: CaseNumber,
    /// Where it may be used.
    pub area: AreaId,
    /// Who asked for it and answers for it.
    pub owner: PersonId,
    /// Channel or tool.
    pub name: String,
    /// Who offers it.
    pub supplier: String,
    /// Kind of request.
    pub kind: KindId,
    /// What it is for.
    pub purpose: String,
    /// The decision with its facts.
    pub decision: Decision,
    /// The conditions.
    pub terms: Vec<Held>,
    /// When the decision took effect.
    pub since: Time,
}

/// A condition of an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What has to be done, by which side, until when.
    pub term: Term,
    /// That it was done.
    pub proof: Option<Proof>,
}

/// That a condition is fulfilled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Where to see it.
    pub link: String,
    /// What it is; may be empty.
    pub note: String,
    /// Who says so.
    pub by: PersonId,
    /// When.
    pub at: Time,
}

/// Where an entry stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// All due conditions are proven.
    Active,
    /// A condition or the review is overdue.
    AtRisk,
    /// The last day is over.
    Expired,
}

impl EntryState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Active, Self::AtRisk, Self::Expired];

    /// The word in storage, addresses and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::AtRisk => "at-risk",
            Self::Expired => "expired",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Why a proof was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// The approval has no such condition.
    #[error("no such condition")]
    NoSuchTerm,
    /// It is proven already.
    #[error("proven already")]
    ProvenAlready,
    /// The approval is over.
    #[error("expired")]
    Expired,
}

impl Entry {
    /// The entry of an approved case whose decision took effect; `None` for any other case.
    pub fn of(case: &Case, id: EntryId, at: Time) -> Option<Self> {
        let State::Approved(decided) = &case.state else { return None };
        if !decided.effective {
            return None;
        }
        let package = decided.decision.package.as_ref();
        Some(Self {
            id,
            case: case.number,
            area: case.area,
            owner: case.requester,
            name: case.request.tool.clone(),
            supplier: case.request.supplier.clone(),
            kind: case.request.kind?,
            purpose: case.request.purpose.clone(),
            decision: decided.decision.clone(),
            terms: package.map_or_else(Vec::new, |package| {
                package.terms.iter().map(|term| Held { term: term.clone(), proof: None }).collect()
            }),
            since: at,
        })
    }

    /// The day of the next review.
    pub fn review(&self) -> Day {
        let start = crate::clock::zone::local(self.since).day;
        months_later(start, self.decision.review_months.unwrap_or(12))
    }

    /// The day on which something is due next: the review, or a condition that is not proven.
    pub fn next(&self) -> Day {
        let open = self.terms.iter().filter(|held| held.proof.is_none()).map(|held| held.term.due);
        open.fold(self.review(), Day::min)
    }

    /// Where it stands on this day.
    pub fn state(&self, today: Day) -> EntryState {
        let overdue = self.terms.iter().any(|held| held.is_overdue(today));
        if self.decision.expires.is_some_and(|last| last < today) {
            EntryState::Expired
        } else if overdue || self.review() < today {
            EntryState::AtRisk
        } else {
            EntryState::Active
        }
    }

    /// Takes the proof of one condition, by the key of its term.
    pub fn prove(mut self, key: &str, proof: Proof, today: Day) -> Result<Self, EntryFault> {
        if self.state(today) == EntryState::Expired {
            return Err(EntryFault::Expired);
        }
        let held = self.terms.iter_mut().find(|held| held.term.key() == key).ok_or(EntryFault::NoSuchTerm)?;
        if held.proof.is_some() {
            return Err(EntryFault::ProvenAlready);
        }
        held.proof = Some(proof);
        Ok(self)
    }
}

impl Held {
    /// Due before today and not proven.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.proof.is_none() && self.term.due < today
    }
}

/// The same day of a later month, or its last day where that month is shorter.
fn months_later(day: Day, months: u8) -> Day {
    let total = i32::from(day.month) - 1 + i32::from(months);
    let (year, month) =
        (day.year + total.div_euclid(12), u8::try_from(total.rem_euclid(12) + 1).unwrap_or(1));
    (1..=day.day).rev().find_map(|number| Day::new(year, month, number)).unwrap_or(day)
}
