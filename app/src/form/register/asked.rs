//! What the register's list is asked for, read from its address. A list is never refused: an unknown value is as if it
//! were not there, so that an old link still shows something.

use domain::{id::AreaId, register::EntryState, rules::KindId};

use crate::{address::pattern, form::Typed};

/// Words in name or supplier.
pub const WORDS: &str = "q";
/// Only this state.
pub const STATE: &str = "state";
/// Only this kind.
pub const KIND: &str = "kind";
/// Only this area.
pub const AREA: &str = "area";
/// Order.
pub const SORT: &str = "sort";
const PAGE: &str = "page";
/// Longest search; more is no name.
const WORDS_LIMIT: usize = 80;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Name, A first.
    #[default]
    Name,
    /// Supplier, A first.
    Supplier,
    /// The newest approval first.
    Approved,
    /// What ends soonest first.
    Expires,
}

impl Sort {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Name, Self::Supplier, Self::Approved, Self::Expires];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Supplier => "supplier",
            Self::Approved => "approved",
            Self::Expires => "expires",
        }
    }
}

/// What a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words in name or supplier; empty for all.
    pub words: String,
    /// Only this state.
    pub state: Option<EntryState>,
    /// Only this kind.
    pub kind: Option<KindId>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// Order.
    pub sort: Sort,
    /// Which page, from 1.
    pub page: usize,
}

impl Asked {
    /// From the query of an address. `areas` are those that exist.
    pub fn parse(query: &Typed, areas: &[AreaId]) -> Self {
        let value = |name| query.first(name).unwrap_or_default().trim();
        Self {
            words: words(query),
            state: EntryState::from_code(value(STATE)),
            kind: KindId::from_code(value(KIND)),
            area: areas.iter().copied().find(|area| area.to_string() == value(AREA)),
            sort: Sort::ALL.into_iter().find(|sort| sort.code() == value(SORT)).unwrap_or_default(),
            page: page(query),
        }
    }

    /// Nothing is filtered.
    pub fn is_everything(&self) -> bool {
        *self == Self { sort: self.sort, page: self.page, ..Self::default() }
    }

    /// The path of this list with its query but without the page, as the pager takes it.
    pub fn path(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        add(WORDS, &self.words);
        add(STATE, self.state.map_or("", EntryState::code));
        add(KIND, self.kind.map_or("", KindId::code));
        add(AREA, &self.area.map(|area| area.to_string()).unwrap_or_default());
        add(SORT, if self.sort == Sort::Name { "" } else { self.sort.code() });
        let query = query.finish();
        if query.is_empty() { pattern::REGISTER.to_owned() } else { format!("{}?{query}", pattern::REGISTER) }
    }
}

/// Which precedents are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Words; empty for all.
    pub words: String,
    /// Only this kind.
    pub kind: Option<KindId>,
    /// Which page of what was imported, from 1.
    pub page: usize,
}

impl Sought {
    /// From the query of an address.
    pub fn parse(query: &Typed) -> Self {
        let kind = KindId::from_code(query.first(KIND).unwrap_or_default().trim());
        Self { words: words(query), kind, page: page(query) }
    }

    /// Nothing is filtered.
    pub const fn is_everything(&self) -> bool {
        self.words.is_empty() && self.kind.is_none()
    }

    /// The path of this list with its query but without the page, as the pager takes it.
    pub fn path(&self) -> String {
        let asked = Asked { words: self.words.clone(), kind: self.kind, ..Asked::default() };
        asked.path().replacen(pattern::REGISTER, pattern::PRECEDENTS, 1)
    }
}

/// The searched words, cut to what can be a name. Control characters are in no name, and PostgreSQL refuses a text with
/// U+0000 altogether.
pub fn words(query: &Typed) -> String {
    let typed = query.first(WORDS).unwrap_or_default().trim();
    typed.chars().filter(|sign| !sign.is_control()).take(WORDS_LIMIT).collect()
}

/// The page of a list, from 1; anything odd is the first.
pub fn page(query: &Typed) -> usize {
    query.first(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_is_made_again_from_it() {
        let query = b"q=M%C3%BCller+%26+Co&state=at-risk&kind=saas&sort=expires&page=3";
        let asked = Asked::parse(&Typed::parse(query), &[]);
        assert_eq!((asked.words.as_str(), asked.page), ("Müller & Co", 3));
        assert_eq!((asked.state, asked.kind), (Some(EntryState::AtRisk), Some(KindId::Saas)));
        assert_eq!(asked.path(), "/register?q=M%C3%BCller+%26+Co&state=at-risk&kind=saas&sort=expires");
    }

    #[test]
    fn what_nobody_offered_is_as_if_it_were_not_there() {
        let asked = Asked::parse(&Typed::parse(b"state=gone&kind=x&area=1&sort=price&page=-1"), &[]);
        assert_eq!(asked, Asked { page: 1, ..Asked::default() });
        assert!(asked.is_everything());
        assert_eq!(asked.path(), "/register");
    }
}
