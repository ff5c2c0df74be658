//! The matrix: which hats an action needs. One `match` without a wildcard, so that a new action cannot be
//! allowed, or forgotten, by absence.

use crate::{case::act::Action, permit::Hat};

const MARKETING: &[Hat] = &[Hat::Requester, Hat::Colleague];
const SECURITY: &[Hat] = &[Hat::Reviewer];
const SIDES: &[Hat] = &[Hat::Requester, Hat::Colleague, Hat::Reviewer];
const DECIDER: &[Hat] = &[Hat::Decider];
const ADVISER: &[Hat] = &[Hat::Adviser];
const DECIDER_OR_SIDES: &[Hat] = &[Hat::Decider, Hat::Requester, Hat::Colleague, Hat::Reviewer];
/// Who asked as executive may not be the one who decides any more when the question is taken back.
const WHOEVER_ASKED: &[Hat] = &[Hat::Decider, Hat::Requester, Hat::Colleague, Hat::Reviewer, Hat::Owner];
/// Who decided may be the owner of the area, who wears no other hat once it is decided.
const WHOEVER_DECIDED: &[Hat] = &[Hat::Requester, Hat::Colleague, Hat::Reviewer, Hat::Owner];
/// Who takes part in the conversation; auditors change nothing, and admins have no say in a case.
const VOICES: &[Hat] = &[Hat::Requester, Hat::Colleague, Hat::Reviewer, Hat::Adviser, Hat::Decider];
const NOBODY: &[Hat] = &[];

/// The hats that may do this; any one of them is enough.
pub const fn wearers(action: Action) -> &'static [Hat] {
    match action {
        Action::View => &Hat::ALL,
        Action::Edit
        | Action::Submit
        | Action::Discard
        | Action::ChangeAnswers
        | Action::Withdraw
        | Action::Refile
        | Action::AcceptNo
        | Action::ConfirmImpact => MARKETING,
        Action::Return
        | Action::Approve
        | Action::Object
        | Action::Refer
        | Action::CoSign
        | Action::RefuseSignature
        | Action::Adjust
        | Action::Score => SECURITY,
        Action::Offer
        | Action::Accept
        | Action::Answer
        | Action::Declare
        | Action::StateNeed
        | Action::Restate
        | Action::Confirm
        | Action::Correct
        | Action::CloseRestatement
        | Action::Attach
        | Action::Assign
        | Action::Estimate
        | Action::AddEvidence
        | Action::ReplaceEvidence
        | Action::RemoveEvidence => SIDES,
        Action::Post => VOICES,
        Action::Ask => DECIDER_OR_SIDES,
        Action::TakeBack => WHOEVER_ASKED,
        Action::ConfirmArtefact | Action::RejectArtefact => ADVISER,
        Action::Decide | Action::SendBack => DECIDER,
        Action::Undo => WHOEVER_DECIDED,
        Action::Tick => NOBODY,
    }
}
