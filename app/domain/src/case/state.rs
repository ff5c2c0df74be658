//! Where a case stands (workflow.md 3). Each state carries exactly what is true only in it; what outlives a
//! state (rounds, needs, artefacts) belongs to the case. *Submit, offer, agree, decide* are acts, not states.

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Both, Side,
        act::Act,
        brief::Brief,
        decision::{Decision, Recommendation},
        sheet::Ground,
        understanding::Duty,
    },
    id::PersonId,
    rules::{GateId, QuestionId},
    time::Time,
};

/// The state of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written; no clock.
    Draft,
    /// Security's move.
    Review(Waiting),
    /// Marketing has to mend the request.
    Returned(Returned),
    /// Somebody was asked; the state it came from waits inside.
    Question(Box<Question>),
    /// The last round is on the table; the move is with the side that did not make it.
    Negotiation(Waiting),
    /// A package is settled; gates may still be open.
    Agreed(Agreed),
    /// No agreement; each side proves that it understood the other.
    Stalemate(Stalemate),
    /// With the executive.
    Escalated(Box<Escalated>),
    /// Yes. Takes effect when the time to undo is over.
    Approved(Box<Decided>),
    /// No. Takes effect when the time to undo is over.
    Declined(Box<Decided>),
    /// Taken back, or lapsed.
    Withdrawn(Withdrawn),
    /// A draft that was thrown away.
    Discarded,
}

/// A move with a deadline, and perhaps an act that waits for a second signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Until when the side in question has to move.
    pub due: Time,
    /// Security's act at High or above that a second reviewer must sign first.
    pub unsigned: Option<Box<Unsigned>>,
}

impl Waiting {
    /// A move until then, with nothing to sign.
    pub const fn until(due: Time) -> Self {
        Self { due, unsigned: None }
    }
}

/// An act that takes effect only with a second reviewer's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsigned {
    /// The offer, acceptance or referral.
    pub act: Act,
    /// Who wants it.
    pub by: PersonId,
    /// Since when.
    pub at: Time,
    /// The facts on which it was wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// Sent back to marketing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What has to change.
    pub reason: ReturnReason,
    /// Until when; then it lapses.
    pub due: Time,
}

/// Why a request went back to marketing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// A reviewer says so.
    Words(String),
    /// Both sides agreed, but these gates are blocked; only changed answers help.
    Blocked(Vec<GateId>),
    /// Both sides agreed, but the artefacts of these gates did not come in time.
    NoArtefact(Vec<GateId>),
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The state that goes on afterwards.
    pub from: State,
    /// Who asks: a side, or `None` for the executive.
    pub asker: Option<Side>,
    /// Which person asks, and may take it back.
    pub by: PersonId,
    /// Who has to answer.
    pub asked: Side,
    /// The question.
    pub text: String,
    /// An answer that can be accepted in one click.
    pub suggestion: Option<String>,
    /// The answer of the request that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<QuestionId>,
    /// Until when.
    pub due: Time,
    /// Working minutes that the asker had left.
    pub left: i64,
}

/// A package both sides accept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Number of the accepted round.
    pub round: u32,
    /// Who accepted it.
    pub by: PersonId,
    /// One sentence, asked for where one side gave everything.
    pub explanation: Option<String>,
    /// Marketing's deadline for missing artefacts; `None` while the move is the adviser's.
    pub due: Option<Time>,
}

/// No agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stalemate {
    /// Why.
    pub cause: Cause,
    /// Who declared it.
    pub by: PersonId,
    /// For which side.
    pub side: Side,
    /// In own words; may be empty.
    pub reason: String,
    /// Each side's own missing act with its own deadline; `None` when it owes nothing.
    pub owed: Both<Option<Owed>>,
    /// Who let the time run out.
    pub lapsed: Both<bool>,
    /// An offer of security at High or above that a second reviewer must sign first.
    pub unsigned: Option<Box<Unsigned>>,
}

/// What a side has to do in a stalemate, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// What.
    pub duty: Duty,
    /// Until when.
    pub until: Time,
}

/// Why there is no agreement (workflow.md 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Facts are missing.
    Facts,
    /// Values conflict.
    Values,
    /// It costs too much.
    Cost,
    /// The law is in the way.
    Law,
    /// A side did not answer.
    Silence,
}

impl Cause {
    /// The causes that people may give; silence is found by the clock.
    pub const DECLARED: [Self; 4] = [Self::Facts, Self::Values, Self::Cost, Self::Law];

    /// The word in forms, storage and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Values => "values",
            Self::Cost => "cost",
            Self::Law => "law",
            Self::Silence => "silence",
        }
    }

    /// The cause of a code, silence excepted.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::DECLARED.into_iter().find(|cause| cause.code() == code)
    }
}

/// With the executive, on a page that does not change any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalated {
    /// How it came here.
    pub why: Why,
    /// What was true when it escalated.
    pub brief: Brief,
    /// The executive's own deadline.
    pub due: Time,
    /// A question of the executive that nobody answered in time.
    pub unanswered: Option<String>,
}

/// By stalemate, or because the authority of a reviewer ends here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The sides did not agree.
    Stalemate {
        /// Why not.
        cause: Cause,
        /// Which side declared it or fell silent.
        side: Side,
        /// In its words; may be empty.
        reason: String,
        /// Which sides let their time run out.
        lapsed: Both<bool>,
        /// A second signature was asked for and never came.
        not_cosigned: bool,
    },
    /// The decision table asks for the executive; not counted as a stalemate.
    Authority {
        /// The row of the table.
        rule: u8,
        /// What is recommended, and by whom.
        recommendation: Recommendation,
    },
}

/// A yes or a no, and the way back while there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What was decided, and on which facts.
    pub decision: Decision,
    /// From then on it counts and cannot be undone.
    pub effective_at: Time,
    /// Handed to the register, told to everybody.
    pub effective: bool,
    /// The state before, for undo.
    pub before: State,
}

/// Not wanted any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Who took it back; `None` when it lapsed.
    pub by: Option<PersonId>,
    /// Why; may be empty.
    pub reason: String,
}

/// A state without its data: the name in storage, lists, addresses and keys of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateKind {
    /// See [`State::Draft`]; the others likewise.
    Draft,
    /// In review.
    Review,
    /// Sent back.
    Returned,
    /// A question is open.
    Question,
    /// Offers go back and forth.
    Negotiation,
    /// Settled, gates may be open.
    Agreed,
    /// No agreement.
    Stalemate,
    /// With the executive.
    Escalated,
    /// Yes.
    Approved,
    /// No.
    Declined,
    /// Taken back.
    Withdrawn,
    /// Thrown away.
    Discarded,
}

impl StateKind {
    /// All twelve, in the order of workflow.md 3.
    pub const ALL: [Self; 12] = [
        Self::Draft,
        Self::Review,
        Self::Returned,
        Self::Question,
        Self::Negotiation,
        Self::Agreed,
        Self::Stalemate,
        Self::Escalated,
        Self::Approved,
        Self::Declined,
        Self::Withdrawn,
        Self::Discarded,
    ];

    /// The word in storage and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Returned => "returned",
            Self::Question => "question",
            Self::Negotiation => "negotiation",
            Self::Agreed => "agreed",
            Self::Stalemate => "stalemate",
            Self::Escalated => "escalated",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Discarded => "discarded",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Nothing can happen any more but a renewal, once the time to undo is over.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Declined | Self::Withdrawn | Self::Discarded)
    }
}

impl State {
    /// The state without its data.
    pub const fn kind(&self) -> StateKind {
        match self {
            Self::Draft => StateKind::Draft,
            Self::Review(_) => StateKind::Review,
            Self::Returned(_) => StateKind::Returned,
            Self::Question(_) => StateKind::Question,
            Self::Negotiation(_) => StateKind::Negotiation,
            Self::Agreed(_) => StateKind::Agreed,
            Self::Stalemate(_) => StateKind::Stalemate,
            Self::Escalated(_) => StateKind::Escalated,
            Self::Approved(_) => StateKind::Approved,
            Self::Declined(_) => StateKind::Declined,
            Self::Withdrawn(_) => StateKind::Withdrawn,
            Self::Discarded => StateKind::Discarded,
        }
    }

    /// Both sides may estimate while they talk.
    pub const fn takes_estimates(&self) -> bool {
        matches!(
            self,
            Self::Review(_)
                | Self::Returned(_)
                | Self::Question(_)
                | Self::Negotiation(_)
                | Self::Agreed(_)
                | Self::Stalemate(_)
        )
    }

    /// Files are brought as long as it is being talked about; after a yes, proofs of its conditions.
    pub fn takes_evidence(&self) -> bool {
        match self {
            Self::Approved(decided) => {
                let package = decided.decision.package.as_ref();
                decided.effective && package.is_some_and(|package| !package.terms.is_empty())
            }
            _ => self.lets_evidence_go(),
        }
    }

    /// What lay there when it was decided stays.
    pub const fn lets_evidence_go(&self) -> bool {
        !matches!(self, Self::Approved(_) | Self::Declined(_) | Self::Withdrawn(_) | Self::Discarded)
    }

    /// Security may correct factors until the sides have settled it; what the executive reads does not move any more.
    pub fn takes_adjustments(&self) -> bool {
        match self {
            Self::Review(_) | Self::Negotiation(_) => true,
            Self::Question(question) => question.from.takes_adjustments(),
            _ => false,
        }
    }

    /// Who holds it is said while the sides talk.
    pub const fn takes_assignment(&self) -> bool {
        self.takes_estimates()
    }

    /// People talk about everything that was handed in.
    pub const fn takes_posts(&self) -> bool {
        !matches!(self, Self::Draft | Self::Discarded)
    }

    /// Marketing may confirm the business impact until the sides are at odds or the executive has it.
    pub const fn takes_impact(&self) -> bool {
        matches!(
            self,
            Self::Review(_) | Self::Returned(_) | Self::Question(_) | Self::Negotiation(_) | Self::Agreed(_)
        )
    }
}
