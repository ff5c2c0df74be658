//! Asking for a link by mail. Nothing here says whether an account exists.

use crate::{
    form::{Check, Fault, Labels, Typed, labels, parse},
    text::Words,
};

/// The address of the account.
pub const EMAIL: &str = "email";
const LIMIT: usize = 200;

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetForm {
    /// As typed, without spaces around.
    pub email: String,
}

impl ResetForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [EMAIL]);
        let email = check.take(parse::line(typed, EMAIL, LIMIT));
        check.finish(|| Some(Self { email: email? }))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(EMAIL, "sign-in-email")])
    }
}
