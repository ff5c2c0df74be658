//! The audit log's key and where its checkpoints are kept besides the database. Without a key nothing is signed, and whoever
//! can write the database can rewrite its history unnoticed; the doctor and the log say so.

use std::path::PathBuf;

use serde::Deserialize;

/// Settings of the audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audit {
    /// The signing key, made by `concord audit key generate`; for its owner only.
    pub key_file: Option<PathBuf>,
    /// A file to which every checkpoint is added; on another machine or medium than the database.
    pub sink_file: Option<PathBuf>,
    /// Start although the log is shorter than what was signed. On the command line only.
    #[serde(skip)]
    pub accept_rollback: bool,
}
