//! An offer is a complete package, never a comment: scope, conditions, how long the approval lasts and how
//! often it is looked at again. A counter-offer is a new package; what changed is computed (`difference`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{case::Side, rules::ConditionId, time::Day};

/// Everything that is on the table in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// What may be used.
    pub scope: Scope,
    /// What has to be done for it.
    pub terms: Vec<Term>,
    /// Last day of the approval.
    pub expires: Day,
    /// Months between two reviews, 1 to 12.
    pub review_months: u8,
    /// A sentence to the other side; may be empty.
    pub note: String,
}

/// As asked, or narrowed; an empty field is as asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Whom it may reach.
    pub audience: String,
    /// Which data it may hold.
    pub data: String,
    /// Whole euros a year that it may cost.
    pub budget: Option<i64>,
    /// Where.
    pub region: String,
    /// End of a pilot.
    pub until: Option<Day>,
}

impl Scope {
    /// Nothing is narrowed.
    pub fn is_as_asked(&self) -> bool {
        *self == Self::default()
    }
}

/// A condition (Auflage): from the rule book, or in own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The condition of the rule book, which caps factors; `None` for own words, which cap nothing.
    pub condition: Option<ConditionId>,
    /// Own words, or a note to the condition of the rule book.
    pub text: String,
    /// Which side has to fulfil it.
    pub owner: Side,
    /// Until when.
    pub due: Day,
}

impl Term {
    /// What makes two terms of different rounds the same one.
    pub fn key(&self) -> String {
        self.condition.as_ref().map_or_else(
            || self.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
            ToString::to_string,
        )
    }
}

impl Package {
    /// The conditions of the rule book in this package.
    pub fn conditions(&self) -> BTreeSet<ConditionId> {
        self.terms.iter().filter_map(|term| term.condition.clone()).collect()
    }

    /// Asks for nothing: neither a condition nor a narrower scope.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.scope.is_as_asked()
    }
}

/// One move at the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// 1, 2, 3 …
    pub number: u32,
    /// Who made it.
    pub side: Side,
    /// Who of that side.
    pub by: crate::id::PersonId,
    /// When.
    pub at: crate::time::Time,
    /// What it says.
    pub content: Content,
    /// The facts changed afterwards: it can be read, but not accepted.
    pub stale: bool,
    /// The second reviewer who signed it, at High and above.
    pub cosigned_by: Option<crate::id::PersonId>,
    /// The facts on which it was said; `None` for rounds from before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<super::sheet::Ground>,
}

/// An offer, or security's "no" as a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// A complete package.
    Offer(Package),
    /// A no with its reason; at most [`super::request::limit::TEXT`].
    Objection(String),
}

impl Round {
    /// The package, unless it is an objection.
    pub const fn package(&self) -> Option<&Package> {
        match &self.content {
            Content::Offer(package) => Some(package),
            Content::Objection(_) => None,
        }
    }
}
