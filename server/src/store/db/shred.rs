//! What was erased from PostgreSQL leaves its files, too. `VACUUM FULL` writes a table anew without its dead rows, but keeps
//! those that some older snapshot could still see: a backup that runs, a connection that just opens. `ANALYZE` counts the dead
//! rows that are left, so it is tried until there are none; after that whoever runs Concord is told.

use std::time::Duration;

use sqlx::{Pool, Postgres};

use crate::store::Result;

/// How long a snapshot that is in the way is waited for: tries, and the pause between them.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(200);

const DEAD_POSTGRES: &str = "SELECT pg_stat_get_dead_tuples(CAST(CAST($1 AS TEXT) AS regclass))";

macro_rules! table {
    ($name:literal) => {
        ($name, concat!("VACUUM FULL ", $name), concat!("ANALYZE ", $name))
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

/// Writes those tables anew.
pub(super) async fn shred(pool: &Pool<Postgres>) -> Result<()> {
    for (table, vacuum, analyze) in TABLES {
        let mut left = 1;
        for tried in 0..TRIES {
            if tried > 0 {
                tokio::time::sleep(PAUSE).await;
            }
            sqlx::query(vacuum).execute(pool).await?;
            sqlx::query(analyze).execute(pool).await?;
            left = sqlx::query_scalar::<_, i64>(DEAD_POSTGRES).bind(table).fetch_one(pool).await?;
            if left == 0 {
                break;
            }
        }
        if left > 0 {
            tracing::warn!(
                table,
                left,
                "dead rows of an erasure stay: something reads an older state; erase again later"
            );
        }
    }
    Ok(())
}
