//! The audit log: what an entry adds to a transaction, and how long a log of this size is verified and a receipt is made
//! from it (security.md 5.7, T7: at most one millisecond, at least 200,000 entries a second, at most two seconds).
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::time::Duration;

use audit::{LogKey, Vkeys};
use domain::{
    id::{CaseNumber, PersonId},
    person::Role,
    time::Time,
};
use server::{
    signer::Signer,
    store::{
        self, Db, Error,
        trail::{self, Act},
    },
};

use crate::{kept, office::Office, time};

/// Transactions of each kind.
const EACH: usize = 300;

/// Measures and tells, on this file; it grows by a few entries.
pub async fn run(size: usize) {
    let office = Office::on(&kept::address(&kept::database(size).await)).await;
    let (db, (person, _)) = (office.db(), office.person(Role::Admin, true).await);
    let (mut plain, mut logged) = (Vec::new(), Vec::new());
    for round in 0..EACH {
        plain.push(write(&db, person, round, false).await);
        logged.push(write(&db, person, round, true).await);
    }
    let ((plain, _), (logged, _)) = (time::told(plain), time::told(logged));
    println!("\nthe audit log at {size} cases");
    println!(
        "  a transaction without an entry {plain:7.3} ms, with one {logged:.3} ms: {:.3} ms more",
        logged - plain
    );

    let key = LogKey::from_seed("bench.example/audit", &[7; 32]).expect("a name");
    let vkeys = Vkeys::from_iter([key.vkey().clone()]);
    Signer::new(key, None).sign(&db, Time(1)).await.expect("signed");
    let mut source = db.snapshot().await.expect("a moment");
    let (took, verified) = time::of(trail::verify(&mut source, &[], &vkeys)).await;
    let entries = verified.expect("an answer").expect("whole").entries;
    let rate = Duration::from_secs(entries).as_secs_f64() / took.as_secs_f64();
    println!("  {entries} entries verified in {:.2} s: {rate:.0} a second", took.as_secs_f64());
    let number = CaseNumber(i64::try_from(size / 3).unwrap_or(1));
    let (took, receipt) = time::of(trail::receipt(&mut source, number)).await;
    receipt.expect("an answer").expect("a receipt").verify(&vkeys).expect("true");
    println!("  a receipt out of {entries} entries in {:.2} s", took.as_secs_f64());
}

async fn write(db: &Db, person: PersonId, round: usize, logged: bool) -> Duration {
    let done = db.write(move |tx| {
        Box::pin(async move {
            if logged {
                store::person::set_password(tx, person, format!("{round}")).await?;
                tx.record(Act::of(person, "bench.write", trail::person(person)));
            } else {
                store::case::next_number(tx).await?;
            }
            Ok::<_, Error>(())
        })
    });
    let (took, done) = time::of(done).await;
    done.expect("written");
    took
}
