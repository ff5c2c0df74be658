//! How long people stay signed in: half an hour without a click, a working day in all.

use domain::time::{HOUR, MINUTE};
use serde::Deserialize;

/// Lifetimes of a session.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Minutes without a request after which it ends.
    pub idle_minutes: u32,
    /// Hours after signing in when it ends whatever happens.
    pub absolute_hours: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self { idle_minutes: 30, absolute_hours: 12 }
    }
}

impl Session {
    pub(super) fn check(&self) -> Result<(), String> {
        // The last use is written once a minute, so less than two minutes would sign people out while they work.
        if !(2..=1440).contains(&self.idle_minutes) {
            return Err("session.idle_minutes must be between 2 and 1440".to_owned());
        }
        if !(1..=168).contains(&self.absolute_hours) {
            return Err("session.absolute_hours must be between 1 and 168".to_owned());
        }
        Ok(())
    }

    /// Milliseconds without a request.
    pub fn idle(&self) -> i64 {
        i64::from(self.idle_minutes).saturating_mul(MINUTE)
    }

    /// Milliseconds in all.
    pub fn absolute(&self) -> i64 {
        i64::from(self.absolute_hours).saturating_mul(HOUR)
    }
}
