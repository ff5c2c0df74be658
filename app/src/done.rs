//! What was just done, as one sentence at the top of the next page. The address carries the act (`?done=offer`), so the
//! sentence survives a redirect without a cookie and says nothing that a stranger could not also type.

use domain::case::act::Action;

/// In the place of an act: it was done already, when the same form arrived before.
pub const REPEAT: &str = "repeat";

/// In the place of an act: something that somebody set for themselves is kept.
pub const SAVED: &str = "saved";
/// In the place of an act: the language of mails is kept.
pub const LANGUAGE: &str = "language";

/// In the place of an act: if there is such an account, a mail is on its way.
pub const RESET: &str = "reset";
/// In the place of an act: the password is another one.
pub const PASSWORD: &str = "password";
/// In the place of an act: the second factor is set up.
pub const FACTOR: &str = "factor";
/// In the place of an act: the second factor is gone.
pub const NO_FACTOR: &str = "no-factor";
/// In the place of an act: there is another passkey.
pub const PASSKEY: &str = "passkey";
/// In the place of an act: a passkey is gone.
pub const NO_PASSKEY: &str = "no-passkey";
/// In the place of an act: sessions are over.
pub const SESSIONS: &str = "sessions";

/// In the place of an act: somebody has an account now and gets a mail.
pub const INVITED: &str = "invited";
/// In the place of an act: the roles are other ones.
pub const ROLES: &str = "roles";
/// In the place of an act: the account is closed.
pub const DISABLED: &str = "disabled";
/// In the place of an act: the account is open again.
pub const ENABLED: &str = "enabled";
/// In the place of an act: somebody is signed out everywhere.
pub const SIGNED_OUT: &str = "signed-out";
/// In the place of an act: a link with which somebody chooses a password is on its way.
pub const LINK_SENT: &str = "mailed";
/// In the place of an act: somebody's second factors are gone.
pub const FACTORS_DROPPED: &str = "factors-dropped";
/// In the place of an act: somebody is connected with no provider any more.
pub const UNLINKED: &str = "unlinked";
/// In the place of an act: other settings wait for a second person.
pub const PROPOSED: &str = "proposed";
/// In the place of an act: other settings are in force.
pub const IN_FORCE: &str = "in-force";
/// In the place of an act: a proposal is gone.
pub const DROPPED: &str = "dropped";

/// Key of the sentence for what stands in the address.
pub fn said(code: &str) -> Option<&'static str> {
    match code {
        REPEAT => Some("done-repeat"),
        SAVED => Some("done-saved"),
        LANGUAGE => Some("account-language-saved"),
        RESET => Some("reset-done"),
        PASSWORD => Some("password-done"),
        FACTOR => Some("factor-done"),
        NO_FACTOR => Some("factor-removed"),
        PASSKEY => Some("passkey-done"),
        NO_PASSKEY => Some("passkey-removed"),
        SESSIONS => Some("sessions-done"),
        INVITED => Some("people-done-invited"),
        ROLES => Some("people-done-roles"),
        DISABLED => Some("people-done-disabled"),
        ENABLED => Some("people-done-enabled"),
        SIGNED_OUT => Some("people-done-signed-out"),
        LINK_SENT => Some("people-done-link"),
        FACTORS_DROPPED => Some("people-done-factors"),
        UNLINKED => Some("people-done-unlinked"),
        PROPOSED => Some("policy-done-proposed"),
        IN_FORCE => Some("policy-done-in-force"),
        DROPPED => Some("policy-done-dropped"),
        _ => Action::from_code(code).and_then(key),
    }
}

/// Key of the sentence; `None` for what is not done by a person.
pub const fn key(action: Action) -> Option<&'static str> {
    match action {
        Action::Edit => Some("done-edit"),
        Action::Submit => Some("done-submit"),
        Action::Discard => Some("done-discard"),
        Action::ChangeAnswers => Some("done-change-answers"),
        Action::Withdraw => Some("done-withdraw"),
        Action::Refile => Some("done-refile"),
        Action::Ask => Some("done-ask"),
        Action::Answer => Some("done-answer"),
        Action::TakeBack => Some("done-take-back"),
        Action::Return => Some("done-return"),
        Action::Approve => Some("done-approve"),
        Action::Offer => Some("done-offer"),
        Action::Object => Some("done-object"),
        Action::Refer => Some("done-refer"),
        Action::CoSign => Some("done-co-sign"),
        Action::RefuseSignature => Some("done-refuse-signature"),
        Action::Accept => Some("done-accept"),
        Action::AcceptNo => Some("done-accept-no"),
        Action::Declare => Some("done-declare"),
        Action::StateNeed => Some("done-state-need"),
        Action::Restate => Some("done-restate"),
        Action::Confirm => Some("done-confirm"),
        Action::Correct => Some("done-correct"),
        Action::CloseRestatement => Some("done-close-restatement"),
        Action::Attach => Some("done-attach"),
        Action::ConfirmArtefact => Some("done-confirm-artefact"),
        Action::RejectArtefact => Some("done-reject-artefact"),
        Action::Estimate => Some("done-estimate"),
        Action::Adjust => Some("done-adjust"),
        Action::Score => Some("done-score"),
        Action::Assign => Some("done-assign"),
        Action::Post => Some("done-post"),
        Action::ConfirmImpact => Some("done-confirm-impact"),
        Action::AddEvidence => Some("done-add-evidence"),
        Action::ReplaceEvidence => Some("done-replace-evidence"),
        Action::RemoveEvidence => Some("done-remove-evidence"),
        Action::Decide => Some("done-decide"),
        Action::SendBack => Some("done-send-back"),
        Action::Undo => Some("done-undo"),
        Action::View | Action::Tick => None,
    }
}
