//! The backup that is taken before a migration. It can be switched off by somebody who has another one; how many are kept
//! is a matter of disk space.

use serde::Deserialize;

/// Settings of backups.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Backup {
    /// Whether one is taken before a database with content is migrated.
    pub before_migration: bool,
    /// How many of them are kept, 1 to 100.
    pub keep: usize,
}

impl Default for Backup {
    fn default() -> Self {
        Self { before_migration: true, keep: 3 }
    }
}

impl Backup {
    pub(super) fn check(&self) -> Result<(), String> {
        if (1..=100).contains(&self.keep) {
            Ok(())
        } else {
            Err("backup.keep must be between 1 and 100".to_owned())
        }
    }
}
