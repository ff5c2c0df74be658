//! Who may read what was said about a case (workflow.md 2 and 4). A private post belongs to one side: to whoever holds its
//! role *now* and has not acted for the other side. So who changed sides loses the former side's private posts and does
//! not get the new side's in a case in which they acted before; who could still be on either side reads neither.

use serde::{Deserialize, Serialize};

use crate::{
    case::{Side, act::Action},
    permit::{Hat, Subject, hats, permit},
    person::{Actor, Role},
    policy::Policy,
    time::Time,
};

/// For whom a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// For everybody who may see the case.
    Shared,
    /// For one side alone.
    Side(Side),
}

impl Audience {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Shared, Self::Side(Side::Marketing), Self::Side(Side::Security)];

    /// The word in storage, forms and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Side(side) => side.code(),
        }
    }

    /// The audience of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }
}

/// What this person reads of a case; empty for whoever may not see it.
pub fn audiences(actor: &Actor, subject: &Subject<'_>, policy: &Policy, time: Time) -> Vec<Audience> {
    if permit(actor, Action::View, subject, policy, time).is_err() {
        return Vec::new();
    }
    let mut found = vec![Audience::Shared];
    match side(actor, subject, policy, time) {
        Some(side) => found.push(Audience::Side(side)),
        // who reads everything, and is of no side, decides nothing and acted for nobody
        None if reads_everything(actor, subject, policy, time) => {
            found.extend(Side::ALL.map(Audience::Side));
        }
        None => {}
    }
    found
}

/// The side to which somebody belongs at this moment; `None` where it is none, or could be either.
pub fn side(actor: &Actor, subject: &Subject<'_>, policy: &Policy, time: Time) -> Option<Side> {
    let case = subject.case;
    let worn = hats(actor, subject, policy, time);
    let holds = |side: Side| match side {
        Side::Marketing => {
            let wears = worn.contains(&Hat::Requester) || worn.contains(&Hat::Colleague);
            wears && actor.is(Role::Marketer, case.area)
        }
        Side::Security => worn.contains(&Hat::Reviewer),
    };
    match case.bound(actor.id) {
        Some(bound) => Some(bound).filter(|bound| holds(*bound)),
        None => match (holds(Side::Marketing), holds(Side::Security)) {
            (true, false) => Some(Side::Marketing),
            (false, true) => Some(Side::Security),
            _ => None,
        },
    }
}

fn reads_everything(actor: &Actor, subject: &Subject<'_>, policy: &Policy, time: Time) -> bool {
    let worn = hats(actor, subject, policy, time);
    worn.contains(&Hat::Auditor)
        && subject.case.bound(actor.id).is_none()
        && worn.iter().all(|hat| matches!(hat, Hat::Auditor | Hat::Admin))
}
