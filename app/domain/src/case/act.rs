//! Everything that can be done to a case, with what it needs. An act says nothing about who may do it
//! (`permit`) or when (`transition`).

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Side, decision::Choice, estimate::Estimate, evidence::About, package::Package, request::Request,
        second::Score, state::Cause,
    },
    id::{EvidenceId, PersonId},
    rating::Factor,
    rules::{GateId, QuestionId},
    time::Day,
};

/// An act with its data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Save the draft.
    Edit(Box<Request>),
    /// Hand the draft, or the mended request, to security.
    Submit,
    /// Throw the draft away.
    Discard,
    /// Change answers after submission.
    ChangeAnswers(Box<Request>),
    /// Take the request back; the reason may be empty.
    Withdraw(String),
    /// Ask the other side, or as executive one of them.
    Ask {
        /// The question.
        text: String,
        /// An answer to accept in one click.
        suggestion: Option<String>,
        /// Who shall answer.
        to: Side,
        /// The answer that it is about, where it is about one.
        about: Option<QuestionId>,
    },
    /// Answer the open question.
    Answer(String),
    /// Take the own question back.
    TakeBack,
    /// Send it back to be mended, with the reason.
    Return(String),
    /// Say yes to the request as it stands.
    Approve,
    /// Put a package on the table.
    Offer(Box<Package>),
    /// Say no as a position.
    Object(String),
    /// Hand it to the executive because authority ends here.
    Refer {
        /// What security recommends.
        choice: Choice,
        /// Why.
        text: String,
    },
    /// Sign what another reviewer wants to do at High or above.
    CoSign,
    /// Refuse that signature, with the reason.
    RefuseSignature(String),
    /// Take the other side's package.
    Accept {
        /// One sentence where one side gave everything.
        explanation: Option<String>,
    },
    /// Marketing accepts security's no.
    AcceptNo,
    /// Say that there will be no agreement.
    Declare {
        /// Why.
        cause: Cause,
        /// In own words; may be empty.
        reason: String,
    },
    /// State the own side's need.
    StateNeed(String),
    /// Say the other side's need in own words.
    Restate(String),
    /// Yes, that is what we need.
    Confirm,
    /// Not quite: what is missing.
    Correct(String),
    /// Stop restating after two corrections.
    CloseRestatement,
    /// Attach what lifts a gate.
    Attach {
        /// Which gate.
        gate: GateId,
        /// Where the artefact is.
        link: String,
        /// What it is.
        note: String,
    },
    /// The adviser confirms the artefact of a gate.
    ConfirmArtefact(GateId),
    /// The adviser rejects it, with a sentence.
    RejectArtefact(GateId, String),
    /// Save the own estimates; they replace the own older ones, and an empty estimate takes them back.
    Estimate(Box<Estimate>),
    /// Correct one factor, or take the correction back.
    Adjust {
        /// Which.
        factor: Factor,
        /// An option that OWASP lists for it; `None` takes the correction back.
        value: Option<u8>,
        /// Why; may be empty only when it is taken back.
        reason: String,
    },
    /// Send the own score as the second reviewer, without having seen the first one's.
    Score(Box<Score>),
    /// Say who of the own side holds the case, or that nobody does.
    Assign(Option<PersonId>),
    /// The requester's side confirms the four business impact values (FD, RD, NC, PV) that were shown.
    ConfirmImpact([u8; 4]),
    /// Bring files; their content is stored beside the case.
    AddEvidence {
        /// What they are about.
        about: About,
        /// Each with its name.
        files: Vec<(EvidenceId, String)>,
    },
    /// Bring a newer version of a file.
    ReplaceEvidence {
        /// Which.
        file: EvidenceId,
        /// The name of the newer version.
        name: String,
    },
    /// Take a file back that one brought oneself; it stays on record.
    RemoveEvidence(EvidenceId),
    /// The executive decides.
    Decide {
        /// What.
        choice: Choice,
        /// Why; may be empty only for the recommended offer, and not at Critical.
        reason: String,
        /// Last day of an approval as asked; offers carry their own.
        expires: Option<Day>,
    },
    /// The executive sends it back to the table, once.
    SendBack(String),
    /// Take the own decision back before it takes effect.
    Undo,
    /// The clock reached the time for which the case asked to be woken.
    Tick,
}

/// An act without its data: what permissions, refusals and addresses speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Look at a case; no act belongs to it.
    View,
    /// See [`Act::Edit`]; the others likewise.
    Edit,
    /// Submit.
    Submit,
    /// Discard.
    Discard,
    /// Change answers.
    ChangeAnswers,
    /// Withdraw.
    Withdraw,
    /// File again from a declined, withdrawn or approved case (an appeal, a new try, an extension); makes a new case.
    Refile,
    /// Ask.
    Ask,
    /// Answer.
    Answer,
    /// Take a question back.
    TakeBack,
    /// Return.
    Return,
    /// Approve.
    Approve,
    /// Offer or counter.
    Offer,
    /// Object.
    Object,
    /// Refer.
    Refer,
    /// Sign.
    CoSign,
    /// Refuse to sign.
    RefuseSignature,
    /// Accept.
    Accept,
    /// Accept the no.
    AcceptNo,
    /// Declare a stalemate.
    Declare,
    /// State a need.
    StateNeed,
    /// Restate.
    Restate,
    /// Confirm.
    Confirm,
    /// Correct.
    Correct,
    /// Close a restatement.
    CloseRestatement,
    /// Attach an artefact.
    Attach,
    /// Confirm an artefact.
    ConfirmArtefact,
    /// Reject an artefact.
    RejectArtefact,
    /// Estimate losses, value and costs.
    Estimate,
    /// Correct a factor.
    Adjust,
    /// Score as the second reviewer.
    Score,
    /// Say who holds the case.
    Assign,
    /// Say something about a case; no act belongs to it, because it moves nothing.
    Post,
    /// Confirm the business impact.
    ConfirmImpact,
    /// Bring files.
    AddEvidence,
    /// Bring a newer version.
    ReplaceEvidence,
    /// Take a file back.
    RemoveEvidence,
    /// Decide.
    Decide,
    /// Send back.
    SendBack,
    /// Undo.
    Undo,
    /// Let the clock act.
    Tick,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 41] = [
        Self::View,
        Self::Edit,
        Self::Submit,
        Self::Discard,
        Self::ChangeAnswers,
        Self::Withdraw,
        Self::Refile,
        Self::Ask,
        Self::Answer,
        Self::TakeBack,
        Self::Return,
        Self::Approve,
        Self::Offer,
        Self::Object,
        Self::Refer,
        Self::CoSign,
        Self::RefuseSignature,
        Self::Accept,
        Self::AcceptNo,
        Self::Declare,
        Self::StateNeed,
        Self::Restate,
        Self::Confirm,
        Self::Correct,
        Self::CloseRestatement,
        Self::Attach,
        Self::ConfirmArtefact,
        Self::RejectArtefact,
        Self::Estimate,
        Self::Adjust,
        Self::Score,
        Self::Assign,
        Self::Post,
        Self::ConfirmImpact,
        Self::AddEvidence,
        Self::ReplaceEvidence,
        Self::RemoveEvidence,
        Self::Decide,
        Self::SendBack,
        Self::Undo,
        Self::Tick,
    ];

    /// The last part of the address of its page, and the key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Edit => "edit",
            Self::Submit => "submit",
            Self::Discard => "discard",
            Self::ChangeAnswers => "change-answers",
            Self::Withdraw => "withdraw",
            Self::Refile => "refile",
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::TakeBack => "take-back",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Offer => "offer",
            Self::Object => "object",
            Self::Refer => "refer",
            Self::CoSign => "cosign",
            Self::RefuseSignature => "refuse-signature",
            Self::Accept => "accept",
            Self::AcceptNo => "accept-no",
            Self::Declare => "declare",
            Self::StateNeed => "need",
            Self::Restate => "restate",
            Self::Confirm => "confirm",
            Self::Correct => "correct",
            Self::CloseRestatement => "close-restatement",
            Self::Attach => "attach",
            Self::ConfirmArtefact => "confirm-artefact",
            Self::RejectArtefact => "reject-artefact",
            Self::Estimate => "estimate",
            Self::Adjust => "adjust",
            Self::Score => "score",
            Self::Assign => "assign",
            Self::Post => "post",
            Self::ConfirmImpact => "confirm-impact",
            Self::AddEvidence => "add-evidence",
            Self::ReplaceEvidence => "replace-evidence",
            Self::RemoveEvidence => "remove-evidence",
            Self::Decide => "decide",
            Self::SendBack => "send-back",
            Self::Undo => "undo",
            Self::Tick => "tick",
        }
    }

    /// The action of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

impl Act {
    /// The act without its data.
    pub const fn action(&self) -> Action {
        match self {
            Self::Edit(_) => Action::Edit,
            Self::Submit => Action::Submit,
            Self::Discard => Action::Discard,
            Self::ChangeAnswers(_) => Action::ChangeAnswers,
            Self::Withdraw(_) => Action::Withdraw,
            Self::Ask { .. } => Action::Ask,
            Self::Answer(_) => Action::Answer,
            Self::TakeBack => Action::TakeBack,
            Self::Return(_) => Action::Return,
            Self::Approve => Action::Approve,
            Self::Offer(_) => Action::Offer,
            Self::Object(_) => Action::Object,
            Self::Refer { .. } => Action::Refer,
            Self::CoSign => Action::CoSign,
            Self::RefuseSignature(_) => Action::RefuseSignature,
            Self::Accept { .. } => Action::Accept,
            Self::AcceptNo => Action::AcceptNo,
            Self::Declare { .. } => Action::Declare,
            Self::StateNeed(_) => Action::StateNeed,
            Self::Restate(_) => Action::Restate,
            Self::Confirm => Action::Confirm,
            Self::Correct(_) => Action::Correct,
            Self::CloseRestatement => Action::CloseRestatement,
            Self::Attach { .. } => Action::Attach,
            Self::ConfirmArtefact(_) => Action::ConfirmArtefact,
            Self::RejectArtefact(..) => Action::RejectArtefact,
            Self::Estimate(_) => Action::Estimate,
            Self::Adjust { .. } => Action::Adjust,
            Self::Score(_) => Action::Score,
            Self::Assign(_) => Action::Assign,
            Self::ConfirmImpact(_) => Action::ConfirmImpact,
            Self::AddEvidence { .. } => Action::AddEvidence,
            Self::ReplaceEvidence { .. } => Action::ReplaceEvidence,
            Self::RemoveEvidence(_) => Action::RemoveEvidence,
            Self::Decide { .. } => Action::Decide,
            Self::SendBack(_) => Action::SendBack,
            Self::Undo => Action::Undo,
            Self::Tick => Action::Tick,
        }
    }
}
