//! The three kinds of lines. Which one a line is, its first field tells; everything else in it must be known.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The first line: what is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub(super) export: String,
    /// The log.
    pub origin: String,
    /// The head's size: how many entries follow.
    pub size: i64,
    /// The head's edge, in base64.
    pub(super) edge: String,
    /// False: personal and free text is left out.
    pub private: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckpointLine<'a> {
    pub checkpoint: i64,
    #[serde(borrow)]
    pub note: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryLine<'a> {
    pub seq: i64,
    #[serde(borrow)]
    pub body: Cow<'a, str>,
    #[serde(borrow, default, rename = "priv", skip_serializing_if = "Option::is_none")]
    pub private: Option<PrivateLine<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivateLine<'a> {
    #[serde(borrow)]
    pub salt: Cow<'a, str>,
    #[serde(borrow)]
    pub data: Cow<'a, str>,
}
