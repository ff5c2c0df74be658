//! A copy of the database of one moment, taken while others write: SQLite writes it itself (`VACUUM INTO`), PostgreSQL
//! lends its snapshot to `pg_dump`, so that what is read beside the dump is of the same moment as the dump.

use std::path::Path;

use sqlx::{
    Postgres, Transaction,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::{Bus, Db, Result, file};
use crate::world::World;

const INTO: &str = "VACUUM INTO $1";
const SNAPSHOT_POSTGRES: &str = "SELECT pg_export_snapshot() AS value";
const SCHEMA: &str = "SELECT MAX(version) AS value FROM _sqlx_migrations WHERE success";

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
    Ok(Db::Sqlite { bus: Bus::default(), write: pool.clone(), read: pool, world: World::system() })
}

/// One moment of a PostgreSQL database, for as long as it is held.
pub struct Moment {
    tx: Transaction<'static, Postgres>,
    /// What `pg_dump --snapshot` takes.
    pub snapshot: String,
}

impl Moment {
    /// Holds this moment; `None` for SQLite.
    pub async fn hold(db: &Db) -> Result<Option<Self>> {
        let Db::Postgres { read, .. } = db else { return Ok(None) };
        let mut tx = read.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?;
        let snapshot = sqlx::query_scalar(SNAPSHOT_POSTGRES).fetch_one(&mut *tx).await?;
        Ok(Some(Self { tx, snapshot }))
    }

    /// The number of the schema at that moment.
    pub async fn schema(&mut self) -> Result<i64> {
        let found: Option<i64> = sqlx::query_scalar(SCHEMA).fetch_one(&mut *self.tx).await?;
        Ok(found.unwrap_or(0))
    }
}
