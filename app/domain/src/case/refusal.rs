//! Why an act was refused. Codes and values, never words: the page says it in the reader's language.

use crate::{
    case::{act::Action, estimate::EstimateFault, request::Missing, state::StateKind},
    policy::Outcome,
    rules::GateId,
};

/// A refusal changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state does not know this act.
    #[error("{action:?} is not possible in {state:?}")]
    NotInThisState {
        /// The state.
        state: StateKind,
        /// The act.
        action: Action,
    },
    /// The permit is for another act, another case or another moment.
    #[error("the permit does not cover this act")]
    NotPermitted,
    /// It is the other side's move.
    #[error("it is the other side's move")]
    NotYourMove,
    /// The request lacks something.
    #[error("the request is incomplete")]
    Incomplete(Vec<Missing>),
    /// A gate is open; nobody may approve.
    #[error("a gate is open")]
    GateOpen(Vec<GateId>),
    /// The decision table asks for something stricter.
    #[error("beyond the authority of a reviewer")]
    BeyondAuthority(Outcome),
    /// The table does not ask for the executive.
    #[error("the decision table does not ask for the executive")]
    NothingToRefer,
    /// A question is open or a signature is missing.
    #[error("something else has to be settled first")]
    SignaturePending,
    /// Nothing waits for a signature.
    #[error("nothing waits for a signature")]
    NothingToSign,
    /// The second signature must be another person's.
    #[error("the second signature must be another person's")]
    OwnSignature,
    /// The package asks for nothing.
    #[error("the offer has no condition and narrows nothing")]
    EmptyOffer,
    /// The same package lies on the table already.
    #[error("nothing changed against the offer on the table")]
    NothingChanged,
    /// A day of the package lies in the past.
    #[error("a date lies in the past")]
    PastDate,
    /// A condition that the rule book does not know.
    #[error("an unknown condition")]
    UnknownCondition,
    /// The facts changed; the offer can only be read.
    #[error("the offer is stale")]
    StaleOffer,
    /// An objection cannot be accepted as an offer, an offer not as a no.
    #[error("there is no such thing on the table")]
    NothingToAccept,
    /// One side gave everything: one sentence is asked for.
    #[error("one side gave everything: say why")]
    ExplanationNeeded,
    /// There is no need of the other side to restate, or it is settled.
    #[error("there is nothing to restate")]
    NothingToRestate,
    /// There is no restatement to confirm or correct.
    #[error("there is nothing to confirm")]
    NothingToConfirm,
    /// Two corrections come before giving up.
    #[error("too early to give up")]
    TooEarlyToClose,
    /// The gate is not open in this case, or needs no artefact.
    #[error("the gate asks for no artefact")]
    NoSuchGate,
    /// Nothing was attached to this gate.
    #[error("nothing is attached")]
    NothingAttached,
    /// Only changed answers lift it.
    #[error("only changed answers lift this gate")]
    OnlyAnswersLift,
    /// There is no such file, or it was taken back.
    #[error("there is no such file")]
    NoSuchEvidence,
    /// Only whoever brought a file takes it back, and only its side brings a newer version.
    #[error("somebody else brought this file")]
    NotYourEvidence,
    /// The case has no such answer, condition or gate, or needs no file for it now.
    #[error("no file is taken for this")]
    NotForEvidence,
    /// The losses have to be estimated before it is referred at High.
    #[error("estimate the losses first")]
    EstimateFirst,
    /// An estimate that cannot be meant.
    #[error("the estimate cannot be taken: {0:?}")]
    BadEstimate(Vec<EstimateFault>),
    /// No value that OWASP lists for this factor.
    #[error("not a listed option of this factor")]
    NotAnOption,
    /// Another reviewer has corrected factors: first comes the own score, blind.
    #[error("score blind first")]
    ScoreFirst,
    /// There is no score of a first reviewer, or it is the own one, or a second one was sent.
    #[error("nothing to score a second time")]
    NothingToScore,
    /// Only the author of a need, or who holds the case for the side, says whether it was understood.
    #[error("somebody else's need")]
    NotYourNeed,
    /// This person does not act for this side.
    #[error("not of this side")]
    NotOfThisSide,
    /// Questions in the conversation are open: so many.
    #[error("{0} questions are open")]
    QuestionsOpen(usize),
    /// The four values are not those that the answers and corrections make now.
    #[error("the business impact has changed")]
    ImpactChanged,
    /// A text is missing that must be there.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// The approval as asked needs a last day.
    #[error("an expiry is needed")]
    ExpiryNeeded,
    /// An exception lasts at most 90 days.
    #[error("too long: at most {0} days")]
    TooLong(u16),
    /// This package is not on the table.
    #[error("this offer is not on the table")]
    NotOnTheTable,
    /// It was sent back once already.
    #[error("it was sent back before")]
    SentBackBefore,
    /// The time to undo is over, or somebody else decided.
    #[error("too late to undo")]
    TooLate,
    /// The clock has nothing to do yet.
    #[error("nothing is due")]
    NotDue,
}
