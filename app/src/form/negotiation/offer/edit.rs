//! The buttons of the editor that change what is typed without saving anything: another row for own words, and the
//! ready compromises. A compromise adds and narrows; what somebody typed is never overwritten by wider words.

use domain::{
    case::palette::{Compromise, months_later},
    language::Bilingual,
    rules::RuleBook,
};

use super::{
    AUDIENCE, BUDGET, CONDITION, DATA, OWN, Offerable, REVIEW, TEXT_LIMIT, UNTIL, due_of,
    offerable::usual_owner, owner_of,
};
use crate::form::{Typed, parse};

/// How many rows for own words the page shows: those that were sent, filled or not.
pub fn rows_shown(typed: &Typed) -> usize {
    OWN.iter().rposition(|[text, ..]| typed.first(text).is_some()).map_or(0, |row| row + 1)
}

/// The same with one row more, up to the last.
pub fn add_row(typed: &Typed, offerable: &Offerable) -> Typed {
    let mut fields = Fields::of(typed);
    if let Some([text, _, due]) = OWN.get(rows_shown(typed)) {
        fields.set(text, String::new());
        fields.set(due, offerable.due.to_string());
    }
    fields.typed()
}

/// The same with a ready compromise put in.
pub fn put_compromise(typed: &Typed, compromise: &Compromise, offerable: &Offerable) -> Typed {
    let mut fields = Fields::of(typed);
    let say = |text: &Bilingual| text.get(offerable.language).to_owned();
    for (name, text) in [(AUDIENCE, &compromise.audience), (DATA, &compromise.data)] {
        if let Some(text) = text {
            fields.add_words(name, &say(text));
        }
    }
    if let Some(budget) = compromise.budget(offerable.budget) {
        let typed = parse::optional_euro(typed, BUDGET, offerable.language, 0..=i64::MAX).ok().flatten();
        if typed.is_none_or(|cents| budget < cents / 100) {
            fields.set(BUDGET, budget.to_string());
        }
    }
    if let Some(months) = compromise.until_months {
        let until = months_later(offerable.today, months);
        let typed = parse::optional_day(typed, UNTIL, offerable.today..=until).ok().flatten();
        fields.set(UNTIL, typed.unwrap_or(until).to_string());
    }
    if let Some(months) = compromise.review_months {
        let typed = parse::optional_whole(typed, REVIEW, 1..=i64::from(months)).ok().flatten();
        fields.set(REVIEW, typed.unwrap_or_else(|| months.into()).to_string());
    }
    if let Some(kind) = offerable.kind {
        let book = RuleBook::built_in();
        let found = compromise.conditions(book.kind(kind)).filter_map(|id| book.condition(id));
        for condition in found.filter(|condition| offerable.conditions.contains(&condition.id)) {
            fields.tick(condition.id.as_str());
            fields.default(&owner_of(&condition.id), usual_owner(condition).code());
            fields.default(&due_of(&condition.id), &offerable.due.to_string());
        }
    }
    for own in &compromise.own {
        let text = say(&own.text);
        let there = OWN.iter().any(|[name, ..]| typed.first(name).is_some_and(|row| row.trim() == text));
        let free = OWN.iter().find(|[name, ..]| fields.get(name).trim().is_empty());
        if let Some([name, owner, due]) = free.filter(|_| !there) {
            fields.set(name, text);
            fields.set(owner, own.owner.code().to_owned());
            fields.set(due, offerable.due.to_string());
        }
    }
    fields.typed()
}

/// The pairs of a form while they change.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(typed: &Typed) -> Self {
        Self(typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    fn typed(self) -> Typed {
        Typed::filled(self.0)
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    fn set(&mut self, name: &str, value: String) {
        match self.0.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    fn default(&mut self, name: &str, value: &str) {
        if self.get(name).trim().is_empty() {
            self.set(name, value.to_owned());
        }
    }

    fn tick(&mut self, id: &str) {
        if !self.0.iter().any(|(name, value)| name == CONDITION && value == id) {
            self.0.push((CONDITION.to_owned(), id.to_owned()));
        }
    }

    /// Adds a line where it is not there yet and still fits.
    fn add_words(&mut self, name: &str, words: &str) {
        let before = self.get(name).trim().to_owned();
        if before.contains(words) {
            return;
        }
        let joined = if before.is_empty() { words.to_owned() } else { format!("{before}\n{words}") };
        if joined.chars().count() <= TEXT_LIMIT {
            self.set(name, joined);
        }
    }
}
