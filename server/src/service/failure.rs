//! The one mapping from what can go wrong inside to what a person is told. A cause stays in the log under an id; a
//! refusal becomes the key of its sentence, and is noted for the audit log.

use app::failure::Failure;
use domain::{case::refusal::Refusal, permit::Denial};

use crate::{
    secret::SealError,
    store::{Error, trail::Context},
};

/// Anything that stops a service.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
    /// Not this person.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// Not in this state.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Not there.
    #[error("not found")]
    Missing,
    /// Not this person, outside any case: the key of the sentence that says who can.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// The server's key.
    #[error(transparent)]
    Sealed(#[from] SealError),
    /// Something of its own: the key of its sentence.
    #[error("refused: {0}")]
    Because(&'static str),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(Error::Stale) => Self::Conflict,
            // Nobody reads this: whoever repeats a request is given the first one's answer.
            Trouble::Store(Error::Repeated) => Self::Busy,
            Trouble::Store(error) if error.is_busy() => Self::Busy,
            Trouble::Store(error) if error.is_full() => {
                tracing::error!(%error, "the disk is full");
                Self::Full
            }
            Trouble::Store(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a service failed");
                Self::Broken(String::new())
            }
            Trouble::Sealed(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a sealed value could not be used");
                Self::Broken(String::new())
            }
            Trouble::Missing => Self::NotFound,
            Trouble::Denied(denial) => {
                let why = app::refusal::denial(denial);
                Context::refused(why);
                match denial {
                    Denial::NotInvolved => Self::NotFound,
                    Denial::NotInThisState => Self::Refused(why),
                    _ => Self::Forbidden(why),
                }
            }
            Trouble::Refused(refusal) => Self::Refused(app::refusal::key(&refusal)),
            Trouble::Forbidden(key) => {
                Context::refused(key);
                Self::Forbidden(key)
            }
            Trouble::Because(key) => Self::Refused(key),
        }
    }
}
