//! One SQL text, two native drivers: a closed enum, because `sqlx::Any` knows no UUID and no boolean, and a
//! generic parameter would repeat a page of bounds on every function. Only this file and those below it name the drivers.
//! Each database has two pools: one that writes (a single connection on SQLite, so that writers queue here and
//! not in the file lock) and one that cannot write at all, so that a change by GET is impossible.

use std::{future::Future, str::FromStr, time::Duration};

use serde::de::DeserializeOwned;
use sqlx::{
    Connection as _, Database, Decode, Encode, Pool, Postgres, Row as _, Sqlite, Type,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
    query::Query,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous},
    types::Json,
};
use uuid::Uuid;

pub use self::{
    bus::{Bus, Listener, News},
    reader::Reader,
    tx::{Snapshot, Tx},
    value::Value,
};
use self::{lane::Lane, tx::NativeTx};
use super::{Error, Result, file};
use crate::world::World;

mod bus;
pub mod lane;
mod reader;
mod shred;
mod tx;
mod value;

/// How long a request waits for a connection before it is told that the server is busy; told within two seconds.
const ACQUIRE: Duration = Duration::from_millis(1_700);
const BUSY: Duration = Duration::from_secs(5);
const READERS: u32 = 4;
const POSTGRES_WRITERS: u32 = 8;

/// A value that both drivers can bind.
pub trait Bind:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + 'static
{
}
impl<T> Bind for T where
    T: for<'q> Encode<'q, Sqlite>
        + Type<Sqlite>
        + for<'q> Encode<'q, Postgres>
        + Type<Postgres>
        + Send
        + 'static
{
}

/// A value that both drivers can read.
pub trait Read:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}
impl<T> Read for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

/// Something a row turns into, totally: whatever does not fit is [`Error::Corrupt`] and names its place.
pub trait Load: Sized + Send + Unpin {
    /// The table, for the message about a corrupt row.
    const TABLE: &'static str;
    /// The column whose value names the row in that message.
    const KEY: &'static str;

    /// Reads the columns.
    fn load(row: &Row<'_>) -> Result<Self>;
}

type Native<DB> = Query<'static, DB, <DB as Database>::Arguments>;

trait Bound: Send {
    fn to_sqlite(self: Box<Self>, query: Native<Sqlite>) -> Native<Sqlite>;
    fn to_postgres(self: Box<Self>, query: Native<Postgres>) -> Native<Postgres>;
}

impl<T: Bind> Bound for T {
    fn to_sqlite(self: Box<Self>, query: Native<Sqlite>) -> Native<Sqlite> {
        query.bind(*self)
    }

    fn to_postgres(self: Box<Self>, query: Native<Postgres>) -> Native<Postgres> {
        query.bind(*self)
    }
}

/// A text and its values, not yet bound to a driver.
#[must_use = "a statement does nothing until a source or a transaction runs it"]
pub struct Statement {
    text: &'static str,
    values: Vec<Box<dyn Bound>>,
}

/// Begins a statement; only constants are accepted, so no SQL is ever built from input.
pub fn sql(text: &'static str) -> Statement {
    Statement { text, values: Vec::new() }
}

impl Statement {
    /// Binds the next placeholder.
    pub fn bind(mut self, value: impl Bind) -> Self {
        self.values.push(Box::new(value));
        self
    }

    fn sqlite(self) -> Native<Sqlite> {
        self.values.into_iter().fold(sqlx::query(self.text), |query, value| value.to_sqlite(query))
    }

    fn postgres(self) -> Native<Postgres> {
        self.values.into_iter().fold(sqlx::query(self.text), |query, value| value.to_postgres(query))
    }
}

/// A row of either driver while it is being read.
pub struct Row<'r> {
    native: NativeRow<'r>,
    table: &'static str,
    key: &'static str,
}

enum NativeRow<'r> {
    Sqlite(&'r SqliteRow),
    Postgres(&'r PgRow),
}

impl Row<'_> {
    /// The value of a column.
    pub fn get<T: Read>(&self, column: &'static str) -> Result<T> {
        self.native(column).map_err(|error| match error {
            sqlx::Error::ColumnDecode { .. } => self.corrupt(column),
            other => Error::Driver(other),
        })
    }

    /// A document.
    pub fn json<T: DeserializeOwned + 'static>(&self, column: &'static str) -> Result<T> {
        self.get::<Json<T>>(column).map(|Json(value)| value)
    }

    /// A text that stands for one of a closed set; anything else is corrupt.
    pub fn parse<T>(&self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        parse(&self.get::<String>(column)?).ok_or_else(|| self.corrupt(column))
    }

    /// Every column by name, whatever is in it.
    pub fn values(&self) -> Result<Vec<(String, Value)>> {
        match self.native {
            NativeRow::Sqlite(row) => value::of_sqlite(row),
            NativeRow::Postgres(row) => value::of_postgres(row),
        }
    }

    /// The error that names this row and `column`.
    pub fn corrupt(&self, column: &'static str) -> Error {
        let id = (self.native::<i64>(self.key).map(|number| number.to_string()))
            .or_else(|_| self.native::<Uuid>(self.key).map(|id| id.to_string()))
            .or_else(|_| self.native::<String>(self.key))
            .unwrap_or_default();
        Error::Corrupt { table: self.table, column, id }
    }

    fn native<T: Read>(&self, column: &'static str) -> sqlx::Result<T> {
        match self.native {
            NativeRow::Sqlite(row) => row.try_get(column),
            NativeRow::Postgres(row) => row.try_get(column),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the stream hands over its rows")]
fn from_sqlite<T: Load>(row: SqliteRow) -> sqlx::Result<T> {
    T::load(&Row { native: NativeRow::Sqlite(&row), table: T::TABLE, key: T::KEY }).map_err(Error::in_stream)
}

#[expect(clippy::needless_pass_by_value, reason = "the stream hands over its rows")]
fn from_postgres<T: Load>(row: PgRow) -> sqlx::Result<T> {
    T::load(&Row { native: NativeRow::Postgres(&row), table: T::TABLE, key: T::KEY })
        .map_err(Error::in_stream)
}

/// The database: a pool that writes and one that cannot, and the news of what was committed. Clones share all of it.
#[derive(Clone, Debug)]
pub enum Db {
    /// A file on this machine.
    Sqlite {
        /// What was committed.
        bus: Bus,
        /// The only connection that writes.
        write: Pool<Sqlite>,
        /// `query_only` connections.
        read: Pool<Sqlite>,
        /// When an entry of the audit log was written, and its salt.
        world: World,
    },
    /// A server.
    Postgres {
        /// What was committed, by whichever process.
        bus: Bus,
        /// Connections that write.
        write: Pool<Postgres>,
        /// Connections whose transactions are read-only.
        read: Pool<Postgres>,
        /// When an entry of the audit log was written, and its salt.
        world: World,
    },
}

impl Db {
    /// Opens `sqlite://path` (created, for its owner only, when missing) or `postgres://…`. Applies no migration. The
    /// audit log takes its times from the system's clock unless [`Db::in_world`] says otherwise.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            // A plan that fits every value counts half a million rows for a frequent word and sorts them: each statement is
            // planned for its own values. Rows are near where nothing turns, so an index is worth more than the default says.
            let options = PgConnectOptions::from_str(url)?
                .options([("plan_cache_mode", "force_custom_plan"), ("random_page_cost", "1.1")]);
            let read = options.clone().options([("default_transaction_read_only", "on")]);
            let pool = || PgPoolOptions::new().acquire_timeout(ACQUIRE);
            return Ok(Self::Postgres {
                bus: Bus::default(),
                write: pool().max_connections(POSTGRES_WRITERS).connect_with(options).await?,
                read: pool().max_connections(READERS).connect_with(read).await?,
                world: World::system(),
            });
        }
        let options = SqliteConnectOptions::from_str(url)?
            .busy_timeout(BUSY)
            .foreign_keys(true)
            .pragma("trusted_schema", "OFF")
            // 16 MiB for each connection: the inner pages of a million cases stay there
            .pragma("cache_size", "-16384")
            .pragma("cell_size_check", "ON");
        file::create_private(options.get_filename())?;
        let write = options.clone().journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
        let read = options.pragma("query_only", "ON");
        // A file has no other end that could have hung up: asking for it before each use would double the ways.
        let pool =
            || SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None).test_before_acquire(false);
        Ok(Self::Sqlite {
            bus: Bus::default(),
            // The writer's queue is bounded by the request's own time limit; a busy writer is no failure.
            write: pool()
                .max_connections(1)
                .acquire_timeout(Duration::from_secs(10))
                // After some failures (a full disk) SQLite has taken the transaction back itself, and the driver goes
                // on counting it: no further one could ever begin on such a connection.
                .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
                .connect_with(write)
                .await?,
            read: pool().max_connections(READERS).acquire_timeout(ACQUIRE).connect_with(read).await?,
            world: World::system(),
        })
    }

    /// The same database under another clock.
    #[must_use]
    pub fn in_world(mut self, new: World) -> Self {
        let (Self::Sqlite { world, .. } | Self::Postgres { world, .. }) = &mut self;
        *world = new;
        self
    }

    pub(super) fn world(&self) -> &World {
        let (Self::Sqlite { world, .. } | Self::Postgres { world, .. }) = self;
        world
    }

    /// Opens a transaction that will write. SQLite takes its write lock at once, so that two writers queue
    /// instead of failing on a lock upgrade. For [`Db::write`] alone: a request can be dropped at any moment.
    pub(super) async fn begin(&self) -> Result<Tx> {
        let faults = self.world().faults();
        faults.pass();
        let native = match self {
            Self::Sqlite { write, .. } => NativeTx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres { write, .. } => NativeTx::Postgres(write.begin().await?),
        };
        Ok(Tx::new(native, self.bus().clone(), faults))
    }

    /// Everything as it stands at one moment, however long the reading takes. Not for a request's own future: what is
    /// dropped in the middle of a statement is not given back in order.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        const REPEATABLE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        lane::nothing_held();
        Ok(Snapshot::new(match self {
            Self::Sqlite { read, .. } => NativeTx::Sqlite(read.begin().await?),
            Self::Postgres { read, .. } => NativeTx::Postgres(read.begin_with(REPEATABLE).await?),
        }))
    }

    /// Overwrites what was erased: a deleted row stays readable in the file until its page is used again.
    pub(super) async fn vacuum(&self) -> Result<()> {
        match self {
            Self::Sqlite { write, .. } => {
                sqlx::query("VACUUM").execute(write).await?;
                let busy: i64 =
                    sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(write).await?;
                if busy != 0 {
                    tracing::warn!(
                        "what was erased may stay in the log of the database: something reads an older state; \
                         erase again later"
                    );
                }
            }
            Self::Postgres { write, .. } => shred::shred(write).await?,
        }
        Ok(())
    }

    /// Where everybody hears what was committed.
    pub fn bus(&self) -> &Bus {
        match self {
            Self::Sqlite { bus, .. } | Self::Postgres { bus, .. } => bus,
        }
    }

    /// The pool that cannot write. Not while another one of the same request is held, see [`Lane`].
    pub fn reader(&self) -> Reader {
        match self {
            Self::Sqlite { read, .. } => Reader::Sqlite(Lane::new(read)),
            Self::Postgres { read, .. } => Reader::Postgres(Lane::new(read)),
        }
    }

    /// Waits until every connection is given back, then closes them; SQLite folds its log into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { write, read, .. } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres { write, read, .. } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

/// Where rows can be read from: the read pool, or a transaction that sees its own changes.
pub trait Source: Send {
    /// Every row.
    fn all<T: Load>(&mut self, statement: Statement) -> impl Future<Output = Result<Vec<T>>> + Send;

    /// The first row, if there is one.
    fn optional<T: Load>(&mut self, statement: Statement) -> impl Future<Output = Result<Option<T>>> + Send;

    /// The first row of a statement that always has one.
    fn one<T: Load>(&mut self, statement: Statement) -> impl Future<Output = Result<T>> + Send {
        async { self.optional(statement).await?.ok_or(Error::Driver(sqlx::Error::RowNotFound)) }
    }
}

/// A single number in a column called `value`: counts, sums, sequence numbers.
pub struct Scalar(pub i64);

impl Load for Scalar {
    const TABLE: &'static str = "scalar";
    const KEY: &'static str = "value";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("value")?))
    }
}
