//! The library of conditions (Auflagen) and the loss scenarios on which they act. A condition caps factors (tier 1) and
//! reduces how often a loss happens or how large it is (tier 2). The ranges are defaults for elicitation, expert
//! judgement of scoring.md 5, to be confirmed by the organisation. Sources are cited by id; no standard's text is here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ConditionId;
use crate::{language::Bilingual, rating::Factor};

/// One condition of the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its stable name.
    pub id: ConditionId,
    /// What has to be done.
    pub text: Bilingual,
    /// The most that a factor of a linked answer counts once the condition is accepted.
    pub caps: BTreeMap<Factor, u8>,
    /// The mechanism by which it works; a [`Group`] of the book.
    pub group: String,
    /// Part by which events become rarer: low, most likely, high; 0 to 1.
    pub freq_reduction: [f64; 3],
    /// Part by which one event becomes cheaper: low, most likely, high; 0 to 1.
    pub mag_reduction: [f64; 3],
    /// What proves it.
    pub proof: Bilingual,
    /// Where it comes from: ids of laws, standards and studies, the same in both languages.
    pub source: String,
}

/// A mechanism by which conditions work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its stable name; ties between groups go by it.
    pub id: String,
    /// As people read it.
    pub name: Bilingual,
    /// The scenarios on which its conditions act.
    pub acts_on: Vec<String>,
}

/// Something bad that costs money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its stable name, `TAKEOVER`.
    pub id: String,
    /// As people read it.
    pub name: Bilingual,
}
