//! Needs and understanding (workflow.md 4), at the table and in a stalemate. In a stalemate every such act may
//! be the last one that was missing; then the case goes to the executive by itself.

use crate::case::{
    Side,
    event::Happening,
    refusal::Refusal,
    state::State,
    transition::turn::Turn,
    understanding::{CORRECTIONS_BEFORE_CLOSING, Need, Restatement, Understanding},
};

impl Turn<'_> {
    /// A changed need has to be restated again; the same words change nothing.
    pub(super) fn state_need(&mut self, text: String, state: State) -> Result<State, Refusal> {
        let side = self.side()?;
        Self::needed(&text)?;
        let need = Need::new(text, self.person()?, self.at);
        let slot = self.case.needs.of_mut(side);
        if slot.as_ref().is_none_or(|before| before.text != need.text) {
            *slot = Some(need);
            self.note(Happening::NeedStated { side });
        }
        self.go_on(state)
    }

    pub(super) fn restate(&mut self, text: String, state: State) -> Result<State, Refusal> {
        let theirs = self.side()?.other();
        Self::needed(&text)?;
        let (by, at) = (self.person()?, self.at);
        let need = self.need(theirs, Refusal::NothingToRestate)?;
        if !matches!(need.understanding, Understanding::Open | Understanding::Corrected { .. }) {
            return Err(Refusal::NothingToRestate);
        }
        let corrections = need.corrections();
        need.understanding = Understanding::Restated(Restatement { text, by, at, corrections });
        self.note(Happening::Restated { side: theirs });
        self.go_on(state)
    }

    pub(super) fn confirm(&mut self, state: State) -> Result<State, Refusal> {
        let own = self.side()?;
        let (by, at) = (self.person()?, self.at);
        let restatement = self.restatement(own)?;
        self.vouches(own)?;
        let first_try = restatement.corrections == 0;
        self.need(own, Refusal::NothingToConfirm)?.understanding =
            Understanding::Confirmed { restatement, by, at };
        self.note(Happening::Understood { side: own, first_try });
        self.go_on(state)
    }

    pub(super) fn correct(&mut self, text: String, state: State) -> Result<State, Refusal> {
        let own = self.side()?;
        Self::needed(&text)?;
        let restatement = self.restatement(own)?;
        self.vouches(own)?;
        self.need(own, Refusal::NothingToConfirm)?.understanding =
            Understanding::Corrected { restatement, correction: text.clone() };
        self.note(Happening::Corrected { side: own, text });
        self.go_on(state)
    }

    pub(super) fn close_restatement(&mut self, state: State) -> Result<State, Refusal> {
        let theirs = self.side()?.other();
        let need = self.need(theirs, Refusal::NothingToRestate)?;
        let corrections = need.corrections();
        let Understanding::Corrected { restatement, .. } = &need.understanding else {
            return Err(Refusal::NothingToRestate);
        };
        if corrections < CORRECTIONS_BEFORE_CLOSING {
            return Err(Refusal::TooEarlyToClose);
        }
        need.understanding = Understanding::NotConfirmed { restatement: restatement.clone() };
        self.note(Happening::NotConfirmed { side: theirs });
        self.go_on(state)
    }

    fn need(&mut self, side: Side, otherwise: Refusal) -> Result<&mut Need, Refusal> {
        self.case.needs.of_mut(side).as_mut().ok_or(otherwise)
    }

    /// Only its author, or who holds the case for the side, says whether a need was understood.
    fn vouches(&self, own: Side) -> Result<(), Refusal> {
        if self.case.vouches_for(own, self.person()?) { Ok(()) } else { Err(Refusal::NotYourNeed) }
    }

    /// The other side's restatement of this side's need, while it waits for a word.
    fn restatement(&mut self, own: Side) -> Result<Restatement, Refusal> {
        match &self.need(own, Refusal::NothingToConfirm)?.understanding {
            Understanding::Restated(restatement) => Ok(restatement.clone()),
            _ => Err(Refusal::NothingToConfirm),
        }
    }

    fn go_on(&mut self, state: State) -> Result<State, Refusal> {
        match state {
            State::Stalemate(stalemate) => self.go_on_in_stalemate(stalemate),
            other => Ok(other),
        }
    }
}
