//! What an authenticator says, as a form carries it: the island of the page fills one hidden field and sends the form, so that
//! passkeys need no second way into the program. And what can be done with a passkey that is there.

use uuid::Uuid;

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// What the authenticator said, as the browser writes it (`PublicKeyCredential.toJSON`).
pub const CREDENTIAL: &str = "credential";
/// How its owner calls a passkey.
pub const NAME: &str = "name";
/// Which passkey.
pub const PASSKEY: &str = "passkey";
/// Which button.
pub const ACT: &str = "act";
/// Longest name in characters.
pub const NAME_LIMIT: usize = 60;
/// Longest answer of an authenticator in bytes: without an attestation it is a tenth of that.
const LONGEST: usize = 16_384;

/// An answer, to whatever was asked. No `Debug`: whoever reads it within five minutes could send it first.
pub struct PasskeyForm {
    /// As the browser wrote it.
    pub credential: String,
}

impl PasskeyForm {
    /// The form, or all its faults at once; other fields belong to the page around.
    pub fn parse(typed: &Typed, others: &[&'static str]) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, others.iter().copied().chain([CREDENTIAL]));
        let credential = check.take(answer(typed));
        check.finish(|| Some(Self { credential: credential? }))
    }

    /// The one fault of an answer that is not right, or comes too late, or too often.
    pub fn wrong() -> Vec<Fault> {
        vec![Fault::new(CREDENTIAL, FaultKind::Because("passkey-wrong"))]
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CREDENTIAL, "passkey-label")])
    }
}

fn answer(typed: &Typed) -> Result<String, Fault> {
    let answer = parse::secret(typed, CREDENTIAL).map_err(|_| PasskeyForm::wrong().remove(0))?;
    if answer.len() > LONGEST { Err(PasskeyForm::wrong().remove(0)) } else { Ok(answer) }
}

/// A new passkey with its name.
pub struct AddPasskeyForm {
    /// As the browser wrote it.
    pub credential: String,
    /// How its owner calls it.
    pub name: String,
}

impl AddPasskeyForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CREDENTIAL, NAME]);
        let name = check.take(parse::line(typed, NAME, NAME_LIMIT));
        let credential = check.take(answer(typed));
        check.finish(|| Some(Self { credential: credential?, name: name? }))
    }

    /// The one fault of a passkey that cannot be added.
    pub fn refused() -> Vec<Fault> {
        vec![Fault::new(CREDENTIAL, FaultKind::Because("passkey-taken"))]
    }

    /// There are as many as there may be.
    pub fn full() -> Vec<Fault> {
        vec![Fault::new(CREDENTIAL, FaultKind::Because("passkey-full"))]
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NAME, "passkey-name"), (CREDENTIAL, "passkey-label")])
    }
}

/// What is done with a passkey that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasskeyAct {
    /// It gets another name.
    Rename(String),
    /// It goes.
    Remove,
}

/// Value of [`ACT`].
pub const RENAME: &str = "rename";
/// Value of [`ACT`].
pub const REMOVE: &str = "remove";

/// A button of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeysForm {
    /// Which passkey.
    pub passkey: Uuid,
    /// What happens to it.
    pub act: PasskeyAct,
}

impl PasskeysForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let removes = typed.first(ACT) == Some(REMOVE);
        let mut check = Check::of(typed, [PASSKEY, ACT].into_iter().chain((!removes).then_some(NAME)));
        let passkey = check.take(parse::choice(typed, PASSKEY, |raw| raw.parse().ok()));
        let known =
            check.take(parse::choice(typed, ACT, |raw| [RENAME, REMOVE].contains(&raw).then_some(())));
        let act = if removes {
            Some(PasskeyAct::Remove)
        } else {
            check.take(parse::line(typed, NAME, NAME_LIMIT)).map(PasskeyAct::Rename)
        };
        check.finish(|| known.and(Some(Self { passkey: passkey?, act: act? })))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NAME, "passkey-name")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_as_it_was_sent_and_one_without_end_is_none() {
        let typed = Typed::filled([(CREDENTIAL, " {\"id\": \"x\"} ")]);
        let form = PasskeyForm::parse(&typed, &[]);
        assert_eq!(form.expect("an answer").credential, " {\"id\": \"x\"} ");
        for answer in [String::new(), "x".repeat(LONGEST + 1)] {
            let typed = Typed::filled([(CREDENTIAL, answer)]);
            assert_eq!(PasskeyForm::parse(&typed, &[]).err(), Some(PasskeyForm::wrong()));
        }
    }

    #[test]
    fn removing_needs_no_name_and_renaming_does() {
        let id = Uuid::from_u128(7).to_string();
        let removed = PasskeysForm::parse(&Typed::filled([(PASSKEY, id.as_str()), (ACT, REMOVE)]));
        assert_eq!(removed.expect("no fault").act, PasskeyAct::Remove);
        let blank = Typed::filled([(PASSKEY, id.as_str()), (ACT, RENAME), (NAME, " ")]);
        let faults = PasskeysForm::parse(&blank).expect_err("a fault");
        assert_eq!(faults, [Fault::new(NAME, FaultKind::Required)]);
        let odd = Typed::filled([(PASSKEY, "x"), (ACT, "steal"), (NAME, "x")]);
        assert_eq!(PasskeysForm::parse(&odd).expect_err("faults").len(), 2);
    }
}
