//! A transaction that writes. It collects what it did, for the audit log, and what it will have to say once it is
//! committed, so that nobody hears of a change that was taken back, and nobody can forget to tell of one. And one that
//! reads a single moment.

use sqlx::{Postgres, Sqlite};

use super::{Bus, Load, News, Source, Statement, from_postgres, from_sqlite};
use crate::{
    store::{Result, trail::Pending},
    world::Faults,
};

/// Dropped without [`Tx::commit`] it leaves no trace. What it changes has to be explained before, see
/// [`trail`](crate::store::trail).
pub struct Tx {
    native: NativeTx,
    bus: Bus,
    faults: Faults,
    news: Vec<News>,
    pub(in crate::store) trail: Pending,
}

pub(super) enum NativeTx {
    /// On the only writing connection.
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    /// On one of several connections, read committed.
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Source for NativeTx {
    async fn all<T: Load>(&mut self, statement: Statement) -> Result<Vec<T>> {
        Ok(match self {
            Self::Sqlite(tx) => statement.sqlite().try_map(from_sqlite).fetch_all(&mut **tx).await?,
            Self::Postgres(tx) => statement.postgres().try_map(from_postgres).fetch_all(&mut **tx).await?,
        })
    }

    async fn optional<T: Load>(&mut self, statement: Statement) -> Result<Option<T>> {
        Ok(match self {
            Self::Sqlite(tx) => statement.sqlite().try_map(from_sqlite).fetch_optional(&mut **tx).await?,
            Self::Postgres(tx) => {
                statement.postgres().try_map(from_postgres).fetch_optional(&mut **tx).await?
            }
        })
    }
}

impl Tx {
    pub(super) fn new(native: NativeTx, bus: Bus, faults: Faults) -> Self {
        Self { native, bus, faults, news: Vec::new(), trail: Pending::default() }
    }

    /// Runs a statement and answers how many rows it touched.
    pub async fn execute(&mut self, statement: Statement) -> Result<u64> {
        self.faults.pass();
        Ok(match &mut self.native {
            NativeTx::Sqlite(tx) => statement.sqlite().execute(&mut **tx).await?.rows_affected(),
            NativeTx::Postgres(tx) => statement.postgres().execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Says `news` to every process as soon as this is committed.
    pub fn tell(&mut self, news: News) {
        self.news.push(news);
    }

    /// Makes the changes durable before it returns.
    pub(in crate::store) async fn commit(self) -> Result<()> {
        let Self { native, bus, faults, news, .. } = self;
        faults.pass();
        match native {
            NativeTx::Sqlite(tx) => {
                tx.commit().await?;
                for news in news {
                    bus.say(news);
                }
            }
            // PostgreSQL itself keeps the notes until the commit, and drops them with a transaction that is dropped.
            NativeTx::Postgres(mut tx) => {
                for news in news {
                    news.notify(&mut tx).await?;
                }
                tx.commit().await?;
            }
        }
        faults.pass();
        Ok(())
    }
}

impl Source for Tx {
    async fn all<T: Load>(&mut self, statement: Statement) -> Result<Vec<T>> {
        self.faults.pass();
        self.native.all(statement).await
    }

    async fn optional<T: Load>(&mut self, statement: Statement) -> Result<Option<T>> {
        self.faults.pass();
        self.native.optional(statement).await
    }
}

/// A transaction that reads one moment.
pub struct Snapshot(NativeTx);

impl Snapshot {
    pub(super) const fn new(native: NativeTx) -> Self {
        Self(native)
    }
}

impl Source for Snapshot {
    async fn all<T: Load>(&mut self, statement: Statement) -> Result<Vec<T>> {
        self.0.all(statement).await
    }

    async fn optional<T: Load>(&mut self, statement: Statement) -> Result<Option<T>> {
        self.0.optional(statement).await
    }
}
