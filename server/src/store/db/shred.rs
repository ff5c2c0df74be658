//! What was erased from PostgreSQL leaves its files, too. `VACUUM FULL` writes a table anew, but keeps dead rows that some
//! older snapshot could still see: a backup that runs, a connection that just opens. So the plain `VACUUM` goes first, until
//! it reports no dead row that it had to leave; then nothing of them can come back and the table is written once, without the
//! holes that they left in its pages. The numbers of `ANALYZE` are no measure: it takes off what its own connection did last.

use std::time::Duration;

use sqlx::{Pool, Postgres};

use crate::store::Result;

/// How long a snapshot that is in the way is waited for, all tables together, and the pauses between two looks.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(100);

/// Dead rows that the last `VACUUM` had to leave, and those that other connections made since.
const DEAD_POSTGRES: &str = "SELECT pg_stat_get_dead_tuples(CAST(CAST($1 AS TEXT) AS regclass))";

macro_rules! table {
    ($name:literal) => {
        ($name, concat!("VACUUM ", $name), concat!("VACUUM FULL ", $name))
    };
}

/// Tables in which an erasure leaves dead rows with something personal in them.
const TABLES: [(&str, &str, &str); 8] = [
    table!("person"),
    table!("audit_private"),
    table!("session"),
    table!("passkey"),
    table!("provider_identity"),
    table!("pending_comment"),
    table!("saved_filter"),
    table!("request_key"),
];

/// Writes those tables anew. Whoever runs Concord is told when a reader of an older state was in the way all the time.
pub(super) async fn shred(pool: &Pool<Postgres>) -> Result<()> {
    let mut patience = PATIENCE;
    for (table, vacuum, rewrite) in TABLES {
        let left = loop {
            sqlx::query(vacuum).execute(pool).await?;
            let left = sqlx::query_scalar::<_, i64>(DEAD_POSTGRES).bind(table).fetch_one(pool).await?;
            if left == 0 || patience.is_zero() {
                break left;
            }
            tokio::time::sleep(PAUSE).await;
            patience = patience.saturating_sub(PAUSE);
        };
        sqlx::query(rewrite).execute(pool).await?;
        if left > 0 {
            tracing::warn!(
                table,
                left,
                "dead rows of an erasure may stay: something reads an older state; erase again later"
            );
        }
    }
    Ok(())
}
