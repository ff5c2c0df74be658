//! Work that nobody asks for: the clock looks every second at the cases that wanted to be woken (a deadline, the end of
//! the time to undo). It keeps nothing in memory, so a killed process forgets nothing, and two processes may both look:
//! the version of a case lets only one of them move it.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::service::Services;

/// How often the clock looks.
const EVERY: Duration = Duration::from_secs(1);

/// Starts the clock; it ends when the handle is aborted.
pub fn start(services: Services) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(EVERY);
        interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            interval.tick().await;
            if let Err(trouble) = services.tick().await {
                tracing::error!(error = &trouble as &dyn std::error::Error, "the clock could not look");
            }
        }
    })
}
