//! Both sides prove that they understood the other's need before one person has to decide between them. A side
//! states its need; the other side restates it; the author's side confirms or corrects. After two corrections
//! the restater may close it as not confirmed, which the brief then says.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Both, Case, Side},
    id::PersonId,
    time::Time,
};

/// What a side needs, in its own words, and how far the other side has understood it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// At most 280 characters.
    pub text: String,
    /// Who wrote it.
    pub author: PersonId,
    /// When.
    pub at: Time,
    /// What the other side made of it.
    pub understanding: Understanding,
}

/// How far a need has been understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Understanding {
    /// Not restated yet.
    Open,
    /// The other side said it in its own words; waits for confirm or correct.
    Restated(Restatement),
    /// Not quite: the author's side says in one sentence what is missing; waits for a new restatement.
    Corrected {
        /// What was corrected.
        restatement: Restatement,
        /// What is missing in it.
        correction: String,
    },
    /// Understood, and the author's side says so.
    Confirmed {
        /// What was confirmed.
        restatement: Restatement,
        /// By whom.
        by: PersonId,
        /// When.
        at: Time,
    },
    /// Given up by the restater after two corrections.
    NotConfirmed {
        /// The last try.
        restatement: Restatement,
    },
}

/// A need in the words of the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restatement {
    /// At most 280 characters.
    pub text: String,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// How often it had been corrected before this try.
    pub corrections: u8,
}

/// Corrections after which the restater may stop trying.
pub const CORRECTIONS_BEFORE_CLOSING: u8 = 2;

/// What a side still has to do before the case may go to the executive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Say what it needs.
    StateNeed,
    /// Say what the other side needs.
    Restate,
    /// Say whether the other side got it right.
    ConfirmOrCorrect,
}

impl Need {
    /// A need that nobody has restated.
    pub const fn new(text: String, author: PersonId, at: Time) -> Self {
        Self { text, author, at, understanding: Understanding::Open }
    }

    /// The last restatement, if there is one.
    pub const fn restatement(&self) -> Option<&Restatement> {
        match &self.understanding {
            Understanding::Open => None,
            Understanding::Restated(restatement)
            | Understanding::Corrected { restatement, .. }
            | Understanding::Confirmed { restatement, .. }
            | Understanding::NotConfirmed { restatement } => Some(restatement),
        }
    }

    /// How often the other side was corrected so far.
    pub fn corrections(&self) -> u8 {
        match &self.understanding {
            Understanding::Corrected { restatement, .. } | Understanding::NotConfirmed { restatement } => {
                restatement.corrections.saturating_add(1)
            }
            _ => self.restatement().map_or(0, |restatement| restatement.corrections),
        }
    }
}

impl Case {
    /// Whether this person says if the need of this side was understood: its author, or who holds the case for the side.
    pub fn vouches_for(&self, side: Side, person: PersonId) -> bool {
        let is_author = self.needs.of(side).as_ref().is_some_and(|need| need.author == person);
        is_author || *self.assignees.of(side) == Some(person)
    }
}

/// What this side owes. A side that has nothing to restate yet owes only its own need.
pub fn duty(needs: &Both<Option<Need>>, side: Side) -> Option<Duty> {
    let Some(own) = needs.of(side) else { return Some(Duty::StateNeed) };
    if matches!(own.understanding, Understanding::Restated(_)) {
        return Some(Duty::ConfirmOrCorrect);
    }
    let theirs = needs.of(side.other()).as_ref()?;
    matches!(theirs.understanding, Understanding::Open | Understanding::Corrected { .. })
        .then_some(Duty::Restate)
}
