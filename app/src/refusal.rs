//! The sentences for refusals and denials, by key. One table, so that a new refusal cannot be without words.

use domain::{case::refusal::Refusal, permit::Denial};

/// Key of the sentence that says why an act was refused.
pub const fn key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotInThisState { .. } => "refused-not-in-this-state",
        Refusal::NotPermitted => "refused-not-permitted",
        Refusal::NotYourMove => "refused-not-your-move",
        Refusal::Incomplete(_) => "refused-incomplete",
        Refusal::GateOpen(_) => "refused-gate-open",
        Refusal::BeyondAuthority(_) => "refused-beyond-authority",
        Refusal::NothingToRefer => "refused-nothing-to-refer",
        Refusal::SignaturePending => "refused-signature-pending",
        Refusal::NothingToSign => "refused-nothing-to-sign",
        Refusal::OwnSignature => "refused-own-signature",
        Refusal::EmptyOffer => "refused-empty-offer",
        Refusal::NothingChanged => "refused-nothing-changed",
        Refusal::PastDate => "refused-past-date",
        Refusal::UnknownCondition => "refused-unknown-condition",
        Refusal::StaleOffer => "refused-stale-offer",
        Refusal::NothingToAccept => "refused-nothing-to-accept",
        Refusal::ExplanationNeeded => "refused-explanation-needed",
        Refusal::NothingToRestate => "refused-nothing-to-restate",
        Refusal::NothingToConfirm => "refused-nothing-to-confirm",
        Refusal::TooEarlyToClose => "refused-too-early-to-close",
        Refusal::NoSuchGate => "refused-no-such-gate",
        Refusal::NothingAttached => "refused-nothing-attached",
        Refusal::OnlyAnswersLift => "refused-only-answers-lift",
        Refusal::NoSuchEvidence => "refused-no-such-evidence",
        Refusal::NotYourEvidence => "refused-not-your-evidence",
        Refusal::NotForEvidence => "refused-not-for-evidence",
        Refusal::EstimateFirst => "refused-estimate-first",
        Refusal::BadEstimate(_) => "refused-bad-estimate",
        Refusal::NotAnOption => "refused-not-an-option",
        Refusal::ScoreFirst => "refused-score-first",
        Refusal::NothingToScore => "refused-nothing-to-score",
        Refusal::NotYourNeed => "refused-not-your-need",
        Refusal::NotOfThisSide => "refused-not-of-this-side",
        Refusal::QuestionsOpen(_) => "refused-questions-open",
        Refusal::ImpactChanged => "refused-impact-changed",
        Refusal::ReasonNeeded => "refused-reason-needed",
        Refusal::ExpiryNeeded => "refused-expiry-needed",
        Refusal::TooLong(_) => "refused-too-long",
        Refusal::NotOnTheTable => "refused-not-on-the-table",
        Refusal::SentBackBefore => "refused-sent-back-before",
        Refusal::TooLate => "refused-too-late",
        Refusal::NotDue => "refused-not-due",
    }
}

/// Key of the sentence that says why a person may not do something.
pub const fn denial(denial: Denial) -> &'static str {
    match denial {
        Denial::NotInvolved => "denied-not-involved",
        Denial::OwnCase => "denied-own-case",
        Denial::ReviewedIt => "denied-reviewed-it",
        Denial::OtherSide => "denied-other-side",
        Denial::NotTheDecider => "denied-not-the-decider",
        Denial::NotYourRole => "denied-not-your-role",
        Denial::NotInThisState => "refused-not-in-this-state",
    }
}

/// Only the executive of an area sets what it tolerates.
pub const TOLERANCE_NOT_YOURS: &str = "denied-not-your-tolerance";
/// The larger loss must be the rarer one.
pub const TOLERANCE_NO_CURVE: &str = "refused-no-curve";
