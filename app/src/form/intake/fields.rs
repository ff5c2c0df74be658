//! Reads the fields of a request for two purposes. Going on asks for all that a page asks for; saving while somebody
//! types takes what is good and leaves the rest as it was. One reader for both, so that they cannot take different
//! things.

use domain::time::Day;

use super::super::{Check, Fault, FaultKind, Typed, parse};

/// The fields of one posted form.
pub(super) struct Fields<'typed> {
    typed: &'typed Typed,
    check: Check,
    whole: bool,
}

impl<'typed> Fields<'typed> {
    /// Everything has to be there and right; `check` knows the names of the form.
    pub(super) const fn whole(typed: &'typed Typed, check: Check) -> Self {
        Self { typed, check, whole: true }
    }

    /// Whatever is there and right; faults are forgotten.
    pub(super) fn partial(typed: &'typed Typed) -> Self {
        let none: [&'static str; 0] = [];
        Self { typed, check: Check::of(&Typed::default(), none), whole: false }
    }

    /// The faults, and nothing else.
    pub(super) fn into_check(self) -> Check {
        self.check
    }

    /// One line into `place`; empty clears it, unless it is `needed`.
    pub(super) fn line(&mut self, name: &'static str, max: usize, needed: bool, place: &mut String) {
        let parsed = parse::optional_line(self.typed, name, max);
        self.put(name, needed, parsed, place);
    }

    /// As `line`, with line breaks.
    pub(super) fn text(&mut self, name: &'static str, max: usize, needed: bool, place: &mut String) {
        let parsed = parse::optional_text(self.typed, name, max);
        self.put(name, needed, parsed, place);
    }

    fn put(
        &mut self,
        name: &'static str,
        needed: bool,
        parsed: Result<Option<String>, Fault>,
        place: &mut String,
    ) {
        match parsed {
            _ if self.is_absent(name) => {}
            Ok(None) if needed && self.whole => self.check.fault(name, FaultKind::Required),
            Ok(text) => *place = text.unwrap_or_default(),
            Err(fault) => _ = self.check.take::<()>(Err(fault)),
        }
    }

    /// One of several choices. Nothing chosen leaves what was there: radios cannot be taken back.
    pub(super) fn choice<T>(
        &mut self,
        name: &str,
        needed: bool,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        match parse::optional_choice(self.typed, name, read) {
            Ok(None) if needed && self.whole => {
                self.check.fault(name.to_owned(), FaultKind::NotChosen);
                None
            }
            Ok(chosen) => chosen,
            Err(fault) => self.check.take(Err(fault)),
        }
    }

    /// Whether nothing stands in a field, or there is none.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        self.typed.first(name).is_none_or(|value| value.trim().is_empty())
    }

    /// Whether the form was sent with this button; saving meanwhile presses none.
    pub(super) fn pressed(&self, name: &str, value: &str) -> bool {
        self.whole && self.typed.first(name) == Some(value)
    }

    /// A day within `allowed`; always needed.
    pub(super) fn day(
        &mut self,
        name: &'static str,
        allowed: std::ops::RangeInclusive<Day>,
        place: &mut Option<Day>,
    ) {
        match parse::optional_day(self.typed, name, allowed) {
            _ if self.is_absent(name) => {}
            Ok(None) if self.whole => self.check.fault(name, FaultKind::Required),
            Ok(day) => *place = day,
            Err(fault) => _ = self.check.take::<()>(Err(fault)),
        }
    }

    /// A page that is saved meanwhile holds a part of the request only; what it does not hold stays.
    fn is_absent(&self, name: &str) -> bool {
        !self.whole && self.typed.first(name).is_none()
    }
}
