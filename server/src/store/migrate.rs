//! Brings the schema up to date. Both folders are embedded, so a binary carries exactly the schema it was
//! written for; it refuses a newer one instead of guessing, because guessing means losing data.

use sqlx::migrate::{MigrateError, Migrator};

use super::{
    Db, Source,
    db::{Load, Row, Scalar, sql},
};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

const TABLE_SQLITE: &str = "SELECT COUNT(*) AS value FROM sqlite_master WHERE name = '_sqlx_migrations'";
const TABLE_POSTGRES: &str =
    "SELECT COUNT(*) AS value FROM information_schema.tables WHERE table_name = '_sqlx_migrations'";
const NEWEST: &str = "SELECT MAX(version) AS value FROM _sqlx_migrations WHERE success";

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A newer Concord has been here.
    #[error(
        "this database has schema {found}, but this version of Concord knows only up to {known}: start the newer Concord, or restore a backup made before the upgrade"
    )]
    Newer {
        /// The number in the database.
        found: i64,
        /// The highest number in this binary.
        known: i64,
    },
    /// A migration failed or was edited after it had been applied.
    #[error("the database could not be migrated: {0}")]
    Failed(#[from] MigrateError),
    /// The database could not be asked.
    #[error(transparent)]
    Store(#[from] super::Error),
}

struct Newest(Option<i64>);

impl Load for Newest {
    const TABLE: &'static str = "_sqlx_migrations";
    const KEY: &'static str = "value";

    fn load(row: &Row<'_>) -> super::Result<Self> {
        Ok(Self(row.get("value")?))
    }
}

fn embedded(db: &Db) -> &'static Migrator {
    match db {
        Db::Sqlite { .. } => &SQLITE,
        Db::Postgres { .. } => &POSTGRES,
    }
}

fn known(db: &Db) -> i64 {
    embedded(db).iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The highest number applied to the database; 0 for an empty one.
pub async fn applied(db: &Db) -> super::Result<i64> {
    let table = match db {
        Db::Sqlite { .. } => TABLE_SQLITE,
        Db::Postgres { .. } => TABLE_POSTGRES,
    };
    let mut reader = db.reader();
    if reader.one::<Scalar>(sql(table)).await?.0 == 0 {
        return Ok(0);
    }
    Ok(reader.one::<Newest>(sql(NEWEST)).await?.0.unwrap_or(0))
}

/// True when the schema is exactly the one this binary was written for.
pub async fn is_current(db: &Db) -> super::Result<bool> {
    Ok(applied(db).await? == known(db))
}

/// Applies what is missing and answers the numbers before and after.
pub async fn run(db: &Db) -> Result<(i64, i64), Error> {
    let (found, known) = (applied(db).await?, known(db));
    if found > known {
        return Err(Error::Newer { found, known });
    }
    match db {
        Db::Sqlite { write, .. } => SQLITE.run(write).await?,
        Db::Postgres { write, .. } => POSTGRES.run(write).await?,
    }
    if found < known {
        super::name::fill(db).await?;
    }
    Ok((found, known))
}
