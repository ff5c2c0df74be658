//! The figures of one run with their errors (scoring.md 1.4): mean, deviation, quantiles of type 7, expected shortfall that
//! is right with a mass at zero, and the curve. Averaging "all losses at or above the quantile" is wrong where it is 0: with a
//! chance of 0.005 it gives 806 where the expected shortfall is 80,699.

use crate::{
    Deviation, Figures, Levels, Tail, exceedance,
    sample::{Place, Sample},
};

impl<T> Levels<T> {
    pub(crate) fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Levels<U> {
        Levels {
            p75: change(&self.p75),
            p90: change(&self.p90),
            p95: change(&self.p95),
            p99: change(&self.p99),
            p999: change(&self.p999),
        }
    }
}

const LEVELS: Levels = Levels { p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999 };

/// The figures of losses, one for each simulated horizon; at least one, each finite and 0 or more. The curve is taken at
/// the `thresholds`, or at a grid from the losses where there are none.
pub fn figures(losses: &[f64], thresholds: &[f64]) -> Figures {
    let mut sample = Sample::of_losses(losses);
    let grid = if thresholds.is_empty() { exceedance::grid(&sample) } else { thresholds.to_vec() };
    summary(&mut sample, &grid)
}

/// The figures at these thresholds, also if there are none.
pub(crate) fn summary(sample: &mut Sample, thresholds: &[f64]) -> Figures {
    let (var, es, deviation) = tail(sample);
    Figures {
        ale: sample.mean(),
        sd: sample.sd(),
        p_zero: sample.p_zero(),
        var,
        es,
        exceedance: exceedance::curve(sample, thresholds),
        standard_error: deviation,
    }
}

/// Arranges the sample and reads quantiles, shortfalls and errors.
pub(crate) fn tail(sample: &mut Sample) -> (Levels, Tail, Deviation) {
    let n = sample.len();
    let places = LEVELS.map(|level| Place::of(*level, n));
    sample.arrange(&[places.p75, places.p90, places.p95, places.p99, places.p999], Some(places.p95));
    let var = places.map(|place| sample.quantile(*place));
    let shortfall = |level: f64, var: f64| Shortfall::of(sample, level, var, places.p95);
    let (p95, p99) = (shortfall(LEVELS.p95, var.p95), shortfall(LEVELS.p99, var.p99));
    let p_zero = sample.p_zero();
    let deviation = Deviation {
        ale: sample.sd() / libm::sqrt(n as f64),
        p_zero: libm::sqrt(p_zero * (1.0 - p_zero) / n as f64),
        var: places.map(|place| sample.interval(*place)),
        es: Tail { p95: p95.error, p99: p99.error },
    };
    (var, Tail { p95: p95.mean, p99: p99.mean }, deviation)
}

struct Shortfall {
    mean: f64,
    error: f64,
}

impl Shortfall {
    /// `( E[S 1{S > VaR}] + VaR (P(S <= VaR) − a) ) / (1 − a)`, with the error of Manistre and Hancock (2005).
    fn of(sample: &Sample, level: f64, var: f64, sorted: Place) -> Self {
        let n = sample.len() as f64;
        let above = sample.above(var, sorted);
        let count = above.len() as f64;
        let sum: f64 = above.clone().sum();
        let mean = (sum / n + var * ((n - count) / n - level)) / (1.0 - level);
        let variance = if count < 2.0 {
            0.0
        } else {
            let centre = sum / count;
            above.map(|loss| (loss - centre) * (loss - centre)).sum::<f64>() / (count - 1.0)
        };
        let beyond = mean - var;
        Self { mean, error: libm::sqrt((variance + level * beyond * beyond) / (n * (1.0 - level))) }
    }
}
