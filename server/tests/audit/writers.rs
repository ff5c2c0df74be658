//! T6: many writers at once, and the log has no gap; on PostgreSQL none of them waits for another for ever. What it costs
//! (T7) is printed.

use std::time::Instant;

use server::store::{
    self, Error,
    trail::{self, Act, By},
};

use crate::{
    contract::Base,
    raw::{replay, size, snapshot},
};

/// Every writer closes and opens a row of its own, or the one that all share.
async fn write_at_once(base: &Base, writers: usize, each: usize) {
    let shared = base.person("shared@berg.example").await;
    let mut own = Vec::new();
    for writer in 0..writers {
        own.push(base.person(&format!("p{writer}@berg.example")).await);
    }
    let before = size(base).await;
    let tasks: Vec<_> = own
        .into_iter()
        .map(|person| {
            let db = base.db.clone();
            tokio::spawn(async move {
                for round in 0..each {
                    // The pool's queue is bounded in time: whoever waits too long asks again.
                    loop {
                        let (one, two) = if round % 2 == 0 { (person, shared) } else { (shared, person) };
                        let done = db.write(move |tx| {
                            Box::pin(async move {
                                store::person::set_password(tx, one, format!("{round}")).await?;
                                if one == shared {
                                    store::person::set_password(tx, two, format!("{round}!")).await?;
                                }
                                tx.record(Act::of(By::Person(person), "test.write", trail::person(one)));
                                Ok::<_, Error>(())
                            })
                        });
                        match done.await {
                            Ok(()) => break,
                            Err(error) => assert!(error.is_busy(), "{error}"),
                        }
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no panic");
    }
    let made = i64::try_from(writers * each).expect("small");
    assert_eq!(size(base).await - before, made, "one entry for each change");
    assert!(replay(base).await.holds());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_at_once_leave_a_log_without_a_gap() {
    for base in Base::all().await {
        write_at_once(&base, 64, 5).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes a minute; part of make soak"]
#[expect(clippy::disallowed_methods, reason = "the time is printed, never asserted")]
async fn soak_of_64_writers_with_200_changes_each() {
    for base in Base::all().await {
        let begun = Instant::now();
        write_at_once(&base, 64, 200).await;
        let wrote = begun.elapsed();
        let begun = Instant::now();
        let verified = trail::verify(&mut snapshot(&base).await, &[], &audit::Vkeys::default()).await;
        let entries = verified.expect("an answer").expect("whole").entries;
        println!(
            "12,800 changes by 64 writers in {wrote:?}; {entries} entries verified in {:?}",
            begun.elapsed()
        );
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the time is printed, never asserted")]
async fn what_an_entry_costs_is_printed() {
    const ROUNDS: usize = 100;
    for base in Base::all().await {
        let ada = base.person("ada@berg.example").await;
        let mut medians = Vec::new();
        for logged in [false, true] {
            let mut times = Vec::new();
            for round in 0..ROUNDS {
                let begun = Instant::now();
                base.db
                    .write(move |tx| {
                        Box::pin(async move {
                            // A row that is not audited, or one that is.
                            if logged {
                                store::person::set_password(tx, ada, format!("{round}")).await?;
                                tx.record(Act::of(ada, "test.write", trail::person(ada)));
                            } else {
                                store::case::next_number(tx).await?;
                            }
                            Ok::<_, Error>(())
                        })
                    })
                    .await
                    .expect("written");
                times.push(begun.elapsed());
            }
            times.sort_unstable();
            medians.push(times[ROUNDS / 2]);
        }
        println!(
            "a transaction takes {:?} without an entry and {:?} with one (median)",
            medians[0], medians[1]
        );
    }
}
