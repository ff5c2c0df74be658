//! The one error that leaves the product. It carries codes and values, never sentences and never a cause: words are
//! chosen when a page is rendered, and what broke inside is in the log under the trace id.

use crate::form::fault::Fault;

/// Why a person did not get what they asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The form has faults; the same page comes back with what was typed.
    Invalid(Vec<Fault>),
    /// It does not exist, or this person may not know that it does.
    NotFound,
    /// It was there once, or never; the key of the sentence that says more than *not found*.
    Gone(&'static str),
    /// Known but not theirs; the key of the sentence that says why and who can help (`trouble-because-…`).
    Forbidden(&'static str),
    /// Somebody was quicker: the version in the form is no longer the version in the store.
    Conflict,
    /// The rules refuse it in this state; the key of the sentence that says why.
    Refused(&'static str),
    /// Too much at once; trying again in a moment helps.
    Busy,
    /// The disk is full: nothing can be saved until somebody makes room; reading works.
    Full,
    /// A bug or a broken machine; the trace id finds it in the log.
    Broken(String),
}

impl Failure {
    /// The HTTP status that says the same to a machine.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::NotFound | Self::Gone(_) => 404,
            Self::Forbidden(_) => 403,
            Self::Conflict | Self::Refused(_) => 409,
            Self::Busy | Self::Full => 503,
            Self::Broken(_) => 500,
        }
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Invalid(faults)
    }
}
