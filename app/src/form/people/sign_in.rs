//! Signing in with a password. Nothing here says whether an account exists: the one fault of wrong values is the same
//! for an unknown address, a closed account and a wrong password, and stands at the password because that is typed
//! again.

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The address of the account.
pub const EMAIL: &str = "email";
/// The password.
pub const PASSWORD: &str = "password";
const EMAIL_LIMIT: usize = 200;

/// What was typed. No `Debug`: a password is never printed.
pub struct SignInForm {
    /// As typed, without spaces around.
    pub email: String,
    /// Exactly as typed.
    pub password: String,
}

impl SignInForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [EMAIL, PASSWORD]);
        let email = check.take(parse::line(typed, EMAIL, EMAIL_LIMIT));
        let password = check.take(parse::secret(typed, PASSWORD));
        check.finish(|| Some(Self { email: email?, password: password? }))
    }

    /// The one fault of values that do not belong together.
    pub fn wrong() -> Vec<Fault> {
        vec![Fault::new(PASSWORD, FaultKind::Because("sign-in-wrong"))]
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(EMAIL, "sign-in-email"), (PASSWORD, "sign-in-password")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_exactly_as_it_was_typed() {
        let form = SignInForm::parse(&Typed::filled([(EMAIL, " a@b.example "), (PASSWORD, " ein Satz ")]));
        let form = form.expect("no fault");
        assert_eq!((form.email.as_str(), form.password.as_str()), ("a@b.example", " ein Satz "));
    }

    #[test]
    fn both_fields_are_asked_for_at_once() {
        let faults = SignInForm::parse(&Typed::parse(b"email=+")).err().expect("faults");
        let required = |field| Fault::new(field, FaultKind::Required);
        assert_eq!(faults, [required(EMAIL), required(PASSWORD)]);
    }
}
