//! One act in progress: the case without its state, who acts, when, and what happened so far. The rooms of the
//! state machine are written as methods on it, so that none of them can reach anything else.

use std::collections::BTreeSet;

use crate::{
    case::{
        Case, Side,
        act::Act,
        event::{Event, Happening},
        refusal::Refusal,
        request::Missing,
        sheet::{FactSheet, Ground, Past},
        state::{State, StateKind, Waiting},
        transition::{Change, Rules},
    },
    id::PersonId,
    permit::{Hat, Permit},
    policy::Step,
    rating::{Assessment, RateFault, Severity},
    rules::ConditionId,
    time::{Day, Time},
};

/// An act in progress.
pub(super) struct Turn<'a> {
    pub(super) case: Case,
    pub(super) at: Time,
    pub(super) rules: &'a Rules<'a>,
    by: Option<PersonId>,
    hat: Option<Hat>,
    happenings: Vec<Happening>,
    /// The facts before the act; `None` for a draft, which nobody else has seen.
    before: Option<FactSheet>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(mut case: Case, permit: &Permit, at: Time, rules: &'a Rules<'a>) -> Self {
        if let (Some(person), Some(side)) = (permit.by(), permit.side()) {
            case.sides.insert(person, side);
            if side == Side::Security {
                case.reviewed_by.insert(person);
            }
        }
        let before = case.submitted.map(|_| case.sheet(&rules.basis));
        Self { case, at, rules, by: permit.by(), hat: permit.hat(), happenings: Vec::new(), before }
    }

    pub(super) fn finish(mut self, next: State) -> Change {
        let state = next.kind();
        self.case.state = next;
        if let Some(before) = self.before.take() {
            let changed = before.difference(&self.case.sheet(&self.rules.basis));
            if !changed.is_empty() {
                let before = changed.into_iter().map(|fact| (fact.key, fact.before)).collect();
                self.case.past.push(Past { at: self.at, before });
            }
        }
        self.case.hand_over(self.at);
        let policy = self.rules.basis.policy;
        let adviser = self.days(Step::Adviser);
        self.case.oblige(self.at, &policy.calendar, adviser);
        let (at, by) = (self.at, self.by);
        let events =
            self.happenings.into_iter().map(|happening| Event { at, by, happening, state }).collect();
        Change { case: self.case, events }
    }

    /// The clock between two moves: whoever has to act hears of it again.
    pub(super) fn remind(&mut self, state: State) -> Result<State, Refusal> {
        let reminded = self.case.remind(self.at);
        if reminded.is_empty() {
            return Err(Refusal::NotDue);
        }
        for (mover, percent) in reminded {
            self.note(Happening::Reminded { mover, percent });
        }
        Ok(state)
    }

    /// The answer to everything that a state does not know.
    pub(super) fn refuse(state: &State, act: &Act) -> Result<State, Refusal> {
        Err(Self::impossible(state.kind(), act))
    }

    pub(super) const fn impossible(state: StateKind, act: &Act) -> Refusal {
        Refusal::NotInThisState { state, action: act.action() }
    }

    pub(super) fn note(&mut self, happening: Happening) {
        self.happenings.push(happening);
    }

    /// Who acts; the clock never comes where a person is asked for.
    pub(super) fn person(&self) -> Result<PersonId, Refusal> {
        self.by.ok_or(Refusal::NotPermitted)
    }

    /// What something rests on that is said now.
    pub(super) fn ground(&self) -> Ground {
        self.case.ground(&self.rules.basis)
    }

    pub(super) const fn hat(&self) -> Option<Hat> {
        self.hat
    }

    pub(super) fn side(&self) -> Result<Side, Refusal> {
        self.hat.and_then(Hat::side).ok_or(Refusal::NotPermitted)
    }

    /// Refuses unless the actor acts for this side.
    pub(super) fn must_be(&self, side: Side) -> Result<(), Refusal> {
        if self.side()? == side { Ok(()) } else { Err(Refusal::NotYourMove) }
    }

    /// Working days of a move, at the severity of the first submission.
    fn days(&self, step: Step) -> u8 {
        self.rules.basis.policy.days(step, self.case.urgency.unwrap_or(Severity::Low))
    }

    /// Until when a move that begins now may take.
    pub(super) fn deadline(&self, step: Step) -> Time {
        self.rules.basis.policy.calendar.deadline(self.at, self.days(step))
    }

    /// The deadline of an ordinary move.
    pub(super) fn next_move(&self) -> Time {
        self.deadline(Step::Move)
    }

    /// Today, on the walls of the area.
    pub(super) fn today(&self) -> Day {
        self.rules.basis.policy.calendar.zone.local(self.at).day
    }

    pub(super) fn negotiation(&self) -> State {
        State::Negotiation(Waiting::until(self.next_move()))
    }

    /// The rating with these conditions.
    pub(super) fn assess(&self, conditions: &BTreeSet<ConditionId>) -> Result<Assessment, Refusal> {
        self.case.assess(&self.rules.basis, conditions).map_err(Self::incomplete)
    }

    pub(super) fn incomplete(faults: Vec<RateFault>) -> Refusal {
        Refusal::Incomplete(faults.into_iter().map(Missing::Answer).collect())
    }

    /// A text that has to be there.
    pub(super) fn needed(text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() { Err(Refusal::ReasonNeeded) } else { Ok(()) }
    }
}
