//! Who holds a case for a side: one name to write to, and, beside the author of a need, the one who says whether the other
//! side has understood it. Whoever is of the side says it; that the named person is of the side, too, is checked as far
//! as a case knows people (the service knows their roles).

use crate::{
    case::{Side, event::Happening, refusal::Refusal, transition::turn::Turn},
    id::PersonId,
};

impl Turn<'_> {
    pub(super) fn assign(&mut self, person: Option<PersonId>) -> Result<(), Refusal> {
        let side = self.side()?;
        if let Some(person) = person {
            let is_bound_elsewhere = self.case.bound(person).is_some_and(|bound| bound != side);
            let is_requester = side == Side::Security && person == self.case.requester;
            if is_bound_elsewhere || is_requester {
                return Err(Refusal::NotOfThisSide);
            }
        }
        if *self.case.assignees.of(side) == person {
            return Err(Refusal::NothingChanged);
        }
        *self.case.assignees.of_mut(side) = person;
        self.note(Happening::Assigned { side, person });
        Ok(())
    }

    /// The questions of the conversation are answered.
    pub(super) fn nothing_asked(&self) -> Result<(), Refusal> {
        match self.rules.open_questions {
            0 => Ok(()),
            open => Err(Refusal::QuestionsOpen(open)),
        }
    }
}
