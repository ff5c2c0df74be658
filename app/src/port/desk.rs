//! What pages of a reviewer's own desk need: what was put off, filters with a name, and several requests at once.

use domain::{
    case::class::Class,
    id::{CaseNumber, PersonId},
    language::Language,
    rating::Severity,
    time::Time,
};
use uuid::Uuid;

use crate::form::case::saved::Readers;

/// How somebody has put a case off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snoozed {
    /// It is away until then, or (`None`) until something happens.
    Until(Option<Time>),
    /// It is back since then, because something happened or because its date had come.
    Back {
        /// Since when.
        at: Time,
        /// Something happened.
        happened: bool,
    },
}

/// A filter with a name, as the inbox lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which.
    pub id: Uuid,
    /// As its owner calls it.
    pub name: String,
    /// As it stands in the address.
    pub query: String,
    /// For whom.
    pub readers: Readers,
    /// The reader may change it.
    pub own: bool,
}

/// A request among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkItem {
    /// Number.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// The version that is shown.
    pub version: i64,
    /// Channel or tool.
    pub tool: String,
    /// Worse severity as asked.
    pub severity: Option<Severity>,
    /// Who holds it; empty for nobody.
    pub holder: String,
    /// Until when the move is due.
    pub due: Option<Time>,
    /// The class in which it may be approved with others.
    pub class: Option<Class>,
    /// Comments of the reader that would go out with a verdict.
    pub comments: usize,
    /// Why it is left out: the key of the sentence.
    pub left_out: Option<&'static str>,
}

/// What came of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkResult {
    /// Number.
    pub number: CaseNumber,
    /// As people write it; empty where it may not be seen.
    pub reference: String,
    /// Channel or tool.
    pub tool: String,
    /// Done, or the key of the sentence that says why not.
    pub outcome: Result<(), &'static str>,
}

/// Somebody who would be told of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Name.
    pub name: String,
    /// In which language.
    pub language: Language,
    /// It is who filed the request.
    pub requester: bool,
    /// Not at once, but when the decision counts.
    pub later: bool,
    /// What stands at the top of the mail.
    pub subject: String,
    /// The mail.
    pub text: String,
}

/// Somebody who may be chosen.
pub type Choosable = (PersonId, String);
