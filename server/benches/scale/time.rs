//! The one place here that reads a clock; and how times are told: the median, because everything else on the machine only
//! adds, and the 95th of a hundred, because that is what people remember.
#![expect(clippy::disallowed_methods, reason = "time is what is measured")]

use std::time::{Duration, Instant};

/// How long this took.
pub async fn of<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let start = Instant::now();
    let value = work.await;
    (start.elapsed(), value)
}

/// Median and 95th percentile, in milliseconds.
pub fn told(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at =
        |percent: usize| times.get(times.len() * percent / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    (at(50), at(95))
}
