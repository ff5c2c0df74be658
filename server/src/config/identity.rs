//! How people prove who they are. A second factor for whoever decides, reviews, administers or audits is the rule; a company
//! that has another gate in front can lift it.

use std::path::PathBuf;

use serde::Deserialize;

use super::Provider;

/// Settings of signing in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// Reviewers, executives, admins and auditors need a second factor. The demo has none.
    pub second_factor: bool,
    /// The server's key, 32 bytes, for its owner only; several servers of one database share it. Without it one is made in
    /// the data directory.
    pub key_file: Option<PathBuf>,
    /// Signing in at the company's provider; not there without it.
    pub provider: Option<Box<Provider>>,
}

impl Default for Identity {
    fn default() -> Self {
        Self { second_factor: true, key_file: None, provider: None }
    }
}

impl Identity {
    pub(super) fn check(&self, demo: bool) -> Result<(), String> {
        self.provider.as_ref().map_or(Ok(()), |provider| provider.check(demo))
    }
}
