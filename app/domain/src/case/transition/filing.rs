//! Marketing's own acts on the request: write, submit, change, take back, throw away.

use std::collections::BTreeSet;

use crate::{
    case::{
        artefact::ArtefactStatus,
        event::Happening,
        refusal::Refusal,
        request::Request,
        state::{Returned, State, Waiting, Withdrawn},
        transition::turn::Turn,
    },
    policy::Step,
    rating::{Factor, OpenGate, Severity},
};

impl Turn<'_> {
    /// Saving a draft is no event: the trail begins with the submission.
    pub(super) fn edit(&mut self, request: Request) -> Result<State, Refusal> {
        self.case.request = Request { follows: self.case.request.follows, ..request };
        Ok(State::Draft)
    }

    pub(super) fn discard(&mut self) -> Result<State, Refusal> {
        self.note(Happening::Discarded);
        Ok(State::Discarded)
    }

    pub(super) fn submit(&mut self) -> Result<State, Refusal> {
        let urgency = self.complete()?;
        self.case.submitted = Some(self.at);
        self.case.urgency = Some(urgency);
        self.note(Happening::Submitted);
        Ok(State::Review(Waiting::until(self.deadline(Step::FirstResponse))))
    }

    /// A mended request: the urgency of the first submission stays, and security responded before, so this is a
    /// further move.
    pub(super) fn submit_again(&mut self) -> Result<State, Refusal> {
        self.complete()?;
        self.note(Happening::Submitted);
        Ok(State::Review(Waiting::until(self.next_move())))
    }

    /// Security is at it already: nothing starts again, but what waits for a signature was meant for other facts.
    pub(super) fn change_answers_in_review(
        &mut self,
        request: Request,
        waiting: Waiting,
    ) -> Result<State, Refusal> {
        self.replace(request)?;
        Ok(State::Review(Waiting::until(waiting.due)))
    }

    pub(super) fn change_answers(&mut self, request: Request) -> Result<State, Refusal> {
        self.replace(request)?;
        Ok(State::Review(Waiting::until(self.next_move())))
    }

    /// Rounds stay readable, but were made on other facts; so was an adviser's word on a gate that is another one now.
    fn replace(&mut self, request: Request) -> Result<(), Refusal> {
        let before = self.derived()?;
        let confirmed_for = self.assess(&BTreeSet::new())?.gates;
        self.case.request = Request { follows: self.case.request.follows, ..request };
        self.complete()?;
        // a correction is a judgement on what the answers made of the factor
        let after = self.derived()?;
        let same = |factor: &Factor| before.get(*factor) == after.get(*factor);
        self.case.adjustments.retain(|factor, _| same(factor));
        if let Some(second) = &mut self.case.second {
            second.adjustments.retain(|factor, _| same(factor));
        }
        let gates = self.assess(&BTreeSet::new())?.gates;
        for (id, artefact) in &mut self.case.artefacts {
            let of = |gates: &[OpenGate]| gates.iter().find(|gate| gate.id == *id).cloned();
            if matches!(artefact.status, ArtefactStatus::Confirmed { .. }) && of(&gates) != of(&confirmed_for)
            {
                artefact.status = ArtefactStatus::Attached;
            }
        }
        for round in &mut self.case.rounds {
            round.stale = true;
        }
        self.note(Happening::AnswersChanged);
        Ok(())
    }

    /// Everything is there; gives the worse severity without any condition.
    fn complete(&self) -> Result<Severity, Refusal> {
        let missing = self.case.request.missing(self.rules.basis.book);
        if missing.is_empty() {
            Ok(self.assess(&BTreeSet::new())?.inherent.severity_max())
        } else {
            Err(Refusal::Incomplete(missing))
        }
    }

    pub(super) fn withdraw(&mut self, reason: String) -> Result<State, Refusal> {
        let by = Some(self.person()?);
        self.note(Happening::Withdrawn { reason: reason.clone() });
        Ok(State::Withdrawn(Withdrawn { by, reason }))
    }

    pub(super) fn lapse(&mut self, returned: &Returned) -> Result<State, Refusal> {
        if self.at < returned.due {
            return Err(Refusal::NotDue);
        }
        self.note(Happening::Lapsed);
        Ok(State::Withdrawn(Withdrawn { by: None, reason: String::new() }))
    }
}
