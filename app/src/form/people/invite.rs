//! An invitation: name, address, language of the mail, and what the person may do. The password is never the admin's.

use std::{borrow::Cow, collections::BTreeSet};

use domain::{id::AreaId, language::Language, person::Grant};

use super::roles;
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// Name as the person writes it.
pub const NAME: &str = "name";
/// Mail address.
pub const EMAIL: &str = "email";
/// Language of mails.
pub const LANGUAGE: &str = "language";
/// Longest name and longest address in characters.
pub const LIMIT: usize = 200;
/// Somebody has this address.
pub const TAKEN: FaultKind = FaultKind::Because("people-fault-taken");
/// No mail address.
const NO_ADDRESS: FaultKind = FaultKind::Because("people-fault-address");

/// Somebody new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteForm {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Language.
    pub language: Language,
    /// Roles.
    pub grants: BTreeSet<Grant>,
}

impl InviteForm {
    /// The form, or all its faults at once. `places` are those that the page offers.
    pub fn parse(typed: &Typed, places: &[Option<AreaId>]) -> Result<Self, Vec<Fault>> {
        let fields = places.iter().map(|place| Cow::Owned(roles::field(*place)));
        let names: Vec<Cow<'static, str>> =
            fields.chain([NAME, EMAIL, LANGUAGE].map(Cow::Borrowed)).collect();
        let mut check = Check::of(typed, names);
        let name = check.take(parse::line(typed, NAME, LIMIT));
        let email = check.take(parse::line(typed, EMAIL, LIMIT));
        if email.as_deref().is_some_and(|email| !is_address(email)) {
            check.fault(EMAIL, NO_ADDRESS);
        }
        let language = check.take(parse::choice(typed, LANGUAGE, Language::from_code));
        let grants = roles::grants(&mut check, typed, places);
        check.finish(|| Some(Self { name: name?, email: email?, language: language?, grants }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NAME, "people-name"), (EMAIL, "people-email"), (LANGUAGE, "people-language")])
    }
}

/// Something before and after one `@`, without spaces. Whether it exists is told by the mail.
fn is_address(text: &str) -> bool {
    let odd = |sign: char| sign.is_whitespace() || matches!(sign, '<' | '>' | ',' | ';' | '"');
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(odd)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_and_nothing_that_writes_a_header() {
        let parsed = |email: &str| {
            let typed = Typed::filled([(NAME, "Ada"), (EMAIL, email), (LANGUAGE, "de")]);
            InviteForm::parse(&typed, &[None]).is_ok()
        };
        assert!(parsed("ada@berg.example"));
        for odd in [
            "",
            "ada",
            "ada@",
            "@berg.example",
            "a@b@c.example",
            "ada@berg",
            "a b@c.example",
            "a@c.example,b@c.example",
        ] {
            assert!(!parsed(odd), "{odd}");
        }
    }
}
