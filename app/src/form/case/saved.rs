//! A filter with a name: what it is called, and for whom it is. The filter itself comes from the address and is not typed.

use domain::id::AreaId;

use crate::{
    form::{Check, Fault, Labels, Typed, labels, parse},
    text::Words,
};

/// What it is called.
pub const NAME: &str = "name";
/// For whom.
pub const READERS: &str = "readers";
/// Which button: save, or delete.
pub const ACT: &str = "act";
/// Value of [`READERS`]: only its owner.
pub const ME: &str = "me";
/// Value of [`READERS`]: everybody who reviews.
pub const ALL: &str = "all";
/// Value of [`ACT`].
pub const DELETE: &str = "delete";
/// Longest name, in characters.
pub const NAME_LIMIT: usize = 60;
/// Key: somebody has as many as there may be.
pub const TOO_MANY: &str = "saved-because-too-many";

/// For whom a filter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Its owner.
    Me,
    /// Whoever reviews in an area.
    Area(AreaId),
    /// Whoever reviews.
    All,
}

impl Readers {
    /// The value of its choice.
    pub fn code(self) -> String {
        match self {
            Self::Me => ME.to_owned(),
            Self::Area(area) => area.to_string(),
            Self::All => ALL.to_owned(),
        }
    }
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedForm {
    /// Keep it under this name.
    Save {
        /// Name.
        name: String,
        /// For whom.
        readers: Readers,
    },
    /// Throw it away.
    Delete,
}

impl SavedForm {
    /// The form, or all its faults at once. `offered` are the readers that the page offers.
    pub fn parse(typed: &Typed, offered: &[Readers]) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [NAME, READERS, ACT]);
        if typed.first(ACT) == Some(DELETE) {
            return check.finish(|| Some(Self::Delete));
        }
        let name = check.take(parse::line(typed, NAME, NAME_LIMIT));
        let read = |raw: &str| offered.iter().copied().find(|readers| readers.code() == raw);
        let readers = check.take(parse::choice(typed, READERS, read));
        check.finish(|| Some(Self::Save { name: name?, readers: readers? }))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NAME, "saved-name"), (READERS, "saved-readers")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_filter_has_a_name_and_readers_that_were_offered() {
        let parsed = |body: &[u8]| SavedForm::parse(&Typed::parse(body), &[Readers::Me]);
        let saved = SavedForm::Save { name: "Eilig".into(), readers: Readers::Me };
        assert_eq!(parsed(b"name=+Eilig+&readers=me"), Ok(saved));
        assert_eq!(parsed(b"name=x&readers=all"), Err(vec![Fault::new(READERS, FaultKind::UnknownChoice)]));
        assert_eq!(
            parsed(b"name=&readers="),
            Err(vec![Fault::new(NAME, FaultKind::Required), Fault::new(READERS, FaultKind::NotChosen)])
        );
        assert_eq!(parsed(b"act=delete"), Ok(SavedForm::Delete));
    }
}
