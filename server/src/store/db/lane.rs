//! One connection for the statements that one reader asks one after another. The driver asks each connection that is given
//! back whether it still lives, which costs as much as a small statement does, and on a server every connection that is
//! taken, too: who reads ten times would ask thirty.
//!
//! Whoever holds a connection and waits for another one (or for a writer, or for a password to be hashed) keeps it from
//! everybody who has none, and four such requests would wait for each other. So a request holds one at a time; where it
//! forgets that, it is refused in builds for tests, and waits in a release as long as anybody waits for a connection. And
//! whoever reads very much lets others in between.

use sqlx::{Database, Pool, pool::PoolConnection};

use crate::store::trail::Context;

/// After so many statements a connection is given back; a page has as many, or fewer.
const MOST: u8 = 16;

/// A place at a pool: no connection before the first statement, one from then on.
#[derive(Debug)]
pub struct Lane<DB: Database> {
    pool: Pool<DB>,
    kept: Option<Used<DB>>,
}

/// A connection in use. It is given back when it is dropped, in the middle of a statement as well.
#[derive(Debug)]
pub(super) struct Used<DB: Database> {
    pub connection: PoolConnection<DB>,
    asked: u8,
    _held: Held,
}

impl<DB: Database> Lane<DB> {
    pub(super) fn new(pool: &Pool<DB>) -> Self {
        Self { pool: pool.clone(), kept: None }
    }

    /// The connection, out of the lane: whoever breaks off in the middle must not use it again.
    pub(super) async fn take(&mut self) -> sqlx::Result<Used<DB>> {
        if let Some(used) = self.kept.take() {
            return Ok(used);
        }
        let held = Held::begin();
        Ok(Used { connection: self.pool.acquire().await?, asked: 0, _held: held })
    }

    pub(super) fn release(&mut self) {
        self.kept = None;
    }

    /// After a statement that came to its end.
    pub(super) fn keep(&mut self, mut used: Used<DB>) {
        used.asked = used.asked.saturating_add(1);
        self.kept = Some(used).filter(|used| used.asked < MOST);
    }
}

/// A mark of the request that it holds a connection.
#[derive(Debug)]
struct Held(Option<Context>);

impl Held {
    fn begin() -> Self {
        nothing_held();
        let context = Context::current();
        if let Some(context) = &context {
            context.holds(true);
        }
        Self(context)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(context) = &self.0 {
            context.holds(false);
        }
    }
}

/// Stands wherever a request waits for something that others may have: see [`Lane`].
pub fn nothing_held() {
    debug_assert!(
        Context::current().is_none_or(|context| !context.is_holding()),
        "a request that holds a connection must not wait for anything else"
    );
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection as _, sqlite::SqlitePoolOptions};
    use uuid::Uuid;

    use super::*;

    async fn pool(connections: u32) -> Pool<sqlx::Sqlite> {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .connect("sqlite::memory:")
            .await
            .expect("a pool")
    }

    fn request() -> Context {
        Context::new(Uuid::nil(), None, String::new())
    }

    #[tokio::test]
    async fn statements_go_over_one_connection_until_it_is_released_or_others_shall_have_a_turn() {
        let pool = pool(1).await;
        let mut lane = Lane::new(&pool);
        for _ in 1..MOST {
            let mut used = lane.take().await.expect("a connection");
            used.connection.ping().await.expect("it lives");
            lane.keep(used);
            assert!(pool.try_acquire().is_none(), "it is kept");
        }
        let last = lane.take().await.expect("a connection");
        lane.keep(last);
        drop(pool.acquire().await.expect("it was given back"));
        let used = lane.take().await.expect("a connection");
        lane.keep(used);
        lane.release();
        drop(pool.acquire().await.expect("it was given back"));
        // broken off in the middle of a statement
        drop(lane.take().await.expect("a connection"));
        drop(pool.acquire().await.expect("it was given back"));
    }

    #[tokio::test]
    #[should_panic(expected = "must not wait for anything else")]
    async fn a_request_holds_one_connection_at_a_time() {
        let pool = pool(2).await;
        let both = async {
            let (mut one, mut other) = (Lane::new(&pool), Lane::new(&pool));
            let used = one.take().await.expect("a connection");
            one.keep(used);
            drop(other.take().await);
        };
        request().scope(both).await;
    }

    #[tokio::test]
    async fn one_after_another_is_well_and_so_is_what_another_task_does() {
        let pool = pool(2).await;
        let turns = async {
            let (mut one, mut other) = (Lane::new(&pool), Lane::new(&pool));
            let used = one.take().await.expect("a connection");
            one.keep(used);
            let elsewhere = async { drop(other.take().await.expect("a connection")) };
            Context::carry(Context::current(), elsewhere).await;
            one.release();
            drop(other.take().await.expect("a connection"));
            nothing_held();
        };
        request().scope(turns).await;
    }
}
