//! What is told, before anybody's words for it. Stored in the outbox, so its shape is part of the stored data: fields and
//! variants are added, never renamed. Of what people wrote it holds only what is addressed to its reader: the text of the
//! question, and comments that a verdict made known to both sides. Private posts never come here.

use domain::{
    case::task::Task,
    id::{AreaId, CaseNumber, PersonId},
    time::{Day, Time},
};
use serde::{Deserialize, Serialize};

/// One message to one person about one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What happened.
    pub kind: Kind,
    /// On which case.
    pub case: CaseNumber,
    /// Its number as people write it.
    pub reference: String,
    /// Its tool.
    pub tool: String,
    /// Its area.
    pub area: AreaId,
    /// The area's name.
    pub area_name: String,
    /// Who acted; `None` is the clock.
    pub by: Option<PersonId>,
    /// Until when the reader, or whoever acts next, has time.
    pub due: Option<Time>,
    /// Why it goes to this reader.
    pub why: Why,
    /// Comments that came with the verdict, for the requester, who gets them in this one message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<String>,
}

/// What a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The request arrived.
    Receipt,
    /// Somebody asks the reader's side.
    Question {
        /// The question.
        text: String,
    },
    /// The other side put a package on the table.
    Offer {
        /// How many conditions it has.
        conditions: usize,
        /// The scope is not narrowed.
        as_asked: bool,
        /// Last day of the approval.
        expires: Day,
    },
    /// Something else is to be done now.
    Move(Task),
    /// It is still to be done.
    Reminder(Task),
    /// The executive has it.
    Escalation {
        /// The sides did not agree; otherwise the authority of a reviewer ends here.
        by_stalemate: bool,
    },
    /// Somebody names the reader in the conversation. What was said is not in the letter: it may be private.
    Mentioned,
    /// Something was said in a conversation that the reader watches.
    Said,
    /// A verdict came with comments.
    Commented,
    /// The reader holds the case now.
    Assigned,
    /// It is decided, and the time to undo is over.
    Decision {
        /// How.
        outcome: Outcome,
        /// Last day of an approval.
        expires: Option<Day>,
    },
}

/// A decision in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Yes.
    Approved,
    /// Yes, with so many conditions.
    ApprovedWith(usize),
    /// No.
    Declined,
}

/// Why somebody gets a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Filed it.
    Requester,
    /// Acts for marketing.
    Marketing,
    /// Acts for security.
    Security,
    /// May sign as the second reviewer.
    SecondReviewer,
    /// Confirms artefacts.
    Adviser,
    /// Decides.
    Executive,
    /// Decides in the executive's place.
    Substitute,
    /// Names who decides.
    Admin,
    /// Takes part in the conversation.
    Talk,
    /// Is told what is said.
    Watcher,
    /// Holds the case for the own side.
    Holder,
}

impl Kind {
    /// Key of what it is called in a list.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Receipt => "jobs-what-receipt",
            Self::Question { .. } => "jobs-what-question",
            Self::Offer { .. } => "jobs-what-offer",
            Self::Move(_) => "jobs-what-move",
            Self::Reminder(_) => "jobs-what-reminder",
            Self::Escalation { .. } => "jobs-what-escalation",
            Self::Mentioned => "jobs-what-mentioned",
            Self::Said => "jobs-what-said",
            Self::Commented => "jobs-what-commented",
            Self::Assigned => "jobs-what-assigned",
            Self::Decision { .. } => "jobs-what-decision",
        }
    }
}
