//! Writes down when sessions were last used, away from the request, many in one transaction. Losing one costs
//! somebody a minute of their idle time, so errors are logged and forgotten.

use std::collections::HashMap;

use domain::time::Time;
use tokio::{sync::mpsc, task::JoinHandle};

use crate::store::{self, Db};

const WAITING: usize = 1024;

/// A session was used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) token_hash: [u8; 32],
    pub(super) at: Time,
}

/// The queue, and the task that ends when the last sender is gone.
pub(super) fn start(db: Db) -> (mpsc::Sender<Seen>, JoinHandle<()>) {
    let (sender, mut receiver) = mpsc::channel(WAITING);
    let task = tokio::spawn(async move {
        let mut batch = Vec::new();
        while receiver.recv_many(&mut batch, WAITING).await > 0 {
            let mut latest = HashMap::new();
            for Seen { token_hash, at } in batch.drain(..) {
                latest
                    .entry(token_hash)
                    .and_modify(|before: &mut Time| *before = at.max(*before))
                    .or_insert(at);
            }
            if let Err(error) = write(&db, latest).await {
                tracing::warn!(%error, "the last use of sessions was not written");
            }
        }
    });
    (sender, task)
}

async fn write(db: &Db, latest: HashMap<[u8; 32], Time>) -> store::Result<()> {
    db.write(move |tx| {
        Box::pin(async move {
            for (token_hash, at) in latest {
                store::session::seen(tx, token_hash, at).await?;
            }
            Ok(())
        })
    })
    .await
}
