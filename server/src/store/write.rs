//! The cancellation rule. A browser that hangs up or a request that runs out of time drops its handler in the
//! middle; a transaction must not be dropped there (sqlx 0.9 can even give such a connection back to the pool with
//! its transaction open). So every change runs in a task of its own: the answer may be abandoned, the work never.

use std::{future::Future, pin::Pin};

use tracing::Instrument as _;

use super::{
    Db, Error, Tx,
    db::lane::nothing_held,
    request_key::Claim,
    trail::{self, Context},
};

/// The work of a transaction, boxed because it borrows the transaction.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// Exit code after a failed sync (`EX_IOERR`).
const UNSYNCED: i32 = 74;

impl Db {
    /// Runs `work` in one transaction: committed when it answers `Ok`, without a trace when it answers `Err`.
    ///
    /// ```text
    /// db.write(move |tx| Box::pin(async move { store::case::save(tx, seen, &case).await })).await
    /// ```
    ///
    /// Whoever changes audited tables says what was done with [`Tx::record`]; without it nothing is changed and the
    /// answer is [`Error::Unexplained`].
    ///
    /// A panic inside `work` rolls back and goes on in the caller. In a keyed request the key is written first
    /// ([`Claim`]); where it was used already, nothing is done and the answer is [`Error::Repeated`].
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        nothing_held();
        let db = self.clone();
        // A new task begins without the values of the one that started it.
        let (claim, context) = (Claim::current(), Context::current());
        let carried = context.clone();
        let task = async move {
            let mut tx = db.begin().await?;
            if let Some(claim) = &claim {
                claim.insert(&mut tx).await?;
            }
            let value = work(&mut tx).await?;
            // Last: every writer queues at the head of the log, and holds nothing else that another could wait for.
            trail::append(&mut tx, db.world(), context.as_ref()).await?;
            if let Err(error) = tx.commit().await {
                if error.is_unsafe() {
                    give_up(&error);
                }
                return Err(error.into());
            }
            if let Some(claim) = &claim {
                claim.keep();
            }
            Ok(value)
        };
        match tokio::spawn(Context::carry(carried, task).in_current_span()).await {
            Ok(outcome) => outcome,
            Err(failed) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
            // The runtime is going down; nobody reads this answer any more.
            Err(_) => Err(Error::Driver(sqlx::Error::PoolClosed).into()),
        }
    }
}

/// Ends the process at once: not one further answer, no second attempt (it would seem to work), no closing of the
/// database. Whoever starts it again reads from the disk what the disk really has.
fn give_up(error: &Error) -> ! {
    tracing::error!(%error, "the disk did not keep a change; stopping, because nothing after it could be trusted");
    std::process::exit(UNSYNCED)
}
