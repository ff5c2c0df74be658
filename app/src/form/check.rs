//! Collects the faults of a whole form, so that a person sees all of them at once and never one after the other.

use std::borrow::Cow;

use super::{Fault, FaultKind, Typed};

/// The check of one posted form: take each field, then finish.
#[derive(Debug)]
pub struct Check {
    faults: Vec<Fault>,
}

impl Check {
    /// Begins with the fields that the form does not have.
    pub fn of<N: Into<Cow<'static, str>>>(typed: &Typed, names: impl IntoIterator<Item = N>) -> Self {
        let names: Vec<Cow<'_, str>> = names.into_iter().map(Into::into).collect();
        let unknown = typed.unknown(&names);
        Self { faults: unknown.into_iter().map(|name| Fault::new(name, FaultKind::UnknownField)).collect() }
    }

    /// The value of a field, or its fault noted and `None`.
    pub fn take<T>(&mut self, parsed: Result<T, Fault>) -> Option<T> {
        parsed.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// Notes a fault that only several fields together have.
    pub fn fault(&mut self, field: impl Into<Cow<'static, str>>, kind: FaultKind) {
        self.faults.push(Fault::new(field, kind));
    }

    /// The form when it has no fault; `build` returns `None` only for a field whose fault was noted.
    pub fn finish<F>(self, build: impl FnOnce() -> Option<F>) -> Result<F, Vec<Fault>> {
        if self.faults.is_empty() { build().ok_or(self.faults) } else { Err(self.faults) }
    }
}
