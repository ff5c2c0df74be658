//! Whose move it is, and until when. Silence is the commonest complaint about approvals, so every page says
//! this first, and nothing computes it a second time.

use serde::{Deserialize, Serialize};

use crate::{
    area::Area,
    case::{Case, Side, state::State},
    permit::deciders,
    time::Time,
};

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mover {
    /// The requester; no clock runs.
    Requester,
    /// One side.
    Side(Side),
    /// A second reviewer has to sign.
    SecondReviewer,
    /// Both sides, each for its own missing act.
    Both,
    /// The adviser has to look at an artefact.
    Adviser,
    /// The executive, or the substitute.
    Executive,
    /// Nobody is left to decide: an admin has to name somebody.
    Admin,
    /// Nobody.
    Nobody,
}

impl Mover {
    /// The side, where it is exactly one.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Requester => Some(Side::Marketing),
            Self::Side(side) => Some(side),
            Self::SecondReviewer => Some(Side::Security),
            Self::Both | Self::Adviser | Self::Executive | Self::Admin | Self::Nobody => None,
        }
    }

    /// The word in storage and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Requester => "requester",
            Self::Side(side) => side.code(),
            Self::SecondReviewer => "second-reviewer",
            Self::Both => "both",
            Self::Adviser => "adviser",
            Self::Executive => "executive",
            Self::Admin => "admin",
            Self::Nobody => "nobody",
        }
    }
}

/// Whose move it is now.
pub fn mover(case: &Case, area: &Area, time: Time) -> Mover {
    match &case.state {
        State::Draft => Mover::Requester,
        State::Review(waiting) => signed(waiting.unsigned.is_some(), Side::Security),
        State::Returned(_) => Mover::Side(Side::Marketing),
        State::Question(question) => Mover::Side(question.asked),
        State::Negotiation(waiting) => signed(waiting.unsigned.is_some(), case.to_move()),
        State::Agreed(agreed) if agreed.due.is_some() => Mover::Side(Side::Marketing),
        State::Agreed(_) => Mover::Adviser,
        State::Stalemate(stalemate) => match (stalemate.owed.marketing, stalemate.owed.security) {
            (Some(_), Some(_)) => Mover::Both,
            (Some(_), None) => Mover::Side(Side::Marketing),
            (None, Some(_)) => Mover::Side(Side::Security),
            (None, None) => Mover::Nobody,
        },
        State::Escalated(_) if deciders(case, area, time).is_empty() => Mover::Admin,
        State::Escalated(_) => Mover::Executive,
        State::Approved(_) | State::Declined(_) | State::Withdrawn(_) | State::Discarded => Mover::Nobody,
    }
}

const fn signed(unsigned: bool, side: Side) -> Mover {
    if unsigned { Mover::SecondReviewer } else { Mover::Side(side) }
}

impl Case {
    /// In a negotiation: the side that did not make the last move.
    pub fn to_move(&self) -> Side {
        self.last_round().map_or(Side::Security, |round| round.side.other())
    }

    /// The deadline of whoever has to move; the nearer one where both have to.
    pub fn due(&self) -> Option<Time> {
        match &self.state {
            State::Review(waiting) | State::Negotiation(waiting) => Some(waiting.due),
            State::Returned(returned) => Some(returned.due),
            State::Question(question) => Some(question.due),
            State::Agreed(agreed) => agreed.due.or_else(|| self.advisers_due()),
            State::Stalemate(stalemate) => {
                Side::ALL.into_iter().filter_map(|side| *stalemate.owed.of(side)).map(|owed| owed.until).min()
            }
            State::Escalated(escalated) => Some(escalated.due),
            State::Draft
            | State::Approved(_)
            | State::Declined(_)
            | State::Withdrawn(_)
            | State::Discarded => None,
        }
    }

    /// When the clock has to look at this case again by itself.
    pub fn wake_at(&self) -> Option<Time> {
        [self.moves_at(), self.reminder_at()].into_iter().flatten().min()
    }

    /// When the clock moves this case by itself: at silence, and when a decision takes effect. The deadlines of an
    /// executive and an adviser move nothing: nothing is ever decided by a deadline.
    pub fn moves_at(&self) -> Option<Time> {
        match &self.state {
            State::Approved(decided) | State::Declined(decided) => {
                (!decided.effective).then_some(decided.effective_at)
            }
            State::Escalated(_) => None,
            State::Agreed(agreed) => agreed.due,
            _ => self.due(),
        }
    }
}
