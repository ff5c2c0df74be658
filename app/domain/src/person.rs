//! People and the roles they hold. A role is granted for one area or for all of them; what a person may do
//! with a case follows from roles *and* from what they did in it before, which `permit` decides.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{AreaId, PersonId};

/// A role as workflow.md 2 names them. "Supplier contact" comes with the identity issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Files requests and negotiates for the marketing side of an area.
    Marketer,
    /// Assesses, asks, offers, approves within authority.
    Reviewer,
    /// Confirms the artefact that lifts a gate.
    Adviser,
    /// Decides escalations of the areas that name them.
    Executive,
    /// Reads everything, changes nothing.
    Auditor,
    /// People, areas, policy; never decides a case.
    Admin,
}

impl Role {
    /// All of them, in the order of workflow.md.
    pub const ALL: [Self; 6] =
        [Self::Marketer, Self::Reviewer, Self::Adviser, Self::Executive, Self::Auditor, Self::Admin];

    /// The word used in storage, on the command line and as a key of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marketer => "marketer",
            Self::Reviewer => "reviewer",
            Self::Adviser => "adviser",
            Self::Executive => "executive",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
        }
    }

    /// The role of a code; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A role in one area, or in every area when `area` is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// What the person may be.
    pub role: Role,
    /// Where; `None` means everywhere.
    pub area: Option<AreaId>,
}

/// Where somebody holds a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// In every area.
    Everywhere,
    /// In these; in none where there are none.
    Areas(Vec<AreaId>),
}

/// Somebody who acts, with the grants that hold at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub id: PersonId,
    /// As what.
    pub grants: BTreeSet<Grant>,
}

impl Actor {
    /// Whether the role holds in this area.
    pub fn is(&self, role: Role, area: AreaId) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.area.is_none_or(|place| place == area))
    }

    /// Where the role holds.
    pub fn places(&self, role: Role) -> Places {
        let grants = self.grants.iter().filter(|grant| grant.role == role);
        let areas: Option<Vec<AreaId>> = grants.map(|grant| grant.area).collect();
        areas.map_or(Places::Everywhere, Places::Areas)
    }

    /// Whether the role holds anywhere.
    pub fn is_anywhere(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}
