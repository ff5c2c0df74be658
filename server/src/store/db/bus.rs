//! Who is told what was committed: a broadcast in this process, and on PostgreSQL `LISTEN`/`NOTIFY`, so that it does not
//! matter which process made the change. News hold no content: whoever hears them looks for themselves, with their own
//! rights. Where some may have been missed (a lost connection, a slow listener) the news is [`News::Anything`].

use std::time::Duration;

use domain::id::CaseNumber;
use sqlx::{PgConnection, Pool, Postgres, postgres::PgListener};
use tokio::{sync::broadcast, task::JoinHandle};

use super::Db;
use crate::store::Result;

/// How many news wait for a slow listener before it is told that it missed some.
const BACKLOG: usize = 256;
/// The channel in PostgreSQL.
const CHANNEL: &str = "concord";
/// Pause before the next attempt to listen.
const AGAIN: Duration = Duration::from_secs(1);

/// What was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This case has this version now.
    Case(CaseNumber, i64),
    /// Nobody knows what, if anything.
    Anything,
}

impl News {
    fn parse(text: &str) -> Self {
        let case = || {
            let (number, version) = text.split_once(':')?;
            Some(Self::Case(CaseNumber(number.parse().ok()?), version.parse().ok()?))
        };
        case().unwrap_or(Self::Anything)
    }

    fn text(self) -> String {
        match self {
            Self::Case(number, version) => format!("{}:{version}", number.0),
            Self::Anything => String::new(),
        }
    }

    pub(super) async fn notify(self, connection: &mut PgConnection) -> Result<()> {
        let statement = sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(self.text());
        statement.execute(connection).await?;
        Ok(())
    }
}

/// Clones are the same bus.
#[derive(Clone, Debug)]
pub struct Bus(broadcast::Sender<News>);

impl Default for Bus {
    fn default() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }
}

impl Bus {
    /// Hears everything that is said from now on.
    pub fn listen(&self) -> Listener {
        Listener(self.0.subscribe())
    }

    pub(super) fn say(&self, news: News) {
        // Fails when nobody listens, which is fine.
        let _ = self.0.send(news);
    }
}

/// Somebody who listens.
#[derive(Debug)]
pub struct Listener(broadcast::Receiver<News>);

impl Listener {
    /// The next news; `None` when nothing will ever be said again.
    pub async fn next(&mut self) -> Option<News> {
        match self.0.recv().await {
            Ok(news) => Some(news),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(News::Anything),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

impl Db {
    /// Brings what other processes committed to the bus of this one, until the handle is aborted. On SQLite there are
    /// no others.
    pub fn relay(&self) -> Option<JoinHandle<()>> {
        let Self::Postgres { bus, read, .. } = self else { return None };
        let (bus, pool) = (bus.clone(), read.clone());
        Some(tokio::spawn(async move {
            loop {
                if let Err(error) = hear(&pool, &bus).await {
                    tracing::warn!(%error, "what other processes did is not heard at the moment");
                }
                tokio::time::sleep(AGAIN).await;
            }
        }))
    }
}

async fn hear(pool: &Pool<Postgres>, bus: &Bus) -> Result<()> {
    // A connection of its own: one of the pool's would be missing there for ever.
    let alone = sqlx::postgres::PgPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let alone = alone.connect_with((*pool.connect_options()).clone()).await?;
    let mut listener = PgListener::connect_with(&alone).await?;
    listener.listen(CHANNEL).await?;
    bus.say(News::Anything);
    loop {
        // `None`: the connection was lost and is there again; in between nobody listened.
        let heard = listener.try_recv().await?;
        bus.say(heard.map_or(News::Anything, |note| News::parse(note.payload())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_travel_as_text() {
        for news in [News::Case(CaseNumber(17), 5), News::Anything] {
            assert_eq!(News::parse(&news.text()), news);
        }
        assert_eq!(News::parse("17:x"), News::Anything);
    }
}
