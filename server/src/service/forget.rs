//! What is kept for a while only: the keys of requests, for as long as a program may try again, and the revisions, for
//! as long as somebody may leave a page open.

use domain::time::{DAY, HOUR};

use super::{Services, Trouble};
use crate::store;

/// How long a repeat is recognised, in milliseconds.
pub const KEYS: i64 = 48 * HOUR;
/// How long a stale page is told what it missed.
const REVISIONS: i64 = 14 * DAY;

impl Services {
    /// Forgets what is older; answers how many rows that were.
    pub async fn forget(&self) -> Result<u64, Trouble> {
        let now = self.world.now();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let keys = store::request_key::purge(tx, now.plus(-KEYS)).await?;
                    let revisions = store::revision::purge(tx, now.plus(-REVISIONS)).await?;
                    Ok(keys.saturating_add(revisions))
                })
            })
            .await
    }
}
