//! A7: browsers hang up at every moment of a change, over a real socket. No connection keeps a transaction open, every
//! change is there as a whole or not at all, and sending again does what is missing and nothing twice.

use std::{net::SocketAddr, time::Duration};

use domain::{id::CaseNumber, language::Language};
use serde_json::Value;
use server::store::{self, Db};
use tests::{Cast, Client};
use tokio::{io::AsyncWriteExt as _, net::TcpStream, task::JoinSet};

const TIMES: usize = 100;
const SOAK: usize = 1_000;
/// How many browsers there are.
const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_hangs_up_leaves_nothing_half_done() {
    hang_up(TIMES).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes minutes; part of make soak"]
async fn soak_whoever_hangs_up_leaves_nothing_half_done() {
    hang_up(SOAK).await;
}

#[expect(clippy::disallowed_macros, reason = "the figure is what the test is run for")]
async fn hang_up(times: usize) {
    let cast = Cast::new(Language::De).await;
    let address = cast.app.listen().await;
    let new = [("tool", "Gartenfunk")];

    // Under a key: sending again gives the answer that nobody waited for.
    let begun =
        |place: usize| (cast.mia.raw(Some(&format!("new-{place}")), "/requests/new", &new), pause(place));
    at_once(address, (0..times).map(begun).collect()).await;
    for place in 0..times {
        cast.mia.post_under(&format!("new-{place}"), "/requests/new", &new).await.is(303);
    }
    assert_eq!(cast.app.kept().await.cases(), times, "each request exactly once");

    // Without a key: the version lets the second one find out that it was done.
    let discard = |place: usize| format!("/cases/{}/discard", place + 1);
    let seen = [("version", "1")];
    let thrown = |place: usize| (cast.mia.raw(None, &discard(place), &seen), pause(place));
    at_once(address, (0..times).map(thrown).collect()).await;
    let mut done = 0;
    for place in 0..times {
        let answer = cast.mia.post(&discard(place), &seen).await;
        assert!(matches!(answer.status, 303 | 409), "{}", answer.status);
        done += usize::from(answer.status == 409);
    }
    for number in 1..=times {
        assert_eq!(whole(&cast, number).await, ("discarded".to_owned(), 2, 2), "case {number}");
    }
    assert_eq!(in_transaction(&cast.app.shared().db).await, 0);
    for _ in 0..times {
        cast.mia.see("/start").await;
        another(&cast.mia).await;
    }
    println!("{times} hang-ups twice: of the second, {done} had done their work before they were sent again");
}

/// From before the first byte of work to after the answer.
fn pause(place: usize) -> Duration {
    Duration::from_micros((u64::try_from(place).unwrap_or_default() * 617) % 30_000)
}

async fn at_once(address: SocketAddr, requests: Vec<(String, Duration)>) {
    let mut browsers: Vec<Vec<(String, Duration)>> = vec![Vec::new(); AT_ONCE];
    for (place, request) in requests.into_iter().enumerate() {
        browsers[place % AT_ONCE].push(request);
    }
    let mut running = JoinSet::new();
    for requests in browsers {
        running.spawn(async move {
            for (request, pause) in requests {
                let mut stream = TcpStream::connect(address).await.expect("a connection");
                stream.write_all(request.as_bytes()).await.expect("sent");
                tokio::time::sleep(pause).await;
                drop(stream);
            }
        });
    }
    running.join_all().await;
}

async fn another(client: &Client) {
    client.post("/requests/new", &[("tool", "Gartenfunk")]).await.is(303);
}

/// State, version and number of events of a case.
async fn whole(cast: &Cast, number: usize) -> (String, i64, usize) {
    let number = CaseNumber(i64::try_from(number).expect("a number"));
    let mut source = cast.app.shared().db.reader();
    let file = store::case::load::<Value>(&mut source, number).await.expect("a case").expect("it is there");
    let events = store::event::of_case::<Value>(&mut source, number).await.expect("events").len();
    (file.line.state, file.line.version, events)
}

/// Connections that wait inside a transaction. On SQLite the only one that writes would stop every further change.
async fn in_transaction(db: &Db) -> i64 {
    const IDLE: &str = "SELECT COUNT(*) FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    match db {
        Db::Sqlite { .. } => 0,
        Db::Postgres { read, .. } => sqlx::query_scalar(IDLE).fetch_one(read).await.expect("a number"),
    }
}
