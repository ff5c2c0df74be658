//! Who used how much working time (workflow.md 5). A case notes each change of hands; the minutes are counted when
//! somebody asks, with the calendar of the area that is in force then, for the whole of the case: so a closing day that is
//! added later corrects every figure, and the four shares always sum to the whole.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, Side, state::State},
    clock::Calendar,
    time::Time,
};

/// To whom a minute is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Marketing.
    Marketing,
    /// Security, its second reviewer included.
    Security,
    /// The executive or the substitute, also while an admin has to name one.
    Executive,
    /// An adviser, the time to undo, or both sides at once.
    Nobody,
}

/// From here on the case was in these hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Since when.
    pub since: Time,
    /// In whose; `None` where it is over and no minute counts any more.
    pub holder: Option<Holder>,
}

/// Working minutes of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Charged to marketing.
    pub marketing: i64,
    /// Charged to security.
    pub security: i64,
    /// Charged to the executive.
    pub executive: i64,
    /// Charged to nobody.
    pub nobody: i64,
}

impl Spent {
    /// All of it.
    pub const fn total(&self) -> i64 {
        self.marketing + self.security + self.executive + self.nobody
    }

    const fn of_mut(&mut self, holder: Holder) -> &mut i64 {
        match holder {
            Holder::Marketing => &mut self.marketing,
            Holder::Security => &mut self.security,
            Holder::Executive => &mut self.executive,
            Holder::Nobody => &mut self.nobody,
        }
    }
}

impl Case {
    /// In whose hands it is; `None` before it was handed in and after it is over.
    pub fn holder(&self) -> Option<Holder> {
        let of = |side| match side {
            Side::Marketing => Holder::Marketing,
            Side::Security => Holder::Security,
        };
        match &self.state {
            State::Draft | State::Withdrawn(_) | State::Discarded => None,
            State::Review(_) => Some(Holder::Security),
            State::Returned(_) => Some(Holder::Marketing),
            State::Question(question) => Some(of(question.asked)),
            State::Negotiation(waiting) if waiting.unsigned.is_some() => Some(Holder::Security),
            State::Negotiation(_) => Some(of(self.to_move())),
            State::Agreed(agreed) => {
                Some(if agreed.due.is_some() { Holder::Marketing } else { Holder::Nobody })
            }
            State::Stalemate(stalemate) => {
                Some(match (stalemate.owed.marketing.is_some(), stalemate.owed.security.is_some()) {
                    (true, false) => Holder::Marketing,
                    (false, true) => Holder::Security,
                    _ => Holder::Nobody,
                })
            }
            State::Escalated(_) => Some(Holder::Executive),
            State::Approved(decided) | State::Declined(decided) => {
                (!decided.effective).then_some(Holder::Nobody)
            }
        }
    }

    /// Working minutes since it was handed in, until it was over or `now`.
    pub fn spent(&self, calendar: &Calendar, now: Time) -> Spent {
        let mut spent = Spent::default();
        let ends = self.stretches.iter().skip(1).map(|next| next.since).chain([now]);
        for (stretch, end) in self.stretches.iter().zip(ends) {
            if let Some(holder) = stretch.holder {
                *spent.of_mut(holder) += calendar.between(stretch.since, end.min(now));
            }
        }
        spent
    }

    /// Notes a change of hands. The time of a case never runs backwards: where the server's clock was set back, a stretch
    /// begins where the last one did at the earliest, so no minute is charged twice.
    pub(super) fn hand_over(&mut self, at: Time) {
        let holder = self.holder();
        let last = self.stretches.last();
        if last.map(|last| last.holder) != Some(holder) && (holder.is_some() || last.is_some()) {
            let since = last.map_or(at, |last| at.max(last.since));
            self.stretches.push(Stretch { since, holder });
        }
    }
}
