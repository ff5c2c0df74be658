//! Files that the tool has already, taken over from earlier requests: which of them, and what they are about here.

use domain::case::evidence::About;
use uuid::Uuid;

use super::evidence::{ABOUT, MOST, about};
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The versions that are taken over.
pub const VERSION_OF: &str = "have";

/// What is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseForm {
    /// What they are about.
    pub about: About,
    /// The versions, by id; at least one.
    pub versions: Vec<Uuid>,
}

impl ReuseForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [ABOUT, VERSION_OF]);
        let about = check.take(parse::choice(typed, ABOUT, about));
        let versions = check.take(parse::choices(typed, VERSION_OF, |id| id.parse().ok()));
        if versions.as_ref().is_some_and(|versions| versions.len() > MOST) {
            check.fault(VERSION_OF, FaultKind::UnknownChoice);
        }
        check.finish(|| Some(Self { about: about?, versions: versions? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(ABOUT, "evidence-about"), (VERSION_OF, "reuse-which")])
    }
}
