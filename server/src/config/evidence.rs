//! How much room files have, and how many uploads are received at the same time. One upload holds at most 60 MB while it
//! is checked, so the number bounds the memory.

use serde::Deserialize;

const MEGABYTE: i64 = 1_000_000;

/// Limits of files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Evidence {
    /// Megabytes that one person may bring, those taken back included.
    pub person_mb: u32,
    /// Megabytes of all files.
    pub all_mb: u32,
    /// Uploads at the same time; further ones are asked to come again.
    pub at_once: u32,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { person_mb: 1_000, all_mb: 50_000, at_once: 4 }
    }
}

impl Evidence {
    pub(super) fn check(&self) -> Result<(), String> {
        if self.person_mb > self.all_mb {
            return Err("evidence.person_mb must not be more than evidence.all_mb".to_owned());
        }
        if !(1..=64).contains(&self.at_once) {
            return Err("evidence.at_once must be between 1 and 64".to_owned());
        }
        Ok(())
    }

    /// Bytes that one person may bring.
    pub fn person(&self) -> i64 {
        i64::from(self.person_mb).saturating_mul(MEGABYTE)
    }

    /// Bytes of all files.
    pub fn all(&self) -> i64 {
        i64::from(self.all_mb).saturating_mul(MEGABYTE)
    }
}
