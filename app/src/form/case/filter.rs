//! What the inbox leaves out, as it stands in the address. Read without complaint: an address is typed, shared and kept for
//! years, so what is unknown in it filters nothing. What a page shows and what is saved is made from the read form again.

use domain::{id::AreaId, rating::Severity, rules::KindId};

use crate::form::{Posted, Typed, parse};

/// Kind of request.
pub const KIND: &str = "kind";
/// Severity as asked.
pub const LEVEL: &str = "level";
/// When it is due.
pub const DUE: &str = "due";
/// The requester's area.
pub const AREA: &str = "area";
/// Words in the name of the tool.
pub const WORDS: &str = "q";
/// Longest words, in characters.
pub const WORDS_LIMIT: usize = 80;

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueIn {
    /// It was.
    Late,
    /// Before the day is over.
    Today,
    /// Within seven days.
    Week,
}

impl DueIn {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 3] = [Self::Late, Self::Today, Self::Week];

    /// As it stands in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Week => "week",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.code() == code)
    }

    /// Key of its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Late => "inbox-due-late",
            Self::Today => "inbox-due-today",
            Self::Week => "inbox-due-week",
        }
    }
}

/// What is asked for; nothing leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<KindId>,
    /// Only this severity.
    pub level: Option<Severity>,
    /// Only what is due then.
    pub due: Option<DueIn>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// Only tools with this in their name.
    pub words: String,
}

impl Filter {
    /// Names of all fields.
    pub const NAMES: [&'static str; 5] = [KIND, LEVEL, DUE, AREA, WORDS];

    /// What stands in an address.
    pub fn of(typed: &Typed) -> Self {
        let first = |name| typed.first(name).map(str::trim);
        Self {
            kind: first(KIND).and_then(KindId::from_code),
            level: first(LEVEL).and_then(Severity::from_code),
            due: first(DUE).and_then(DueIn::from_code),
            area: first(AREA).and_then(|raw| raw.parse().ok()).map(AreaId),
            words: parse::optional_line(typed, WORDS, WORDS_LIMIT).ok().flatten().unwrap_or_default(),
        }
    }

    /// It leaves nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As it stands in an address, in one order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            (KIND, self.kind.map(|kind| kind.code().to_owned())),
            (LEVEL, self.level.map(|level| level.code().to_owned())),
            (DUE, self.due.map(|due| due.code().to_owned())),
            (AREA, self.area.map(|area| area.to_string())),
            (WORDS, (!self.words.is_empty()).then(|| self.words.clone())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The same without one of its fields.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut less = self.clone();
        match name {
            KIND => less.kind = None,
            LEVEL => less.level = None,
            DUE => less.due = None,
            AREA => less.area = None,
            _ => less.words = String::new(),
        }
        less
    }

    /// The form that shows it.
    pub fn posted(&self) -> Posted {
        Posted::filled(self.pairs()).named("filter")
    }
}

/// A query of these pairs, without the question mark.
pub fn query<N: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_read_from_an_address_makes_the_same_address_again() {
        let areas = [None, Some(AreaId(Uuid::from_u128(7)))];
        let kinds = std::iter::once(None).chain(KindId::ALL.map(Some));
        for kind in kinds {
            for level in std::iter::once(None).chain(Severity::ALL.map(Some)) {
                for due in std::iter::once(None).chain(DueIn::ALL.map(Some)) {
                    for (area, words) in areas.into_iter().zip([String::new(), "Händler & Co".to_owned()]) {
                        let filter = Filter { kind, level, due, area, words };
                        let typed = Typed::parse(query(filter.pairs()).as_bytes());
                        assert_eq!(Filter::of(&typed), filter);
                        let bare =
                            Filter::NAMES.into_iter().fold(filter, |filter, name| filter.without(name));
                        assert!(bare.is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn what_an_address_says_that_nobody_knows_filters_nothing() {
        let typed = Typed::parse(b"kind=nonsense&level=low&due=+&area=7&q=%00&page=2");
        assert!(Filter::of(&typed).is_empty());
    }
}
