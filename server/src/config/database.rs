//! Which database. The address may hold a password, so it is never printed, and it may stand in a file that only
//! the server can read instead of in the environment.

use std::{fmt, path::PathBuf};

use serde::Deserialize;

use super::secret;

/// The database's address.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite://path` or `postgres://user:password@host/name`.
    url: Option<String>,
    /// A file that holds the address instead.
    url_file: Option<PathBuf>,
}

impl Database {
    /// This address instead of the configured one; for tests.
    pub fn at(url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), url_file: None }
    }

    /// Whether the configuration itself holds a password.
    pub fn holds_password(&self) -> bool {
        self.url.as_deref().is_some_and(secret::is_in)
    }

    pub(super) fn url(&self) -> Result<Option<String>, String> {
        secret::read("database.url", self.url.as_deref(), self.url_file.as_deref())
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("url", &self.url.as_ref().map(|_| "…"))
            .field("url_file", &self.url_file)
            .finish()
    }
}
