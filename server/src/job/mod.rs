//! Work that nobody asks for: the clock looks every second at the cases that wanted to be woken (a deadline, the end of
//! the time to undo). It keeps nothing in memory, so a killed process forgets nothing, and two processes may both look:
//! the version of a case lets only one of them move it. Once an hour it forgets what nobody needs any more.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::service::Services;

/// How often the clock looks.
const EVERY: Duration = Duration::from_secs(1);
/// How often it tidies up.
const TIDY: Duration = Duration::from_hours(1);

/// Starts the clock; it ends when the handle is aborted.
pub fn start(services: Services) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(EVERY);
        interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut tidying = tokio::time::interval(TIDY);
        tidying.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = interval.tick() => {}
                _ = tidying.tick() => {
                    if let Err(trouble) = services.tidy().await {
                        tracing::error!(error = &trouble as &dyn std::error::Error, "the clock could not tidy up");
                    }
                    continue;
                }
            }
            if let Err(error) = services.log_refusals(false).await {
                tracing::error!(error = &error as &dyn std::error::Error, "refusals were not written down");
            }
            if let Err(trouble) = services.tick().await {
                tracing::error!(error = &trouble as &dyn std::error::Error, "the clock could not look");
            }
        }
    })
}
