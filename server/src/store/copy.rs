//! A copy of the database of one moment, taken while others write: SQLite writes it itself (`VACUUM INTO`), PostgreSQL
//! lends its snapshot to `pg_dump`, so that what is read beside the dump is of the same moment as the dump.

use std::path::Path;

use sqlx::{
    Row as _, Transaction,
    postgres::Postgres,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::{
    Db, Result,
    db::{Source, Tx},
    file, migrate,
};

const INTO: &str = "VACUUM INTO $1";
const SNAPSHOT_POSTGRES: &str = "SELECT pg_export_snapshot() AS value";

/// Writes a whole, compact SQLite database to `file`, which must not exist; the copy is for its owner only. Answers
/// false for PostgreSQL, which has no such statement.
pub async fn write_to(db: &Db, file: &Path) -> Result<bool> {
    let Db::Sqlite { write, .. } = db else { return Ok(false) };
    file::create_private(file)?;
    // On the writer's connection, because the others may not even write another file; other processes go on writing.
    sqlx::query(INTO).bind(file.display().to_string()).execute(write).await?;
    Ok(true)
}

/// Opens a copy that nobody changes: nothing is written beside it, and nothing can be.
pub async fn open(file: &Path) -> Result<Db> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON");
    let pool = SqlitePoolOptions::new().max_connections(2).connect_with(options).await?;
    Ok(Db::Sqlite { write: pool.clone(), read: pool })
}

/// One moment of a PostgreSQL database, for as long as it is held.
pub struct Moment {
    tx: Tx,
    /// What `pg_dump --snapshot` takes.
    pub snapshot: String,
}

impl Moment {
    /// Holds this moment; `None` for SQLite.
    pub async fn hold(db: &Db) -> Result<Option<Self>> {
        let Db::Postgres { read, .. } = db else { return Ok(None) };
        let mut tx: Transaction<'static, Postgres> =
            read.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?;
        let row = sqlx::query(SNAPSHOT_POSTGRES).fetch_one(&mut *tx).await?;
        let snapshot = row.try_get("value")?;
        Ok(Some(Self { tx: Tx::Postgres(tx), snapshot }))
    }

    /// Reads what was there at that moment.
    pub fn source(&mut self) -> &mut impl Source {
        &mut self.tx
    }

    /// The number of its schema.
    pub async fn schema(&mut self) -> Result<i64> {
        migrate::newest(&mut self.tx).await
    }
}
