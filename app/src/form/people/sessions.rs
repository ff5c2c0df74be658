//! Ending sessions: one, or all but this one.

use crate::form::{Check, Fault, FaultKind, Typed};

/// Which session ends; [`OTHERS`] for all but this one.
pub const SESSION: &str = "session";
/// Value of [`SESSION`].
pub const OTHERS: &str = "others";

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsForm {
    /// This one ends.
    One(String),
    /// All others end.
    Others,
}

impl SessionsForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [SESSION]);
        let pressed = typed.first(SESSION).unwrap_or_default();
        if pressed.is_empty() {
            check.fault(SESSION, FaultKind::NotChosen);
        }
        let form = if pressed == OTHERS { Self::Others } else { Self::One(pressed.to_owned()) };
        check.finish(|| Some(form))
    }
}
