//! A stalemate is declared, worked off and left: each side owes its own missing act with its own deadline;
//! when both have acted, or let their time run out, the case goes to the executive.

use crate::case::{
    Both, Side,
    event::Happening,
    refusal::Refusal,
    state::{Cause, Owed, Stalemate, State, Waiting, Why},
    transition::turn::Turn,
    understanding::duty,
};

impl Turn<'_> {
    pub(super) fn declare(
        &mut self,
        waiting: &Waiting,
        cause: Cause,
        reason: String,
    ) -> Result<State, Refusal> {
        let side = self.case.to_move();
        self.must_be(side)?;
        if waiting.unsigned.is_some() {
            return Err(Refusal::SignaturePending);
        }
        if cause == Cause::Silence {
            return Err(Refusal::NotPermitted);
        }
        let by = self.person()?;
        self.note(Happening::StalemateDeclared { cause, side, reason: reason.clone() });
        self.go_on_in_stalemate(Stalemate {
            cause,
            by,
            side,
            reason,
            owed: Both::default(),
            lapsed: Both::default(),
            unsigned: None,
        })
    }

    /// Looks at what each side owes now. A new duty gets its own time; an old one keeps its deadline.
    pub(super) fn go_on_in_stalemate(&mut self, mut stalemate: Stalemate) -> Result<State, Refusal> {
        for side in Side::ALL {
            let missing = duty(&self.case.needs, side).filter(|_| !stalemate.lapsed.of(side));
            let before = *stalemate.owed.of(side);
            *stalemate.owed.of_mut(side) = missing.map(|duty| match before {
                Some(owed) if owed.duty == duty => owed,
                _ => Owed { duty, until: self.next_move() },
            });
        }
        if stalemate.owed.marketing.is_some() || stalemate.owed.security.is_some() {
            return Ok(State::Stalemate(stalemate));
        }
        self.escalate(Why::Stalemate {
            cause: stalemate.cause,
            side: stalemate.side,
            reason: stalemate.reason,
            lapsed: stalemate.lapsed,
            not_cosigned: stalemate.unsigned.is_some(),
        })
    }

    /// The clock: who did not act in time owes nothing any more, and the brief will say so.
    pub(super) fn silence_in_stalemate(&mut self, mut stalemate: Stalemate) -> Result<State, Refusal> {
        let mut due = false;
        for side in Side::ALL {
            if stalemate.owed.of(side).is_some_and(|owed| owed.until <= self.at) {
                *stalemate.lapsed.of_mut(side) = true;
                self.note(Happening::Silence { side });
                due = true;
            }
        }
        if due { self.go_on_in_stalemate(stalemate) } else { Err(Refusal::NotDue) }
    }
}
