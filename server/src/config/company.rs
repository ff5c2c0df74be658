//! What the law makes of the company. It is configuration and not a page, because it changes with a legal assessment and
//! not with somebody's opinion about a request.

use serde::Deserialize;

/// The company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Company {
    /// It is an essential or important entity (NIS2, § 28 BSIG): what its suppliers lack holds an approval back. Otherwise
    /// the same statements are asked as good practice, and what is missing is a notice.
    pub nis2: bool,
}
