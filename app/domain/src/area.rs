//! A business unit. One executive owns marketing and security for it; a named and dated substitute steps in.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AreaId, PersonId},
    policy::Anchor,
    time::Day,
};

/// An area with the people who decide for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Which.
    pub id: AreaId,
    /// As people call it.
    pub name: String,
    /// Owns marketing and security here. `None` only until an admin names one.
    pub executive: Option<PersonId>,
    /// Decides in the executive's place.
    pub substitute: Option<Substitute>,
    /// What the executive tolerates here; without it the default of the policy counts.
    #[serde(default)]
    pub tolerance: Option<[Anchor; 2]>,
}

/// Decides alone inside the dates, otherwise beside the executive once the executive's deadline has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitute {
    /// Who.
    pub person: PersonId,
    /// First day, inclusive.
    pub from: Day,
    /// Last day, inclusive.
    pub until: Day,
}

impl Area {
    /// Whether this person is named here, as executive or as substitute.
    pub fn names(&self, person: PersonId) -> bool {
        self.executive == Some(person)
            || self.substitute.is_some_and(|substitute| substitute.person == person)
    }
}

impl Substitute {
    /// Whether the dates cover this day.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}
