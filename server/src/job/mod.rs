//! Work that nobody asks for: the clock looks every second at the cases that wanted to be woken (a deadline, the end of
//! the time to undo). It keeps nothing in memory, so a killed process forgets nothing, and two processes may both look:
//! the version of a case lets only one of them move it. Every hour it forgets what is kept for a while only.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::service::Services;

/// How often the clock looks.
const EVERY: Duration = Duration::from_secs(1);

/// How often it forgets.
const FORGETS: Duration = Duration::from_secs(60 * 60);

/// Starts the clock; it ends when the handle is aborted.
pub fn start(services: Services) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(EVERY);
        interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut hours = tokio::time::interval(FORGETS);
        loop {
            let (done, failed) = tokio::select! {
                _ = interval.tick() => (services.tick().await.map(drop), "the clock could not look"),
                _ = hours.tick() => (services.forget().await.map(drop), "nothing could be forgotten"),
            };
            if let Err(trouble) = done {
                tracing::error!(error = &trouble as &dyn std::error::Error, "{failed}");
            }
        }
    })
}
