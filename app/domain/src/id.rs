//! Identifiers, one type each, so that a person can never stand where an area belongs. The server makes the
//! UUIDs from its own randomness (version 7, so that they sort by age); the domain only compares them.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

identifier!(
    /// Somebody who can sign in.
    PersonId
);
identifier!(
    /// A business unit with one executive.
    AreaId
);
identifier!(
    /// An approved channel or tool in the register.
    EntryId
);
identifier!(
    /// A file that somebody brought to a case, with all its versions.
    EvidenceId
);

/// A case is known by its number, which people read aloud; unique over all areas, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseNumber(pub i64);

impl CaseNumber {
    /// As people write it: `K-2026-0042`, with the year in which the case was begun.
    pub fn reference(self, year: i32) -> String {
        format!("K-{year}-{:04}", self.0)
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
