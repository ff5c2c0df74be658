//! A copy of the database of one moment, taken while others write: SQLite writes it itself (`VACUUM INTO`), PostgreSQL
//! lends its snapshot to `pg_dump`, so that what is read beside the dump is of the same moment as the dump.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::{
    Bus, Db, Result, Source,
    db::{Load, Row, Snapshot, sql},
    file, migrate,
    trail::{self, HeadRow},
};
use crate::world::World;

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
    Ok(Db::Sqlite { bus: Bus::default(), write: pool.clone(), read: pool, world: World::system() })
}

/// One moment of a PostgreSQL database, for as long as it is held.
pub struct Moment {
    held: Snapshot,
    /// What `pg_dump --snapshot` takes.
    pub name: String,
}

impl Moment {
    /// Holds this moment; `None` for SQLite.
    pub async fn hold(db: &Db) -> Result<Option<Self>> {
        if matches!(db, Db::Sqlite { .. }) {
            return Ok(None);
        }
        let mut held = db.snapshot().await?;
        let Name(name) = held.one(sql(SNAPSHOT_POSTGRES)).await?;
        Ok(Some(Self { held, name }))
    }

    /// What is inside at that moment.
    pub async fn inside(&mut self) -> Result<Inside> {
        Inside::of(&mut self.held).await
    }
}

struct Name(String);

impl Load for Name {
    const TABLE: &'static str = "snapshot";
    const KEY: &'static str = "value";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("value")?))
    }
}

/// What a copy says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Number of the schema.
    pub schema: i64,
    /// Size and edge of the audit log; `None` in a schema from before it.
    pub audit: Option<HeadRow>,
}

impl Inside {
    /// Asks a database that has a schema.
    pub async fn of(source: &mut impl Source) -> Result<Self> {
        let schema = migrate::newest(source).await?;
        let audit = if schema < trail::SCHEMA { None } else { Some(trail::head(source).await?) };
        Ok(Self { schema, audit })
    }
}
