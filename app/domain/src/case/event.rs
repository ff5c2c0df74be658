//! What happened, as data. The timeline of a case is made of these and of nothing else; words are chosen when
//! somebody reads it.

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Side,
        decision::Choice,
        evidence::About,
        mover::Mover,
        state::{Cause, ReturnReason, StateKind},
    },
    id::{CaseNumber, PersonId},
    rating::Factor,
    rules::GateId,
    time::Time,
};

/// One entry of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Time,
    /// Who; `None` for the clock.
    pub by: Option<PersonId>,
    /// What.
    pub happening: Happening,
    /// The state afterwards.
    pub state: StateKind,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// A draft was begun, perhaps from an older case.
    Begun {
        /// The older case.
        follows: Option<CaseNumber>,
    },
    /// Handed to security.
    Submitted,
    /// The draft was thrown away.
    Discarded,
    /// Facts changed after submission; offers became stale.
    AnswersChanged,
    /// Taken back.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// Nobody mended it in time.
    Lapsed,
    /// A question.
    Asked {
        /// Who asks; `None` is the executive.
        asker: Option<Side>,
        /// Who shall answer.
        asked: Side,
        /// The question.
        text: String,
    },
    /// Its answer.
    Answered {
        /// The answer.
        text: String,
    },
    /// The question was taken back.
    TakenBack,
    /// The executive's question stayed without an answer.
    Unanswered,
    /// Sent back to be mended.
    Returned {
        /// Why.
        reason: ReturnReason,
    },
    /// An offer or a counter-offer.
    Offered {
        /// Its round.
        round: u32,
        /// Whose.
        side: Side,
    },
    /// Security said no as a position.
    Objected {
        /// Its round.
        round: u32,
        /// Why.
        reason: String,
    },
    /// Handed to the executive by a reviewer.
    Referred {
        /// What is recommended.
        choice: Choice,
        /// Why.
        text: String,
    },
    /// Waits for a second signature.
    SignatureAsked,
    /// Signed.
    Signed,
    /// Not signed.
    SignatureRefused {
        /// Why.
        reason: String,
    },
    /// A package was accepted.
    Agreed {
        /// Its round.
        round: u32,
        /// Where one side gave everything: why that is all right.
        explanation: Option<String>,
    },
    /// No agreement.
    StalemateDeclared {
        /// Why.
        cause: Cause,
        /// By which side.
        side: Side,
        /// In its words.
        reason: String,
    },
    /// A side let its time run out.
    Silence {
        /// Which.
        side: Side,
    },
    /// Whoever has to act was reminded.
    Reminded {
        /// Who.
        mover: Mover,
        /// How much of the working time is over; 100 is overdue.
        percent: u8,
    },
    /// A need was stated or changed.
    NeedStated {
        /// Whose.
        side: Side,
    },
    /// A need was restated by the other side.
    Restated {
        /// Whose need.
        side: Side,
    },
    /// Understood.
    Understood {
        /// Whose need.
        side: Side,
        /// Without any correction.
        first_try: bool,
    },
    /// Corrected.
    Corrected {
        /// Whose need.
        side: Side,
        /// What was missing.
        text: String,
    },
    /// Closed as not confirmed.
    NotConfirmed {
        /// Whose need.
        side: Side,
    },
    /// An artefact was attached.
    ArtefactAttached {
        /// For which gate.
        gate: GateId,
    },
    /// An adviser confirmed it.
    ArtefactConfirmed {
        /// Of which gate.
        gate: GateId,
    },
    /// An adviser rejected it.
    ArtefactRejected {
        /// Of which gate.
        gate: GateId,
        /// Why.
        reason: String,
    },
    /// Somebody saved, or took back, what they expect it to cost and to earn.
    Estimated {
        /// For which side.
        side: Side,
    },
    /// A factor was corrected, or the correction taken back.
    Adjusted {
        /// Which.
        factor: Factor,
        /// What counted before.
        from: u8,
        /// What counts now.
        to: u8,
        /// Why; may be empty where a correction was taken back.
        reason: String,
    },
    /// A second reviewer sent a blind score.
    Scored {
        /// Factors that the two reviewers see differently.
        differs: u8,
    },
    /// A side said who holds the case.
    Assigned {
        /// Which side.
        side: Side,
        /// Who; `None` is nobody any more.
        person: Option<PersonId>,
    },
    /// The requester's side confirmed the four business impact values.
    ImpactConfirmed,
    /// A file was brought.
    EvidenceAdded {
        /// What it is about.
        about: About,
        /// Its name.
        name: String,
    },
    /// A newer version of a file was brought.
    EvidenceReplaced {
        /// What it is about.
        about: About,
        /// The name of the newer version.
        name: String,
        /// 2, 3, …
        version: u32,
    },
    /// A file was taken back.
    EvidenceRemoved {
        /// What it was about.
        about: About,
        /// Its name.
        name: String,
    },
    /// The executive has it.
    Escalated {
        /// By stalemate; otherwise by authority.
        by_stalemate: bool,
    },
    /// A yes.
    Approved {
        /// What.
        choice: Choice,
        /// Why.
        reason: String,
    },
    /// A no.
    Declined {
        /// Marketing accepted security's no.
        by_consent: bool,
        /// Why.
        reason: String,
    },
    /// Back to the table.
    SentBack {
        /// With this question.
        question: String,
    },
    /// A decision was taken back in time.
    Undone,
    /// The time to undo is over.
    Effective,
}

impl Happening {
    /// The word in storage and keys of words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Begun { .. } => "begun",
            Self::Submitted => "submitted",
            Self::Discarded => "discarded",
            Self::AnswersChanged => "answers-changed",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Lapsed => "lapsed",
            Self::Asked { .. } => "asked",
            Self::Answered { .. } => "answered",
            Self::TakenBack => "taken-back",
            Self::Unanswered => "unanswered",
            Self::Returned { .. } => "returned",
            Self::Offered { .. } => "offered",
            Self::Objected { .. } => "objected",
            Self::Referred { .. } => "referred",
            Self::SignatureAsked => "signature-asked",
            Self::Signed => "signed",
            Self::SignatureRefused { .. } => "signature-refused",
            Self::Agreed { .. } => "agreed",
            Self::StalemateDeclared { .. } => "stalemate-declared",
            Self::Silence { .. } => "silence",
            Self::Reminded { .. } => "reminded",
            Self::NeedStated { .. } => "need-stated",
            Self::Restated { .. } => "restated",
            Self::Understood { .. } => "understood",
            Self::Corrected { .. } => "corrected",
            Self::NotConfirmed { .. } => "not-confirmed",
            Self::ArtefactAttached { .. } => "artefact-attached",
            Self::ArtefactConfirmed { .. } => "artefact-confirmed",
            Self::ArtefactRejected { .. } => "artefact-rejected",
            Self::Estimated { .. } => "estimated",
            Self::Adjusted { .. } => "adjusted",
            Self::Scored { .. } => "scored",
            Self::Assigned { .. } => "assigned",
            Self::ImpactConfirmed => "impact-confirmed",
            Self::EvidenceAdded { .. } => "evidence-added",
            Self::EvidenceReplaced { .. } => "evidence-replaced",
            Self::EvidenceRemoved { .. } => "evidence-removed",
            Self::Escalated { .. } => "escalated",
            Self::Approved { .. } => "approved",
            Self::Declined { .. } => "declined",
            Self::SentBack { .. } => "sent-back",
            Self::Undone => "undone",
            Self::Effective => "effective",
        }
    }
}
