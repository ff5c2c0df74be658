//! The loss exceedance curve: P(S > x), strictly, with the 95 % band of Wilson, which stays right where the count is small.
//! Without thresholds the grid is even on a logarithmic axis, from half the smallest loss to the largest.

use crate::{normal::Z95, sample::Sample};

/// Points of a grid that was not asked for.
const POINTS: u32 = 48;

pub(crate) fn grid(sample: &Sample) -> Vec<f64> {
    let Some((smallest, largest)) = sample.ends() else { return Vec::new() };
    // half of the smallest number there is would be zero, which has no place on this axis
    let low = libm::log((smallest / 2.0).max(f64::from_bits(1)));
    let step = (libm::log(largest) - low) / f64::from(POINTS - 1);
    let inner = (0..POINTS - 1).map(|point| libm::exp(low + step * f64::from(point)));
    inner.chain([largest]).collect()
}

/// `[x, p, low, high]` for each threshold, in its order.
pub(crate) fn curve(sample: &Sample, thresholds: &[f64]) -> Vec<[f64; 4]> {
    let mut order: Vec<usize> = (0..thresholds.len()).collect();
    order.sort_by(|one, other| thresholds[*one].total_cmp(&thresholds[*other]));
    let ascending: Vec<f64> = order.iter().map(|index| thresholds[*index]).collect();
    let counts = sample.exceeding(&ascending);
    let mut curve = vec![[0.0; 4]; thresholds.len()];
    for (index, count) in order.into_iter().zip(counts) {
        let (p, [low, high]) = proportion(count, sample.len());
        curve[index] = [thresholds[index], p, low, high];
    }
    curve
}

fn proportion(count: usize, n: usize) -> (f64, [f64; 2]) {
    let (count, n) = (count as f64, n as f64);
    let p = count / n;
    let square = Z95 * Z95;
    let centre = (p + square / (2.0 * n)) / (1.0 + square / n);
    let half = Z95 / (1.0 + square / n) * libm::sqrt(p * (1.0 - p) / n + square / (4.0 * n * n));
    (p, [(centre - half).clamp(0.0, p), (centre + half).clamp(p, 1.0)])
}
