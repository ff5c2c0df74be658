//! A6: every connection to the database is taken. Requests are told so soon instead of piling up, the process still
//! says that it lives, and as soon as the connections are back everything works again.

use std::time::Duration;

use domain::language::Language;
use server::store::Db;
use sqlx::{Database, Pool, pool::PoolConnection};
use tests::{Cast, words::say};
use tokio::time::Instant;

/// What the machine may add to the two seconds before the test fails; the figure itself is printed.
const GENEROUS: Duration = Duration::from_secs(8);

async fn every<DB: Database>(pool: &Pool<DB>) -> Vec<PoolConnection<DB>> {
    let mut held = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        held.push(pool.acquire().await.expect("a connection"));
    }
    held
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_request_without_a_connection_is_told_so_and_everything_recovers() {
    let cast = Cast::new(Language::De).await;
    match &cast.app.shared().db {
        Db::Sqlite { write, read, .. } => {
            let held = (every(write).await, every(read).await);
            is_told(&cast).await;
            drop(held);
        }
        Db::Postgres { write, read, .. } => {
            let held = (every(write).await, every(read).await);
            is_told(&cast).await;
            drop(held);
        }
    }
    cast.mia.see("/start").await;
    cast.mia.post("/requests/new", &[("tool", "Gartenfunk")]).await.is(303);
    cast.mia.get("/health/ready").await.is(200);
}

#[expect(clippy::disallowed_macros, reason = "the figure is what the test is run for")]
async fn is_told(cast: &Cast) {
    let begun = Instant::now();
    let typed = [("tool", "Gartenfunk")];
    let (page, list, sent, ready) = tokio::join!(
        cast.mia.get("/start"),
        cast.tom.get("/inbox"),
        cast.mia.post("/requests/new", &typed),
        cast.mia.get("/health/ready"),
    );
    let took = begun.elapsed();
    for answer in [&page, &list, &sent] {
        answer.is(503).says(&say(Language::De, "trouble-busy"));
        assert!(!answer.header("retry-after").is_empty());
    }
    assert_eq!(ready.status, 503, "no new requests, please");
    cast.mia.get("/health/live").await.is(200);
    println!("all connections held: 503 after {} ms", took.as_millis());
    assert!(took < GENEROUS, "{took:?}");
}
