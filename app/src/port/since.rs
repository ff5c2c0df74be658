//! What happened to a case since the version that somebody saw: all that the page about a conflict says.

use domain::{
    case::{event::Event, request::Request},
    id::{CaseNumber, PersonId},
    time::Time,
};

use super::People;
use crate::form::{Typed, intake::changed::values};

/// What somebody missed.
#[derive(Clone, Debug)]
pub struct Since {
    /// The case.
    pub number: CaseNumber,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// Saves of a draft, which are no events.
    pub saves: Vec<Save>,
    /// Fields of the request that changed.
    pub fields: Vec<FieldSince>,
    /// The request as it stands now.
    pub request: Request,
    /// Who did it.
    pub people: People,
}

/// Somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// Who; `None` is the clock.
    pub by: Option<PersonId>,
    /// When.
    pub at: Time,
}

/// A field that somebody changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSince {
    /// Name in the forms.
    pub name: String,
    /// As it stood in the version that was seen; `None` where nothing was given.
    pub before: Option<String>,
    /// Who changed it last, and when.
    pub last: Save,
}

impl Since {
    /// What was typed, with the new values in those fields that whoever typed had left as they were: sending again
    /// must not take back what somebody else changed, unless that was typed.
    pub fn merged(&self, typed: &Typed) -> Typed {
        let now = values(&self.request);
        let untouched = self.fields.iter().filter(|field| !field.is_touched(typed));
        untouched.fold(typed.clone(), |typed, field| {
            typed.replaced(&field.name, now.get(&field.name).map(String::as_str))
        })
    }
}

impl FieldSince {
    /// Whether something else than the old value was typed here.
    pub fn is_touched(&self, typed: &Typed) -> bool {
        // Browsers send line breaks as two characters and the spaces that forms cut off.
        let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
        let mine = typed.first(&self.name).map(plain).unwrap_or_default();
        mine != self.before.as_deref().map(plain).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn since(before: &str) -> Since {
        let last = Save { by: None, at: Time(0) };
        let field = |name: &str, before: Option<&str>| FieldSince {
            name: name.into(),
            before: before.map(Into::into),
            last: last.clone(),
        };
        Since {
            number: CaseNumber(1),
            events: Vec::new(),
            saves: Vec::new(),
            fields: vec![field("purpose", Some(before)), field("supplier", None)],
            request: Request {
                purpose: "Theirs".into(),
                supplier: "Theirs too".into(),
                ..Request::default()
            },
            people: People::default(),
        }
    }

    #[test]
    fn what_was_typed_stays_and_what_was_left_alone_becomes_new() {
        let typed = Typed::filled([("tool", "pretix"), ("purpose", "Mine"), ("supplier", "")]);
        let merged = since("Old").merged(&typed);
        assert_eq!(
            merged,
            Typed::filled([("tool", "pretix"), ("purpose", "Mine"), ("supplier", "Theirs too")])
        );
        let typed = Typed::filled([("purpose", "Old\r\nlines "), ("supplier", "Mine")]);
        let merged = since("Old\nlines").merged(&typed);
        assert_eq!((merged.first("purpose"), merged.first("supplier")), (Some("Theirs"), Some("Mine")));
    }
}
