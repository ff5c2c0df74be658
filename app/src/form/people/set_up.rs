//! The first admin's own account.

use super::password::{AGAIN, NEW, NewPassword, chosen};
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The name.
pub const NAME: &str = "name";
/// The address for mails.
pub const EMAIL: &str = "email";
const LIMIT: usize = 200;

/// What was typed. No `Debug`: a password is never printed.
pub struct SetUpForm {
    /// As typed, without spaces around.
    pub name: String,
    /// As typed, without spaces around.
    pub email: String,
    /// Exactly as typed.
    pub password: NewPassword,
}

/// Whether a mail could be sent there at all.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.is_empty()
            && !host.contains('@')
            && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control())
    })
}

impl SetUpForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [NAME, EMAIL, NEW, AGAIN]);
        let name = check.take(parse::line(typed, NAME, LIMIT));
        let email = check.take(parse::line(typed, EMAIL, LIMIT));
        if email.as_deref().is_some_and(|email| !is_address(email)) {
            check.fault(EMAIL, FaultKind::Because("set-up-no-address"));
        }
        let password = chosen(&mut check, typed);
        check.finish(|| Some(Self { name: name?, email: email?, password: password? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (NAME, "account-name"),
                (EMAIL, "account-address"),
                (NEW, "password-new"),
                (AGAIN, "password-again"),
            ],
        )
    }
}
