//! Brings the schema up to date. Both folders are embedded, so a binary carries exactly the schema it was
//! written for; it refuses a newer one instead of guessing, because guessing means losing data. Everything that is
//! missing is applied in one transaction: after a failure anywhere the program from before still fits.

use sqlx::{
    Executor as _,
    migrate::{MigrateError, Migration, Migrator},
};

use super::{
    Db, Source,
    db::{Load, Row, Scalar, sql},
    trail,
};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

const TABLE_SQLITE: &str = "SELECT COUNT(*) AS value FROM sqlite_master WHERE name = '_sqlx_migrations'";
const TABLE_POSTGRES: &str =
    "SELECT COUNT(*) AS value FROM pg_class WHERE oid = to_regclass('_sqlx_migrations')";
/// One process migrates at a time; released with the transaction. The number only has to be ours.
const LOCK_POSTGRES: &str = "SELECT pg_advisory_xact_lock(7203661905011)";
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

/// The highest number in this binary, for PostgreSQL or for SQLite.
pub fn newest_known(postgres: bool) -> i64 {
    let migrator = if postgres { &POSTGRES } else { &SQLITE };
    migrator.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Every migration of this binary for this kind of database, in order.
pub fn all(db: &Db) -> Vec<Migration> {
    embedded(db).iter().cloned().collect()
}

/// The highest number in this binary.
pub fn known(db: &Db) -> i64 {
    newest_known(matches!(db, Db::Postgres { .. }))
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
    newest(&mut reader).await
}

/// The highest number of a database that has one.
pub(super) async fn newest(source: &mut impl Source) -> super::Result<i64> {
    Ok(source.one::<Newest>(sql(NEWEST)).await?.0.unwrap_or(0))
}

/// True when the schema is exactly the one this binary was written for.
pub async fn is_current(db: &Db) -> super::Result<bool> {
    Ok(applied(db).await? == known(db))
}

/// The number in the database and the one that it has to get; a newer one than this binary knows is refused.
pub async fn step(db: &Db) -> Result<(i64, i64), Error> {
    let (found, known) = (applied(db).await?, known(db));
    if found > known { Err(Error::Newer { found, known }) } else { Ok((found, known)) }
}

/// Applies what is missing and answers the numbers before and after. What stood there before there was an audit log is
/// taken over into it.
pub async fn run(db: &Db) -> Result<(i64, i64), Error> {
    let step = step(db).await?;
    apply(db, all(db)).await?;
    trail::adopt(db).await?;
    if step.0 < step.1 {
        super::name::fill(db).await?;
        super::decided::fill(db).await?;
    }
    Ok(step)
}

/// Applies what is missing of `migrations`, all of it or nothing. Apart from [`run`] only tests have others than the
/// embedded ones.
pub async fn apply(db: &Db, migrations: Vec<Migration>) -> Result<(), Error> {
    let mut migrator = Migrator::with_migrations(migrations);
    // Sqlx would lock the session, which outlives a transaction that fails, and unlock it before the commit.
    migrator.set_locking(false);
    match db {
        Db::Sqlite { write, .. } => {
            let mut tx = write.begin_with("BEGIN IMMEDIATE").await.map_err(super::Error::from)?;
            migrator.run_direct(None, &mut *tx, false).await?;
            tx.commit().await.map_err(super::Error::from)?;
        }
        Db::Postgres { write, .. } => {
            let mut tx = write.begin().await.map_err(super::Error::from)?;
            tx.execute(LOCK_POSTGRES).await.map_err(super::Error::from)?;
            migrator.run_direct(None, &mut *tx, false).await?;
            tx.commit().await.map_err(super::Error::from)?;
        }
    }
    Ok(())
}
