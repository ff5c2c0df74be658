//! The private part of an entry: what is about a person or could be guessed from a digest. The entry commits to it with a
//! salt, and both can be erased.

use std::collections::BTreeMap;

use audit::Hash;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// As JSON in `audit_private.data`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The address that the request came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Value>,
    /// The rows that were touched, `table/key`, with the digest of what stands there now; `None` is gone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rows: BTreeMap<String, Option<Hash>>,
}

impl Part {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
