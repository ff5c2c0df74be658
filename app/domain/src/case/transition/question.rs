//! Questions pause a state: the asked side has the move and the clock, the asker's remaining time waits.

use crate::{
    case::{
        Side,
        event::Happening,
        refusal::Refusal,
        state::{Question, State},
        transition::turn::Turn,
    },
    permit::Hat,
    rules::QuestionId,
    time::Time,
};

impl Turn<'_> {
    pub(super) fn ask(
        &mut self,
        from: State,
        text: String,
        suggestion: Option<String>,
        to: Side,
        about: Option<QuestionId>,
    ) -> Result<State, Refusal> {
        Self::needed(&text)?;
        let asker = match &from {
            State::Escalated(_) if self.hat() == Some(Hat::Decider) => None,
            State::Escalated(_) => return Err(Refusal::NotYourMove),
            State::Negotiation(_) => Some(self.case.to_move()),
            _ => Some(Side::Security),
        };
        if let Some(asker) = asker {
            self.must_be(asker)?;
            if to != asker.other() {
                return Err(Refusal::NotYourMove);
            }
        }
        if let State::Review(waiting) | State::Negotiation(waiting) = &from
            && waiting.unsigned.is_some()
        {
            return Err(Refusal::SignaturePending);
        }
        let left = self.rules.basis.policy.calendar.between(self.at, due_of(&from));
        self.note(Happening::Asked { asker, asked: to, text: text.clone() });
        let (by, due) = (self.person()?, self.next_move());
        // what was never asked cannot be asked about
        let about = about.filter(|id| self.case.request.answers.get(id).is_some());
        Ok(State::Question(Box::new(Question {
            from,
            asker,
            by,
            asked: to,
            text,
            suggestion,
            about,
            due,
            left,
        })))
    }

    pub(super) fn answer(&mut self, question: Question, text: String) -> Result<State, Refusal> {
        self.must_be(question.asked)?;
        Self::needed(&text)?;
        self.note(Happening::Answered { text });
        Ok(self.resume(question))
    }

    /// The person who asked, or somebody of the same side.
    pub(super) fn take_back(&mut self, question: Question) -> Result<State, Refusal> {
        let same_side = question.asker.is_some() && question.asker == self.side().ok();
        if self.person()? != question.by && !same_side {
            return Err(Refusal::NotYourMove);
        }
        self.note(Happening::TakenBack);
        Ok(self.resume(question))
    }

    pub(super) fn silence_in_question(&mut self, question: Question) -> Result<State, Refusal> {
        if self.at < question.due {
            return Err(Refusal::NotDue);
        }
        if matches!(question.from, State::Escalated(_)) {
            self.note(Happening::Unanswered);
            let text = question.text.clone();
            return Ok(match self.resume(question) {
                State::Escalated(mut escalated) => {
                    escalated.unanswered = Some(text);
                    State::Escalated(escalated)
                }
                other => other,
            });
        }
        self.silence(question.asked, false)
    }

    /// The state before goes on with the time the asker had left.
    fn resume(&self, question: Question) -> State {
        let due = self.rules.basis.policy.calendar.after(self.at, question.left);
        match question.from {
            State::Review(mut waiting) => {
                waiting.due = due;
                State::Review(waiting)
            }
            State::Negotiation(mut waiting) => {
                waiting.due = due;
                State::Negotiation(waiting)
            }
            State::Escalated(mut escalated) => {
                escalated.due = due;
                State::Escalated(escalated)
            }
            other => other,
        }
    }
}

const fn due_of(state: &State) -> Time {
    match state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.due,
        State::Escalated(escalated) => escalated.due,
        _ => Time(0),
    }
}
