//! The product at 10^4, 10^5 and 10^6 cases, beside something that does the least that could be done in its place: pages
//! in a real router on a real file, beside a handler that runs the same query and writes the same bytes; decisions by the
//! service, each durable before it is answered, beside bare inserts of the same bytes under the same pragmas. Times are
//! told and not asserted; the files are kept in `target/bench`. With `postgres`: the pages alone, on a server of its own.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

mod decisions;
mod kept;
mod log;
mod office;
mod pages;
mod time;

use std::env;

/// How many cases the databases hold.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    // A smaller run for whoever works on a page: `-- queue 10000 100000`. Cargo adds an argument of its own.
    let asked: Vec<String> = env::args().skip(1).collect();
    let sizes: Vec<usize> = asked.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let postgres = asked.iter().any(|word| word == "postgres");
    let page = pages::NAMES.into_iter().position(|name| asked.iter().any(|word| word == name));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let Ok(runtime) = runtime else { return println!("no runtime") };
    runtime.block_on(async {
        if page.is_none() && !postgres {
            log::run(sizes[sizes.len() - 1]).await;
            decisions::run(&kept::database(sizes[0]).await).await;
        }
        pages::run(&sizes, page, postgres).await;
    });
}
