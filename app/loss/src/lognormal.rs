//! The lognormal distribution of what one event costs, from a calibrated 90 % interval or through two points of a curve
//! (scoring.md 1.4), with and without a credible maximum that truncates it.

use crate::{
    Anchor,
    normal::{self, Z90},
};

/// exp of a normal with mean `mu` and standard deviation `sigma`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    /// Logarithm of the median.
    pub mu: f64,
    /// Above 0.
    pub sigma: f64,
}

impl Lognormal {
    /// With this 5th and 95th percentile, 0 < p05 < p95.
    pub fn from_interval(p05: f64, p95: f64) -> Self {
        let (low, high) = (libm::log(p05), libm::log(p95));
        Self { mu: f64::midpoint(low, high), sigma: (high - low) / (2.0 * Z90) }
    }

    /// Exceeding each of two amounts with its chance: the tolerance as a curve, for drawing only. `None` where no
    /// lognormal does that: an amount of 0, or chances that do not fall.
    pub fn through(one: Anchor, other: Anchor) -> Option<Self> {
        let (less, more) = if one.amount <= other.amount { (one, other) } else { (other, one) };
        let z = |anchor: Anchor| -normal::quantile(anchor.probability);
        let sigma = (libm::log(more.amount) - libm::log(less.amount)) / (z(more) - z(less));
        let mu = libm::log(less.amount) - sigma * z(less);
        (sigma.is_finite() && sigma > 0.0 && mu.is_finite()).then_some(Self { mu, sigma })
    }

    /// exp(mu).
    pub fn median(self) -> f64 {
        libm::exp(self.mu)
    }

    /// exp(mu + sigma²/2).
    pub fn mean(self) -> f64 {
        libm::exp(self.mu + 0.5 * self.sigma * self.sigma)
    }

    /// E[X²] = exp(2 mu + 2 sigma²).
    pub fn second_moment(self) -> f64 {
        libm::exp(2.0 * self.mu + 2.0 * self.sigma * self.sigma)
    }

    /// P(X > x).
    pub fn exceedance(self, x: f64) -> f64 {
        if x <= 0.0 { 1.0 } else { normal::distribution(-self.standard(x)) }
    }

    /// The x with P(X <= x) = p.
    pub fn quantile(self, p: f64) -> f64 {
        libm::exp(self.mu + self.sigma * normal::quantile(p))
    }

    /// The mean of what is not above `max`: exp(mu + sigma²/2) Φ(k − sigma) / Φ(k) with k = (ln max − mu)/sigma.
    pub fn truncated_mean(self, max: f64) -> f64 {
        let k = self.standard(max);
        self.mean() * normal::distribution(k - self.sigma) / normal::distribution(k)
    }

    /// E[X²] of what is not above `max`.
    pub fn truncated_second_moment(self, max: f64) -> f64 {
        let k = self.standard(max);
        self.second_moment() * normal::distribution(k - 2.0 * self.sigma) / normal::distribution(k)
    }

    /// Where x stands in the normal distribution of the logarithms.
    pub(crate) fn standard(self, x: f64) -> f64 {
        (libm::log(x) - self.mu) / self.sigma
    }
}
