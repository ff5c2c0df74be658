//! What was done, as code says it while it does it. Words are `object.verb`, in English, for ever: an auditor searches
//! for them in years.

use audit::Hash;
use domain::{
    id::{AreaId, CaseNumber, EntryId, PersonId},
    time::Time,
};
use serde_json::Value;
use uuid::Uuid;

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Somebody with an account.
    Person(PersonId),
    /// The program itself: its clock, its start.
    System,
    /// Whoever may run commands on the machine.
    Operator,
    /// Somebody who is not signed in.
    Nobody,
}

impl By {
    pub(super) fn text(self) -> String {
        match self {
            Self::Person(id) => person(id).replacen("person/", "u:", 1),
            Self::System => "system".to_owned(),
            Self::Operator => "operator".to_owned(),
            Self::Nobody => "nobody".to_owned(),
        }
    }
}

impl From<PersonId> for By {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

/// `None` is the clock.
impl From<Option<PersonId>> for By {
    fn from(person: Option<PersonId>) -> Self {
        person.map_or(Self::System, Self::Person)
    }
}

/// The name of a case in the log.
pub fn case(number: CaseNumber) -> String {
    format!("case/{number}")
}

/// The name of a person in the log.
pub fn person(id: PersonId) -> String {
    format!("person/{id}")
}

/// The name of an area in the log.
pub fn area(id: AreaId) -> String {
    format!("area/{id}")
}

/// The name of an entry of the register in the log.
pub fn entry(id: EntryId) -> String {
    format!("entry/{id}")
}

/// The name of a version of a file in the log; the first version names the file.
pub fn evidence(version: Uuid) -> String {
    format!("evidence/{version}")
}

/// Something that was done; becomes one entry of the audit log.
#[derive(Clone, Debug)]
#[must_use = "an act counts when it is recorded"]
pub struct Act {
    pub(super) by: By,
    pub(super) verb: String,
    pub(super) object: String,
    pub(super) at: Option<Time>,
    pub(super) amr: Vec<String>,
    pub(super) versions: Option<[u64; 2]>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) policy: Option<String>,
    pub(super) seen: Option<Hash>,
    pub(super) count: Option<u64>,
    pub(super) erases: Vec<u64>,
    pub(super) text: Option<Value>,
}

impl Act {
    /// `by` did `act` to `object`, which is named like `case/17`. Nothing here may say more about a person than who it
    /// was: it can never be erased.
    pub fn of(by: impl Into<By>, act: impl Into<String>, object: impl Into<String>) -> Self {
        Self {
            by: by.into(),
            verb: act.into(),
            object: object.into(),
            at: None,
            amr: Vec::new(),
            versions: None,
            from: None,
            to: None,
            policy: None,
            seen: None,
            count: None,
            erases: Vec::new(),
            text: None,
        }
    }

    /// The version that was seen, and the one that it led to.
    pub fn versions(mut self, seen: i64, made: i64) -> Self {
        self.versions = u64::try_from(seen).ok().zip(u64::try_from(made).ok()).map(<[u64; 2]>::from);
        self
    }

    /// The state before and after.
    pub fn states(mut self, from: &str, to: &str) -> Self {
        (self.from, self.to) = (Some(from.to_owned()), Some(to.to_owned()));
        self
    }

    /// The state after, or what it was about.
    pub fn to(mut self, to: impl Into<String>) -> Self {
        self.to = Some(to.into());
        self
    }

    /// The rules that were in force.
    pub fn under(mut self, policy: impl Into<String>) -> Self {
        self.policy = Some(policy.into());
        self
    }

    /// Hash of what was shown to whoever decided.
    pub fn seeing(mut self, seen: Option<Hash>) -> Self {
        self.seen = seen;
        self
    }

    /// How somebody proved who they are (RFC 8176).
    pub fn proved_by(mut self, method: &str) -> Self {
        self.amr.push(method.to_owned());
        self
    }

    /// How often, where one entry stands for several.
    pub fn times(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// Free or personal text, kept where it can be erased.
    pub fn with_text(mut self, text: Value) -> Self {
        self.text = Some(text);
        self
    }

    /// The entries whose private parts go with this one.
    pub fn erasing(mut self, seqs: Vec<u64>) -> Self {
        self.erases = seqs;
        self
    }

    /// At another time than it is written, which is what a history that is told afterwards needs.
    pub fn at(mut self, at: Time) -> Self {
        self.at = Some(at);
        self
    }
}
