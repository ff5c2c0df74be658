//! The last page before sending: whether the requester confirms the business impact, and what is still missing.

use domain::case::request::Missing;

use super::sheet::field_of;
use crate::form::{Check, Fault, FaultKind, Typed, VERSION, parse};

/// The requester confirms the four business impact values.
pub const IMPACT: &str = "impact";

/// What the page sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckForm {
    /// The impact is confirmed.
    pub confirmed: bool,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl CheckForm {
    /// The form, or its faults.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [IMPACT, VERSION]);
        let confirmed = check.take(parse::ticked(typed, IMPACT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { confirmed: confirmed?, version: version? }))
    }

    /// Everything that is missing, as faults of the fields in which it can be given.
    pub fn faults(missing: &[Missing]) -> Vec<Fault> {
        let kind = |one: &Missing| match one {
            Missing::Tool | Missing::Purpose | Missing::GoLive => FaultKind::Required,
            Missing::Kind | Missing::Answer(_) | Missing::GateAnswer(_) => FaultKind::NotChosen,
        };
        missing.iter().map(|one| Fault::new(field_of(one), kind(one))).collect()
    }
}

/// A page that only asks to go ahead: the version it was made from.
pub fn version_only(typed: &Typed) -> Result<i64, Vec<Fault>> {
    let mut check = Check::of(typed, [VERSION]);
    let version = check.take(parse::version(typed));
    check.finish(|| version)
}
