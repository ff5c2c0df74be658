//! Who somebody is, once more. What they had sent before that travels along unseen and unread, so that nothing that was typed
//! is lost.

use super::passkey::CREDENTIAL;
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The password.
pub const PASSWORD: &str = "password";
/// The code of the second factor.
pub const CODE: &str = "code";
/// The form that waits, as it was sent.
pub const CARRIED: &str = "carried";

/// With what somebody proves who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The password.
    Password,
    /// A code of the second factor.
    Code,
    /// Nothing: there is no password yet.
    Nothing,
}

/// What was typed. No `Debug`: a secret is never printed.
pub struct StepUpForm {
    /// Password or code, as typed.
    pub secret: String,
    /// The form that waits; empty for none.
    pub carried: Typed,
}

impl StepUpForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed, means: Means) -> Result<Self, Vec<Fault>> {
        let field = means.field();
        let mut check = Check::of(typed, [field, CARRIED]);
        let secret = check.take(parse::secret(typed, field));
        let carried = Typed::parse(typed.first(CARRIED).unwrap_or_default().as_bytes());
        check.finish(|| Some(Self { secret: secret?, carried }))
    }

    /// The one fault of a secret that is not right, or was tried too often.
    pub fn wrong(means: Means) -> Vec<Fault> {
        vec![Fault::new(means.field(), FaultKind::Because(means.wrong()))]
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        let fields =
            [(PASSWORD, Means::Password.label()), (CODE, Means::Code.label()), (CREDENTIAL, "passkey-label")];
        labels(words, &fields)
    }
}

impl Means {
    /// The field that takes it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Code => CODE,
            Self::Password | Self::Nothing => PASSWORD,
        }
    }

    /// Key of the field's label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "step-up-code",
            Self::Password | Self::Nothing => "step-up-password",
        }
    }

    const fn wrong(self) -> &'static str {
        match self {
            Self::Code => "step-up-code-wrong",
            Self::Password | Self::Nothing => "step-up-password-wrong",
        }
    }
}
