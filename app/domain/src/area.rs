//! A business unit. One executive owns marketing and security for it; a named and dated substitute steps in.

use serde::{Deserialize, Serialize};

use crate::{
    clock::Calendar,
    id::{AreaId, PersonId},
    policy::{Anchor, Deadlines},
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
    /// When people work here. The calendar in force counts for the whole of a case; deadlines that were promised stay.
    #[serde(default)]
    pub calendar: Calendar,
    /// How long each move may take here.
    #[serde(default)]
    pub deadlines: Deadlines,
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
    /// An area in which nobody decides yet, with the default calendar and deadlines.
    pub fn new(id: AreaId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            executive: None,
            substitute: None,
            tolerance: None,
            calendar: Calendar::default(),
            deadlines: Deadlines::default(),
        }
    }

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
