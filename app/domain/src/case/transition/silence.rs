//! Silence: a side let its time run out. It becomes a stalemate with cause *silence* and goes to the executive
//! in one step, without any human act. Nothing is ever approved by a deadline.

use crate::case::{
    Both, Side,
    event::Happening,
    refusal::Refusal,
    state::{Cause, State, Waiting, Why},
    transition::turn::Turn,
};

impl Turn<'_> {
    pub(super) fn silence_in_review(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        self.run_out(&waiting, Side::Security)
    }

    pub(super) fn silence_in_negotiation(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        let side = if waiting.unsigned.is_some() { Side::Security } else { self.case.to_move() };
        self.run_out(&waiting, side)
    }

    fn run_out(&mut self, waiting: &Waiting, side: Side) -> Result<State, Refusal> {
        if self.at < waiting.due {
            return Err(Refusal::NotDue);
        }
        self.silence(side, waiting.unsigned.is_some())
    }

    pub(super) fn silence(&mut self, side: Side, not_cosigned: bool) -> Result<State, Refusal> {
        self.note(Happening::Silence { side });
        let mut lapsed = Both::default();
        *lapsed.of_mut(side) = true;
        self.escalate(Why::Stalemate {
            cause: Cause::Silence,
            side,
            reason: String::new(),
            lapsed,
            not_cosigned,
        })
    }
}
