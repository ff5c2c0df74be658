//! Which database. The address may hold a password, so it is never printed, and it may stand in a file that only
//! the server can read instead of in the environment.

use std::{fmt, os::unix::fs::PermissionsExt, path::PathBuf};

use serde::Deserialize;

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

    pub(super) fn url(&self) -> Result<Option<String>, String> {
        let Some(file) = &self.url_file else { return Ok(self.url.clone()) };
        if self.url.is_some() {
            return Err("database.url and database.url_file are both set; keep one".to_owned());
        }
        let fault = |error: std::io::Error| format!("database.url_file {}: {error}", file.display());
        if std::fs::metadata(file).map_err(fault)?.permissions().mode() & 0o077 != 0 {
            return Err(format!(
                "database.url_file can be read by others; run: chmod 600 {}",
                file.display()
            ));
        }
        Ok(Some(std::fs::read_to_string(file).map_err(fault)?.trim().to_owned()))
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
