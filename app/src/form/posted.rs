//! What a form shows: the values typed, or stored before anybody typed, and what is wrong with them. A page always
//! renders from a `Posted`, so the 422 page is the same page and loses nothing.

use std::borrow::Cow;

use super::{Fault, FaultKind, Typed};
use crate::text::Words;

/// Field names with the labels the reader sees, in the order of the page.
pub type Labels = Vec<(Cow<'static, str>, String)>;

/// Labels of fields whose names and keys are known at compile time.
pub fn labels(words: Words, fields: &[(&'static str, &'static str)]) -> Labels {
    fields.iter().map(|(name, key)| (Cow::Borrowed(*name), words.say(key))).collect()
}

/// A form as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// What stands in the fields.
    pub typed: Typed,
    /// What is wrong, in no order; the page's labels give the order.
    pub faults: Vec<Fault>,
    /// Somebody else changed something meanwhile; nothing is saved over it before the button is pressed.
    pub stale: bool,
    /// Begins the ids of its fields; a page with several forms names each (`named`), so that no id stands twice.
    pub form: &'static str,
}

/// One field as a part of a page needs it: its name, what stands in it, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// Name in the form.
    pub name: Cow<'static, str>,
    /// Id of the element that the label and the error summary point to.
    pub id: String,
    /// What stands in it.
    pub values: Vec<String>,
    /// What is wrong.
    pub fault: Option<FaultKind>,
}

impl Posted {
    /// An empty form.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A form with stored values and no faults.
    pub fn filled<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self { typed: Typed::filled(pairs), ..Self::default() }
    }

    /// A form that comes back.
    pub fn refused(typed: Typed, faults: Vec<Fault>) -> Self {
        Self { typed, faults, ..Self::default() }
    }

    /// The same as one of several forms of a page.
    #[must_use]
    pub fn named(self, form: &'static str) -> Self {
        Self { form, ..self }
    }

    /// What stands in a field; empty when nothing does.
    pub fn value(&self, name: &str) -> &str {
        self.typed.first(name).unwrap_or_default()
    }

    /// All values of a field with several.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.typed.all(name).collect()
    }

    /// The first fault of a field.
    pub fn fault(&self, name: &str) -> Option<&FaultKind> {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| &fault.kind)
    }

    /// The field for a part: `<TextInput control=posted.control(NEED) …/>`.
    pub fn control(&self, name: impl Into<Cow<'static, str>>) -> Control {
        let name = name.into();
        let values = self.typed.all(&name).map(str::to_owned).collect();
        let fault = self.fault(&name).cloned();
        Control { id: self.id(&name), name, values, fault }
    }

    /// Id of the first element of a field.
    pub fn id(&self, name: &str) -> String {
        let form = if self.form.is_empty() { "field" } else { self.form };
        format!("{form}-{name}")
    }
}

impl Control {
    /// What stands in a field with one value.
    pub fn value(&self) -> String {
        self.values.first().cloned().unwrap_or_default()
    }
}
