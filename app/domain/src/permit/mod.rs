//! Who may do what. One function answers, from data alone; its answer is a [`Permit`], which nobody else can
//! make and without which no case changes. So a forgotten check does not compile.

use crate::{
    area::Area,
    case::{Case, Side, act::Action, mover::mover, state::State},
    id::{CaseNumber, PersonId},
    person::Actor,
    policy::Policy,
    time::Time,
};

pub mod audience;
mod decider;
mod hat;
mod matrix;
pub mod staff;
mod task;

pub use audience::{Audience, audiences};
pub use decider::deciders;
pub use hat::{Hat, hats};
pub use matrix::{Cell, Party, cell, wearers};
pub use task::{Asker, Pass, Task, pass, task};

/// What is acted upon.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its area.
    pub area: &'a Area,
}

/// Leave to do one thing to one case, in one capacity. Only [`permit`] and [`Permit::clock`] make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    action: Action,
    case: CaseNumber,
    by: Option<(PersonId, Hat)>,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Denial {
    /// The person may not even know that this case exists.
    #[error("not involved")]
    NotInvolved,
    /// The requester never reviews, approves or decides the own case.
    #[error("own case")]
    OwnCase,
    /// Whoever reviewed a case never decides it.
    #[error("reviewed it")]
    ReviewedIt,
    /// The person acts for the other side on this case.
    #[error("acts for the other side")]
    OtherSide,
    /// Another person decides at this moment.
    #[error("somebody else decides now")]
    NotTheDecider,
    /// Nobody with this role does that.
    #[error("not in this role")]
    NotYourRole,
    /// The person may do it, but not in the state in which the case is.
    #[error("not in this state")]
    NotInThisState,
}

impl Permit {
    /// The leave of the clock, which only lets time pass.
    pub const fn clock(case: CaseNumber) -> Self {
        Self { action: Action::Tick, case, by: None }
    }

    /// What it allows.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// On which case.
    pub const fn case(&self) -> CaseNumber {
        self.case
    }

    /// To whom; `None` is the clock.
    pub const fn by(&self) -> Option<PersonId> {
        match self.by {
            Some((person, _)) => Some(person),
            None => None,
        }
    }

    /// In which capacity.
    pub const fn hat(&self) -> Option<Hat> {
        match self.by {
            Some((_, hat)) => Some(hat),
            None => None,
        }
    }

    /// For which side, if for one.
    pub const fn side(&self) -> Option<Side> {
        match self.by {
            Some((_, hat)) => hat.side(),
            None => None,
        }
    }
}

/// Whether the actor may do this now, by the matrix. What the case itself lacks (a reason, a gate, the other side's move)
/// is said by the transition.
pub fn permit(
    actor: &Actor,
    action: Action,
    subject: &Subject<'_>,
    policy: &Policy,
    time: Time,
) -> Result<Permit, Denial> {
    let worn = hats(actor, subject, policy, time);
    let state = subject.case.state.kind();
    let in_cell = |wanted: Cell| {
        worn.iter().copied().filter(move |hat| cell(action, state, Party::Wears(*hat)) == wanted)
    };
    let mut allowed = in_cell(Cell::May);
    let Some(first) = allowed.next() else {
        let is_known = worn.iter().any(|hat| cell(action, state, Party::Wears(*hat)) != Cell::Hidden);
        return Err(if !is_known {
            Denial::NotInvolved
        } else if in_cell(Cell::NotNow).next().is_some() {
            Denial::NotInThisState
        } else {
            deny(actor, action, subject)
        });
    };
    let chosen =
        std::iter::once(first).chain(allowed).find(|hat| suits(*hat, action, subject, time)).unwrap_or(first);
    Ok(Permit { action, case: subject.case.number, by: Some((actor.id, chosen)) })
}

/// Whether somebody with several hats acts in this one: in that of the side whose move it is. Who takes something back
/// does it as what they did it, so that an executive is not bound to a side by it.
fn suits(hat: Hat, action: Action, subject: &Subject<'_>, time: Time) -> bool {
    match (&subject.case.state, action) {
        (State::Question(question), Action::TakeBack) => hat.side() == question.asker,
        (State::Approved(decided) | State::Declined(decided), Action::Undo) => {
            hat.side() == subject.case.sides.get(&decided.decision.by).copied()
        }
        _ => {
            let turn = mover(subject.case, subject.area, time).side();
            turn.is_some() && hat.side() == turn
        }
    }
}

/// The most helpful reason, for somebody who is involved.
fn deny(actor: &Actor, action: Action, subject: &Subject<'_>) -> Denial {
    let case = subject.case;
    let wanted: Vec<Hat> = wearers(action).collect();
    if case.requester == actor.id
        && wanted.iter().any(|hat| matches!(hat, Hat::Reviewer | Hat::Decider | Hat::Adviser))
    {
        Denial::OwnCase
    } else if wanted.contains(&Hat::Decider) && case.reviewed_by.contains(&actor.id) {
        Denial::ReviewedIt
    } else if wanted.contains(&Hat::Decider) && hat::owns(actor, subject.area) {
        Denial::NotTheDecider
    } else if !wanted.is_empty()
        && case.bound(actor.id).is_some_and(|side| !wanted.iter().any(|hat| hat.side() == Some(side)))
    {
        Denial::OtherSide
    } else {
        Denial::NotYourRole
    }
}
