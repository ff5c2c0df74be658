//! Order statistics of simulated horizons without sorting all of them. Numbers are kept as integers in the same order, so
//! that a horizon without loss takes no place, comparing is cheap and equal bits mean equal results; of the rest only what
//! a quantile needs is put in its place, and the tail is sorted. What is summed is summed in a fixed order, chunk by
//! chunk or ascending, never in the order that a selection happens to leave.

use crate::{normal::Z95, stream::CHUNK};

/// Where a quantile lies among n numbers, as ranks from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    below: usize,
    above: usize,
    between: f64,
    low: usize,
    high: usize,
}

impl Place {
    /// Type 7 (Hyndman and Fan; numpy's and R's default), and the ranks of its 95 % interval from order statistics.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ranks are clamped to 0..n")]
    pub(crate) fn of(level: f64, n: usize) -> Self {
        let last = n - 1;
        let h = last as f64 * level;
        let below = libm::floor(h) as usize;
        let (expected, spread) = (n as f64 * level, Z95 * libm::sqrt(n as f64 * level * (1.0 - level)));
        let rank = |from_one: f64| (from_one.max(1.0) as usize - 1).min(last);
        Self {
            below,
            above: (below + 1).min(last),
            between: h - below as f64,
            low: rank(libm::floor(expected - spread)),
            high: rank(libm::ceil(expected + spread) + 1.0),
        }
    }
}

/// n numbers, of which the zeros are only counted.
pub(crate) struct Sample {
    n: usize,
    zeros: usize,
    keys: Vec<u64>,
    sum: f64,
    squares: f64,
}

impl Sample {
    /// Of numbers that are 0 or more; at least one.
    pub(crate) fn of_losses(losses: &[f64]) -> Self {
        let mut keys = vec![0; losses.len()];
        let mut found = 0;
        let mut sum = 0.0;
        for chunk in losses.chunks(CHUNK) {
            let mut part = 0.0;
            for loss in chunk {
                part += loss;
                keys[found] = key(*loss);
                found += usize::from(*loss > 0.0);
            }
            sum += part;
        }
        keys.truncate(found);
        Self::new(losses.len(), keys, sum)
    }

    /// Of any finite numbers; at least one.
    pub(crate) fn of_any(values: Vec<f64>) -> Self {
        let sum = values.chunks(CHUNK).map(|chunk| chunk.iter().sum::<f64>()).sum();
        Self::new(values.len(), values.into_iter().map(key).collect(), sum)
    }

    /// Of n numbers of which these are not 0, in the order of the simulations.
    pub(crate) fn of_positive(n: usize, positive: &[f64]) -> Self {
        let sum = positive.chunks(CHUNK).map(|chunk| chunk.iter().sum::<f64>()).sum();
        Self::new(n, positive.iter().map(|value| key(*value)).collect(), sum)
    }

    fn new(n: usize, keys: Vec<u64>, sum: f64) -> Self {
        let mean = sum / n as f64;
        let square = |key: &u64| {
            let away = value(*key) - mean;
            away * away
        };
        let zeros = n - keys.len();
        let found: f64 = keys.chunks(CHUNK).map(|chunk| chunk.iter().map(square).sum::<f64>()).sum();
        Self { n, zeros, keys, sum, squares: found + zeros as f64 * mean * mean }
    }

    /// Puts the quantiles in their places, and everything from `tail` on in order.
    pub(crate) fn arrange(&mut self, places: &[Place], tail: Option<Place>) {
        let mut ranks: Vec<usize> =
            places.iter().flat_map(|place| [place.below, place.above, place.low, place.high]).collect();
        ranks.extend(tail.map(|place| place.low.min(place.below)));
        ranks.retain(|rank| *rank >= self.zeros);
        for rank in &mut ranks {
            *rank -= self.zeros;
        }
        ranks.sort_unstable();
        ranks.dedup();
        select(&mut self.keys, 0, &ranks);
        if let Some(place) = tail {
            let start = place.low.min(place.below).saturating_sub(self.zeros);
            self.keys[start..].sort_unstable();
        }
    }

    pub(crate) fn mean(&self) -> f64 {
        self.sum / self.n as f64
    }

    /// With n − 1; 0 for a single number.
    pub(crate) fn sd(&self) -> f64 {
        if self.n < 2 { 0.0 } else { libm::sqrt(self.squares / (self.n - 1) as f64) }
    }

    pub(crate) fn p_zero(&self) -> f64 {
        self.zeros as f64 / self.n as f64
    }

    /// Of an arranged place.
    pub(crate) fn quantile(&self, place: Place) -> f64 {
        let (below, above) = (self.at(place.below), self.at(place.above));
        below + place.between * (above - below)
    }

    /// The 95 % interval of the quantile at an arranged place.
    pub(crate) fn interval(&self, place: Place) -> [f64; 2] {
        [self.at(place.low), self.at(place.high)]
    }

    fn at(&self, rank: usize) -> f64 {
        rank.checked_sub(self.zeros).and_then(|rank| self.keys.get(rank)).map_or(0.0, |key| value(*key))
    }

    /// Those above `level` among the sorted tail, ascending; `tail` is what was arranged.
    pub(crate) fn above(&self, level: f64, tail: Place) -> impl ExactSizeIterator<Item = f64> + Clone {
        let start = tail.low.min(tail.below).saturating_sub(self.zeros);
        let sorted = &self.keys[start.min(self.keys.len())..];
        let first = sorted.partition_point(|key| value(*key) <= level);
        sorted[first..].iter().map(|key| value(*key))
    }

    /// Smallest and largest of those that are not 0.
    pub(crate) fn ends(&self) -> Option<(f64, f64)> {
        let low = self.keys.iter().min()?;
        let high = self.keys.iter().max()?;
        Some((value(*low), value(*high)))
    }

    /// How many numbers lie above each of these (0 or more, ascending).
    pub(crate) fn exceeding(&self, thresholds: &[f64]) -> Vec<usize> {
        let limits: Vec<u64> = thresholds.iter().map(|threshold| key(*threshold)).collect();
        let mut counts = vec![0_usize; limits.len() + 1];
        for key in &self.keys {
            counts[limits.partition_point(|limit| limit < key)] += 1;
        }
        // counts[k]: above k thresholds exactly, so above the k-th are all later ones.
        let mut above = 0;
        for count in counts.iter_mut().rev() {
            above += *count;
            *count = above;
        }
        counts.split_off(1)
    }

    pub(crate) const fn len(&self) -> usize {
        self.n
    }
}

fn select(keys: &mut [u64], offset: usize, ranks: &[usize]) {
    let middle = ranks.len() / 2;
    let Some(rank) = ranks.get(middle) else { return };
    let (below, _, above) = keys.select_nth_unstable(rank - offset);
    select(below, offset, &ranks[..middle]);
    select(above, rank + 1, &ranks[middle + 1..]);
}

const SIGN: u64 = 1 << 63;

/// Integers in the order of `f64::total_cmp`.
#[inline]
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

#[inline]
fn value(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key ^ SIGN })
}
