//! Reading outside a transaction: the pool that cannot write, over one connection at a time ([`Lane`]). Services make a reader
//! for what belongs together, and give its connection back before they wait or compute.

use sqlx::{Postgres, Sqlite};

use super::{Load, Source, Statement, from_postgres, from_sqlite, lane::Lane};
use crate::store::Result;

/// The pool that cannot write, as a [`Source`].
#[derive(Debug)]
pub enum Reader {
    /// `query_only` connections.
    Sqlite(Lane<Sqlite>),
    /// Connections whose transactions are read-only.
    Postgres(Lane<Postgres>),
}

impl Reader {
    /// Gives its connection back until the next statement: whoever computes or waits does not keep one.
    pub fn release(&mut self) {
        match self {
            Self::Sqlite(lane) => lane.release(),
            Self::Postgres(lane) => lane.release(),
        }
    }
}

impl Source for Reader {
    async fn all<T: Load>(&mut self, statement: Statement) -> Result<Vec<T>> {
        Ok(match self {
            Self::Sqlite(lane) => {
                let mut used = lane.take().await?;
                let found = statement.sqlite().try_map(from_sqlite).fetch_all(&mut *used.connection).await?;
                lane.keep(used);
                found
            }
            Self::Postgres(lane) => {
                let mut used = lane.take().await?;
                let found =
                    statement.postgres().try_map(from_postgres).fetch_all(&mut *used.connection).await?;
                lane.keep(used);
                found
            }
        })
    }

    async fn optional<T: Load>(&mut self, statement: Statement) -> Result<Option<T>> {
        Ok(match self {
            Self::Sqlite(lane) => {
                let mut used = lane.take().await?;
                let found =
                    statement.sqlite().try_map(from_sqlite).fetch_optional(&mut *used.connection).await?;
                lane.keep(used);
                found
            }
            Self::Postgres(lane) => {
                let mut used = lane.take().await?;
                let found =
                    statement.postgres().try_map(from_postgres).fetch_optional(&mut *used.connection).await?;
                lane.keep(used);
                found
            }
        })
    }
}
