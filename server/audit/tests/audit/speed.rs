//! Figures of security.md T7, printed and not asserted: a machine under load must not fail a test. Only the size of a
//! receipt's proof is a promise that no load can break.

use std::time::Instant;

use audit::{Edge, PrivateRows, Prover, append, verify_export};

use crate::log::{Log, entry, vkeys};

/// Seconds on the wall, and on the processor where Linux tells: with a busy machine the second is the program's own.
struct Stopwatch(Instant, Option<u64>);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "it measures")]
    fn start() -> Self {
        Self(Instant::now(), Self::processor())
    }

    fn processor() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok()
    }

    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    fn stop(self, what: &str, count: usize) {
        let wall = self.0.elapsed().as_secs_f64();
        let own = self.1.zip(Self::processor()).map_or(wall, |(began, ended)| (ended - began) as f64 / 1e9);
        let (on_wall, on_processor) = (count as f64 / wall, count as f64 / own);
        println!("{what}: {count}, {on_wall:.0} a second on the wall, {on_processor:.0} on the processor");
    }
}

fn measure(count: usize) {
    let entries: Vec<_> = (0..count).map(entry).collect();
    let watch = Stopwatch::start();
    let mut edge = Edge::default();
    for (entry, private) in entries.iter().cloned() {
        append(&mut edge, entry, private.as_ref()).expect("an entry");
    }
    watch.stop("append", count);
    drop(entries);
    let log = Log::of(count);
    let bytes: usize = log.entries.iter().map(|row| row.body.len()).sum();
    println!("{} bytes in a body on average, a checkpoint every {}", bytes / count, crate::log::INTERVAL);
    let rows = log.rows();
    let watch = Stopwatch::start();
    let checkpoints = audit::Checkpoints::open(log.stored(), [], &vkeys()).expect("signed");
    watch.stop("open checkpoints", log.checkpoints.len());
    let watch = Stopwatch::start();
    let mut verifier = audit::Verifier::new(log.head(), &checkpoints, PrivateRows::Complete);
    for row in &rows {
        verifier.entry(row);
    }
    assert!(verifier.finish().is_ok());
    watch.stop("verify entries", count);
    let export = log.export(PrivateRows::Complete);
    let watch = Stopwatch::start();
    assert!(verify_export(export.as_bytes(), [], &vkeys()).is_ok());
    watch.stop("verify an export, checkpoints included", count);
    let leaves: Vec<_> = log.leaves().collect();
    let watch = Stopwatch::start();
    let prover = Prover::inclusion(count as u64 / 3, count as u64).expect("in range");
    let proof = prover.over(leaves).expect("leaves");
    watch.stop("prove one entry from all leaves", count);
    assert!(proof.len() <= 20);
}

#[test]
fn a_log_of_a_hundred_thousand_entries() {
    measure(100_000);
}

#[test]
#[ignore = "soak: half a minute and a gigabyte"]
fn a_log_of_a_million_entries() {
    measure(1_000_000);
}
