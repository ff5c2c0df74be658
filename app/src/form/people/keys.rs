//! Single keys as somebody wants them: on or off, and one key for each act. An empty field takes the key away. The space bar
//! is written as a word, because a blank field says nothing.

use std::collections::BTreeMap;

use domain::language::Language;

use crate::{
    form::{Check, Fault, FaultKind, Labels, Posted, Typed, parse},
    keyboard::{KeyAct, Keyboard, SPACE},
    text::Words,
};

/// Single keys do something.
pub const ACTIVE: &str = "active";
/// Which button; [`USUAL`] takes the usual keys back.
pub const ACT: &str = "act";
/// Value of [`ACT`].
pub const USUAL: &str = "usual";

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysForm(pub Keyboard);

impl KeysForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let names = KeyAct::ALL.into_iter().map(KeyAct::code).chain([ACTIVE, ACT]);
        let mut check = Check::of(typed, names);
        if typed.first(ACT) == Some(USUAL) {
            return check.finish(|| Some(Self(Keyboard::default())));
        }
        let active = check.take(parse::ticked(typed, ACTIVE));
        let mut keys: BTreeMap<String, String> = BTreeMap::new();
        for act in KeyAct::ALL {
            let Some(raw) = check.take(parse::optional_line(typed, act.code(), 20)) else { continue };
            let Some(key) = read(raw.as_deref().unwrap_or_default()) else {
                check.fault(act.code(), FaultKind::Because("keys-fault-one-sign"));
                continue;
            };
            if !key.is_empty() && keys.values().any(|taken| *taken == key) {
                check.fault(act.code(), FaultKind::Because("keys-fault-taken"));
            }
            keys.insert(act.code().to_owned(), key);
        }
        check.finish(|| Some(Self(Keyboard::of(active?, &keys))))
    }

    /// The form with somebody's keys.
    pub fn posted(words: Words, keyboard: &Keyboard) -> Posted {
        let keys = KeyAct::ALL.into_iter().map(|act| (act.code(), shown(words, keyboard.key(act))));
        let active = keyboard.active.then(|| (ACTIVE, "yes".to_owned()));
        Posted::filled(keys.chain(active))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        let keys = KeyAct::ALL.into_iter().map(|act| (act.code().into(), words.say(act.name())));
        std::iter::once((ACTIVE.into(), words.say("keys-active"))).chain(keys).collect()
    }
}

/// A key as it is stored: one sign in small letters, or the space bar by any of its names; empty is none.
fn read(raw: &str) -> Option<String> {
    let key = raw.trim().to_lowercase();
    let space = |language| Words::of(language).say("keys-space").to_lowercase();
    if key == SPACE || Language::ALL.into_iter().any(|language| space(language) == key) {
        return Some(SPACE.to_owned());
    }
    (key.chars().count() <= 1).then_some(key)
}

/// A key as people read it.
pub fn shown(words: Words, key: &str) -> String {
    if key == SPACE { words.say("keys-space") } else { key.to_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(changes: &[(&'static str, &str)]) -> Result<KeysForm, Vec<Fault>> {
        let usual = KeysForm::posted(Words::of(Language::De), &Keyboard::default()).typed;
        KeysForm::parse(&changes.iter().fold(usual, |typed, (name, key)| typed.replaced(name, Some(key))))
    }

    #[test]
    fn what_is_shown_is_what_is_read_in_both_languages() {
        for language in Language::ALL {
            let posted = KeysForm::posted(Words::of(language), &Keyboard::default());
            assert_eq!(KeysForm::parse(&posted.typed), Ok(KeysForm(Keyboard::default())));
        }
    }

    #[test]
    fn a_key_is_one_sign_or_none_and_belongs_to_one_act() {
        let KeysForm(keyboard) = parsed(&[("next", "N"), ("sheet", ""), ("peek", "Space")]).expect("keys");
        assert_eq!((keyboard.key(KeyAct::Next), keyboard.key(KeyAct::Sheet)), ("n", ""));
        assert_eq!(keyboard.key(KeyAct::Peek), SPACE);
        let taken = FaultKind::Because("keys-fault-taken");
        assert_eq!(parsed(&[("previous", "j")]), Err(vec![Fault::new("previous", taken)]));
        let long = FaultKind::Because("keys-fault-one-sign");
        assert_eq!(parsed(&[("next", "jj")]), Err(vec![Fault::new("next", long)]));
        assert_eq!(parsed(&[("next", "n"), (ACT, USUAL)]), Ok(KeysForm(Keyboard::default())));
    }

    #[test]
    fn a_box_without_its_tick_switches_them_off() {
        let usual = KeysForm::posted(Words::of(Language::En), &Keyboard::default()).typed;
        let KeysForm(keyboard) = KeysForm::parse(&usual.replaced(ACTIVE, None)).expect("keys");
        assert!(!keyboard.active);
    }
}
