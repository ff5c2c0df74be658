//! The relation of a person to a case: the hats they wear with it. Several at once are possible (an executive
//! who is also a reviewer); separation of duties takes hats away here, in one place.

use std::collections::BTreeSet;

use crate::{
    area::Area,
    case::{Side, state::State},
    permit::{Subject, decider::deciders},
    person::{Actor, Role},
    policy::Policy,
    time::Time,
};

/// A capacity in which somebody meets a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hat {
    /// Decides it at this moment.
    Decider,
    /// Filed it.
    Requester,
    /// Marketing of the same area, and not bound to the other side.
    Colleague,
    /// Security, neither the requester nor bound to the other side.
    Reviewer,
    /// Confirms artefacts; never the requester.
    Adviser,
    /// Owns the area, or is named as substitute, without deciding now.
    Owner,
    /// Reads everything.
    Auditor,
    /// Keeps people and areas; never decides.
    Admin,
}

impl Hat {
    /// All of them, the strongest first.
    pub const ALL: [Self; 8] = [
        Self::Decider,
        Self::Requester,
        Self::Colleague,
        Self::Reviewer,
        Self::Adviser,
        Self::Owner,
        Self::Auditor,
        Self::Admin,
    ];

    /// The side it acts for.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Requester | Self::Colleague => Some(Side::Marketing),
            Self::Reviewer => Some(Side::Security),
            Self::Decider | Self::Adviser | Self::Owner | Self::Auditor | Self::Admin => None,
        }
    }

    /// Drafts belong to marketing until they are handed in.
    pub const fn sees_drafts(self) -> bool {
        matches!(self, Self::Requester | Self::Colleague)
    }
}

/// Every hat of this person with this case.
pub fn hats(actor: &Actor, subject: &Subject<'_>, policy: &Policy, time: Time) -> BTreeSet<Hat> {
    let case = subject.case;
    let is_requester = case.requester == actor.id;
    let bound = case.bound(actor.id);
    let mut worn = BTreeSet::new();
    let mut wear = |hat: Hat, on: bool| {
        if on {
            worn.insert(hat);
        }
    };
    wear(Hat::Requester, is_requester);
    wear(
        Hat::Colleague,
        policy.colleagues_act
            && !is_requester
            && bound != Some(Side::Security)
            && actor.is(Role::Marketer, case.area),
    );
    wear(
        Hat::Reviewer,
        !is_requester && bound != Some(Side::Marketing) && actor.is(Role::Reviewer, case.area),
    );
    wear(Hat::Adviser, !is_requester && actor.is(Role::Adviser, case.area));
    wear(Hat::Owner, owns(actor, subject.area));
    wear(Hat::Auditor, actor.is(Role::Auditor, case.area));
    wear(Hat::Admin, actor.is(Role::Admin, case.area));
    let awaits_decision = match &case.state {
        State::Escalated(_) => true,
        State::Question(question) => matches!(question.from, State::Escalated(_)),
        _ => false,
    };
    wear(Hat::Decider, awaits_decision && deciders(case, subject.area, time).contains(&actor.id));
    worn
}

/// Executive or substitute of the area.
pub fn owns(actor: &Actor, area: &Area) -> bool {
    area.executive == Some(actor.id)
        || area.substitute.is_some_and(|substitute| substitute.person == actor.id)
}
