//! What lifts a gate: a document that somebody attaches and an adviser confirms. Files come with the store
//! issue; until then an artefact is a link and a sentence.

use serde::{Deserialize, Serialize};

use crate::{id::PersonId, time::Time};

/// The paper for one gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artefact {
    /// Where it is.
    pub link: String,
    /// What it is.
    pub note: String,
    /// Who attached it.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// What the adviser says.
    pub status: ArtefactStatus,
}

/// The adviser's word on an artefact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArtefactStatus {
    /// Nobody has looked yet.
    Attached,
    /// Lifts its gate.
    Confirmed {
        /// By which adviser.
        by: PersonId,
        /// When.
        at: Time,
    },
    /// Does not, and why.
    Rejected {
        /// By which adviser.
        by: PersonId,
        /// When.
        at: Time,
        /// One sentence.
        reason: String,
    },
}
