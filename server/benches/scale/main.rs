//! Stub.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "the output of a command; time is what is measured"
)]

use domain::time::Day;
use server::{
    fixture,
    store::{Db, migrate},
};

fn main() {
    let cases: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let path = std::env::args().nth(2).unwrap_or_else(|| "/tmp/SCALE-f.db".into());
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(async {
        let url = if path.starts_with("postgres") { path } else { format!("sqlite://{path}") };
        let db = Db::open(&url).await.unwrap();
        migrate::run(&db).await.unwrap();
        let start = std::time::Instant::now();
        let made = fixture::fill(
            &db,
            fixture::Ask { cases, seed: 1, today: Day { year: 2026, month: 11, day: 18 } },
        )
        .await
        .unwrap();
        println!("{made} in {:.1} s", start.elapsed().as_secs_f64());
    });
}
