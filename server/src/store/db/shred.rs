//! What was erased from PostgreSQL leaves its files, too. `VACUUM FULL` writes a table anew, but keeps dead rows that some
//! older snapshot could still see: a backup that runs, a connection that just opens. So the plain `VACUUM` goes first, until
//! it reports no dead row that it had to leave; then nothing of them can come back and the table is written once, without the
//! holes that they left in its pages. The numbers of `ANALYZE` are no measure (it takes off what its own connection did
//! last), but it has to run: the statistics of a column hold its common values, so they are made and written anew as well.

use std::time::Duration;

use sqlx::{PgConnection, Pool, Postgres};

use crate::store::Result;

/// How long a snapshot that is in the way is waited for, all tables together, and the pauses between two looks.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(100);

/// Nobody else waits longer for a table because somebody reads it and it is to be written anew.
const BOUNDED: &str = "SET lock_timeout = '5s'";
const UNBOUNDED: &str = "RESET lock_timeout";
/// `lock_not_available`.
const LOCKED: &str = "55P03";

/// Dead rows that the last `VACUUM` had to leave, and those that other connections made since.
const DEAD_POSTGRES: &str = "SELECT pg_stat_get_dead_tuples(CAST(CAST($1 AS TEXT) AS regclass))";

struct Table {
    name: &'static str,
    vacuum: &'static str,
    rewrite: &'static str,
    analyze: &'static str,
}

macro_rules! table {
    ($name:literal) => {
        Table {
            name: $name,
            vacuum: concat!("VACUUM ", $name),
            rewrite: concat!("VACUUM FULL ", $name),
            analyze: concat!("ANALYZE ", $name),
        }
    };
}

/// Tables in which an erasure leaves dead rows with something personal in them; the statistics of the others last.
const TABLES: [Table; 9] = [
    table!("person"),
    table!("audit_private"),
    table!("session"),
    table!("passkey"),
    table!("provider_identity"),
    table!("pending_comment"),
    table!("saved_filter"),
    table!("request_key"),
    table!("pg_statistic"),
];

/// Writes those tables anew. Whoever runs Concord is told when a reader of an older state was in the way all the time.
pub(super) async fn shred(pool: &Pool<Postgres>) -> Result<()> {
    let mut connection = pool.acquire().await?;
    sqlx::query(BOUNDED).execute(&mut *connection).await?;
    let done = all(&mut connection).await;
    sqlx::query(UNBOUNDED).execute(&mut *connection).await?;
    done
}

async fn all(connection: &mut PgConnection) -> Result<()> {
    let mut patience = PATIENCE;
    for table in &TABLES {
        if !is_gone(connection, table, &mut patience).await? {
            tracing::warn!(
                table = table.name,
                "something of an erasure may stay: somebody reads an older state; erase again later"
            );
        }
    }
    Ok(())
}

/// Whether nothing of what was erased is left in this table.
async fn is_gone(connection: &mut PgConnection, table: &Table, patience: &mut Duration) -> Result<bool> {
    let left = loop {
        sqlx::query(table.vacuum).execute(&mut *connection).await?;
        let dead = sqlx::query_scalar::<_, i64>(DEAD_POSTGRES).bind(table.name);
        let left = dead.fetch_one(&mut *connection).await?;
        if left == 0 || patience.is_zero() {
            break left;
        }
        tokio::time::sleep(PAUSE).await;
        *patience = patience.saturating_sub(PAUSE);
    };
    match sqlx::query(table.rewrite).execute(&mut *connection).await {
        Err(sqlx::Error::Database(refused)) if refused.code().as_deref() == Some(LOCKED) => return Ok(false),
        other => other?,
    };
    sqlx::query(table.analyze).execute(&mut *connection).await?;
    Ok(left == 0)
}
