//! Who of the own side holds a case: one of its people, or nobody.

use domain::id::PersonId;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// Who.
pub const PERSON: &str = "person";
/// Key: this person cannot hold it.
pub const NOT_THERE: &str = "assign-because-not-there";
/// Nobody.
pub const NOBODY: &str = "nobody";

/// The choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignForm {
    /// Who; `None` is nobody.
    pub person: Option<PersonId>,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AssignForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [PERSON, VERSION]);
        let read = |raw: &str| {
            if raw == NOBODY { Some(None) } else { raw.parse().ok().map(|id| Some(PersonId(id))) }
        };
        let person = check.take(parse::choice(typed, PERSON, read));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { person: person?, version: version? }))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(PERSON, "assign-who")])
    }
}
