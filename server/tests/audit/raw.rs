//! What somebody with a shell on the database can do.

use server::store::{
    Db, Snapshot,
    trail::{self, Replay},
};

use crate::contract::Base;

/// Runs SQL past the product; the error is the database's.
pub async fn run(db: &Db, text: &str) -> Result<u64, sqlx::Error> {
    let text = sqlx::AssertSqlSafe(text.to_owned());
    Ok(match db {
        Db::Sqlite { write, .. } => sqlx::query(text).execute(write).await?.rows_affected(),
        Db::Postgres { write, .. } => sqlx::query(text).execute(write).await?.rows_affected(),
    })
}

/// The columns of a table, in any order.
pub async fn columns(db: &Db, table: &str) -> Vec<String> {
    match db {
        Db::Sqlite { read, .. } => {
            let text = "SELECT name FROM pragma_table_info($1)";
            sqlx::query_scalar(text).bind(table.to_owned()).fetch_all(read).await.expect("columns")
        }
        Db::Postgres { read, .. } => {
            let text = "SELECT column_name::TEXT FROM information_schema.columns
                        WHERE table_name = $1 AND is_generated = 'NEVER'";
            sqlx::query_scalar(text).bind(table.to_owned()).fetch_all(read).await.expect("columns")
        }
    }
}

pub async fn snapshot(base: &Base) -> Snapshot {
    base.db.snapshot().await.expect("a snapshot")
}

/// Verifies the log itself, then whether it explains the tables.
pub async fn replay(base: &Base) -> Replay {
    let mut source = snapshot(base).await;
    let verified = trail::verify(&mut source, &[], &audit::Vkeys::default()).await.expect("an answer");
    verified.unwrap_or_else(|finding| panic!("{finding}"));
    trail::replay(&mut source).await.expect("an answer")
}

pub async fn size(base: &Base) -> i64 {
    trail::head(&mut base.db.reader()).await.expect("a head").size
}
