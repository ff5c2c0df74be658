//! Reminders (workflow.md 5): whoever has to act hears of it again at 50 and at 80 percent of the working time. For a side
//! the end of the time is silence, which is a transition; for an executive and an adviser nothing follows from it by
//! itself, so they are reminded a third time and then stand overdue. A reminder changes no state.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, Side, mover::Mover, state::State},
    clock::Calendar,
    time::Time,
};

/// Parts of the working time, in percent. The last one only where the end of the time moves nothing.
const AT: [u8; 3] = [50, 80, 100];

/// Somebody has to act until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// Who.
    pub mover: Mover,
    /// Since when.
    pub since: Time,
    /// Until when.
    pub due: Time,
    /// The reminders that are still to come, with their percents.
    pub reminders: Vec<(Time, u8)>,
}

impl Obligation {
    fn new(mover: Mover, since: Time, due: Time, calendar: &Calendar) -> Self {
        let moves_on = !matches!(mover, Mover::Executive | Mover::Adviser);
        let whole = calendar.between(since, due);
        let at = |percent: u8| match percent {
            100 => due,
            part => calendar.after(since, whole * i64::from(part) / 100),
        };
        // Less than a minute of working time leaves nothing to remind of in between.
        let parts =
            AT.into_iter().filter(|percent| *percent < 100 && whole > 1 || *percent == 100 && !moves_on);
        Self { mover, since, due, reminders: parts.map(|percent| (at(percent), percent)).collect() }
    }
}

impl Case {
    /// Who has to act until when, as the state says it; an adviser's time is counted by [`Case::oblige`].
    fn owing(&self) -> Vec<(Mover, Option<Time>)> {
        let signed = |unsigned: bool, side| if unsigned { Mover::SecondReviewer } else { Mover::Side(side) };
        match &self.state {
            State::Draft
            | State::Approved(_)
            | State::Declined(_)
            | State::Withdrawn(_)
            | State::Discarded => Vec::new(),
            State::Review(waiting) => {
                vec![(signed(waiting.unsigned.is_some(), Side::Security), Some(waiting.due))]
            }
            State::Negotiation(waiting) => {
                vec![(signed(waiting.unsigned.is_some(), self.to_move()), Some(waiting.due))]
            }
            State::Returned(returned) => vec![(Mover::Side(Side::Marketing), Some(returned.due))],
            State::Question(question) => vec![(Mover::Side(question.asked), Some(question.due))],
            State::Agreed(agreed) => match agreed.due {
                Some(due) => vec![(Mover::Side(Side::Marketing), Some(due))],
                None => vec![(Mover::Adviser, None)],
            },
            State::Stalemate(stalemate) => Side::ALL
                .into_iter()
                .filter_map(|side| Some((Mover::Side(side), Some(stalemate.owed.of(side).as_ref()?.until))))
                .collect(),
            State::Escalated(escalated) => vec![(Mover::Executive, Some(escalated.due))],
        }
    }

    /// Keeps the obligations of this state: new ones begin now, old ones go on, done ones end.
    pub(super) fn oblige(&mut self, at: Time, calendar: &Calendar, adviser_days: u8) {
        let before = std::mem::take(&mut self.obligations);
        self.obligations = self
            .owing()
            .into_iter()
            .map(|(mover, due)| {
                let goes_on = |old: &&Obligation| old.mover == mover && due.is_none_or(|due| old.due == due);
                before.iter().find(goes_on).cloned().unwrap_or_else(|| {
                    let due = due.unwrap_or_else(|| calendar.deadline(at, adviser_days));
                    Obligation::new(mover, at, due, calendar)
                })
            })
            .collect();
    }

    /// Takes the reminders that are due: who is reminded, and of how much of the time. Of several for one party, missed
    /// while no server ran, only the last counts.
    pub(super) fn remind(&mut self, at: Time) -> Vec<(Mover, u8)> {
        let mut reminded = Vec::new();
        for obligation in &mut self.obligations {
            let due = obligation.reminders.iter().take_while(|(when, _)| *when <= at).count();
            if let Some((_, percent)) = obligation.reminders.drain(..due).next_back() {
                reminded.push((obligation.mover, percent));
            }
        }
        reminded
    }

    /// Until when an adviser has time; only obligations know it, because nothing follows from it.
    pub(super) fn advisers_due(&self) -> Option<Time> {
        let adviser = self.obligations.iter().find(|obligation| obligation.mover == Mover::Adviser);
        adviser.map(|obligation| obligation.due)
    }

    /// When the next reminder is due.
    pub fn reminder_at(&self) -> Option<Time> {
        self.obligations.iter().filter_map(|obligation| obligation.reminders.first()).map(|(at, _)| *at).min()
    }

    /// Whoever stands overdue, though nothing follows from it by itself: an executive or an adviser.
    pub fn overdue(&self, now: Time) -> Option<Mover> {
        self.obligations.iter().find(|obligation| obligation.due <= now).map(|obligation| obligation.mover)
    }
}
