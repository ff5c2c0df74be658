//! Single keys: which there are, what they usually are, and what one person made of them. The registry is the one place that
//! knows them: pages mark what a key presses, the sheet and the account page list them, and the browser gets them as data.
//! A key that would need a second one held down (Ctrl) is no single key, and is not set here.

use std::collections::BTreeMap;

/// Something that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyAct {
    /// The next row.
    Next,
    /// The row before.
    Previous,
    /// Tick the row.
    Select,
    /// Look at the row beside the list.
    Peek,
    /// Approve.
    Approve,
    /// Approve with conditions.
    Offer,
    /// Object.
    Object,
    /// Ask a question.
    Ask,
    /// Give back.
    Return,
    /// Put off.
    Snooze,
    /// Say who holds it.
    Assign,
    /// Refer to the executive.
    Escalate,
    /// Go to the search field.
    Search,
    /// All keys that do something here.
    Sheet,
}

/// The space bar, as it is stored and as the browser is told.
pub const SPACE: &str = "space";

impl KeyAct {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 14] = [
        Self::Next,
        Self::Previous,
        Self::Peek,
        Self::Select,
        Self::Snooze,
        Self::Assign,
        Self::Approve,
        Self::Offer,
        Self::Object,
        Self::Ask,
        Self::Return,
        Self::Escalate,
        Self::Search,
        Self::Sheet,
    ];

    /// As a page marks what is pressed (`data-do`), and as it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Select => "select",
            Self::Peek => "peek",
            Self::Approve => "approve",
            Self::Offer => "offer",
            Self::Object => "object",
            Self::Ask => "ask",
            Self::Return => "return",
            Self::Snooze => "snooze",
            Self::Assign => "assign",
            Self::Escalate => "escalate",
            Self::Search => "search",
            Self::Sheet => "sheet",
        }
    }

    /// The key that it usually has.
    pub const fn usual(self) -> &'static str {
        match self {
            Self::Next => "j",
            Self::Previous => "k",
            Self::Select => "x",
            Self::Peek => SPACE,
            Self::Approve => "1",
            Self::Offer => "2",
            Self::Object => "3",
            Self::Ask => "4",
            Self::Return => "5",
            Self::Snooze => "h",
            Self::Assign => "a",
            Self::Escalate => "e",
            Self::Search => "/",
            Self::Sheet => "?",
        }
    }

    /// Key of its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Next => "keys-next",
            Self::Previous => "keys-previous",
            Self::Select => "keys-select",
            Self::Peek => "keys-peek",
            Self::Approve => "keys-approve",
            Self::Offer => "keys-offer",
            Self::Object => "keys-object",
            Self::Ask => "keys-ask",
            Self::Return => "keys-return",
            Self::Snooze => "keys-snooze",
            Self::Assign => "keys-assign",
            Self::Escalate => "keys-escalate",
            Self::Search => "keys-search",
            Self::Sheet => "keys-sheet",
        }
    }

    /// Key of other words for it, for the list of commands; none for what only makes sense as a key.
    pub const fn synonyms(self) -> Option<&'static str> {
        match self {
            Self::Next | Self::Previous | Self::Select => None,
            Self::Peek => Some("keys-words-peek"),
            Self::Approve => Some("keys-words-approve"),
            Self::Offer => Some("keys-words-offer"),
            Self::Object => Some("keys-words-object"),
            Self::Ask => Some("keys-words-ask"),
            Self::Return => Some("keys-words-return"),
            Self::Snooze => Some("keys-words-snooze"),
            Self::Assign => Some("keys-words-assign"),
            Self::Escalate => Some("keys-words-escalate"),
            Self::Search => Some("keys-words-search"),
            Self::Sheet => Some("keys-words-sheet"),
        }
    }
}

/// Somebody's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyboard {
    /// Single keys do something (WCAG 2.1.4: they can be switched off).
    pub active: bool,
    /// The key of each act; empty is none.
    keys: BTreeMap<&'static str, String>,
}

impl Default for Keyboard {
    fn default() -> Self {
        Self::of(true, &BTreeMap::new())
    }
}

impl Keyboard {
    /// The keys of somebody who changed these; acts that nobody knows any more are left out.
    pub fn of(active: bool, changed: &BTreeMap<String, String>) -> Self {
        let key = |act: KeyAct| changed.get(act.code()).cloned().unwrap_or_else(|| act.usual().to_owned());
        Self { active, keys: KeyAct::ALL.into_iter().map(|act| (act.code(), key(act))).collect() }
    }

    /// The key of an act; empty for none.
    pub fn key(&self, act: KeyAct) -> &str {
        self.keys.get(act.code()).map_or("", String::as_str)
    }

    /// What differs from the usual keys, to be stored.
    pub fn changed(&self) -> BTreeMap<String, String> {
        let differs = |act: &KeyAct| self.key(*act) != act.usual();
        let changed = KeyAct::ALL.into_iter().filter(differs);
        changed.map(|act| (act.code().to_owned(), self.key(act).to_owned())).collect()
    }

    /// As the browser is told: a line for each act that has a key, the act and its key. Nothing while they are off.
    pub fn bindings(&self) -> String {
        if !self.active {
            return String::new();
        }
        let bound = KeyAct::ALL.into_iter().filter(|act| !self.key(*act).is_empty());
        bound.map(|act| format!("{} {}", act.code(), self.key(act))).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_act_has_a_usual_key_of_its_own() {
        let keys: BTreeSet<&str> = KeyAct::ALL.into_iter().map(KeyAct::usual).collect();
        let codes: BTreeSet<&str> = KeyAct::ALL.into_iter().map(KeyAct::code).collect();
        assert_eq!((keys.len(), codes.len()), (KeyAct::ALL.len(), KeyAct::ALL.len()));
    }

    #[test]
    fn only_what_somebody_changed_is_stored() {
        assert!(Keyboard::default().changed().is_empty());
        let changed =
            BTreeMap::from([("next".to_owned(), "n".to_owned()), ("sheet".to_owned(), String::new())]);
        let keyboard = Keyboard::of(true, &changed);
        assert_eq!(keyboard.changed(), changed);
        assert!(keyboard.bindings().starts_with("next n\nprevious k\npeek space\n"));
        assert!(!keyboard.bindings().contains("sheet"));
    }

    #[test]
    fn keys_that_are_off_are_not_even_told() {
        assert_eq!(Keyboard::of(false, &BTreeMap::new()).bindings(), "");
    }
}
