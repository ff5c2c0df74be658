//! What a simulation says, with full precision: rounding is for screens. The JSON of `concord simulate` is made of it.

use serde::{Deserialize, Serialize};

/// The result of one simulation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Without any condition.
    pub inherent: Figures,
    /// With the conditions; the same years, the same events.
    pub residual: Figures,
    /// Value less loss; `None` where no value was given.
    pub net: Option<NetPair>,
    /// (ALE before − ALE after − cost) / cost; `None` where conditions cost nothing.
    pub rosi: Option<f64>,
    /// Whether the curve lies at or below every anchor; `None` where no tolerance was given.
    pub within_tolerance: Option<Pair<bool>>,
    /// Each scenario for itself, in the order of the input.
    #[serde(default)]
    pub scenarios: Vec<ScenarioLoss>,
    /// If the worst horizons of all scenarios fell together; `None` where there is one scenario.
    #[serde(default)]
    pub comonotonic: Option<Pair<Sensitivity>>,
    /// Name and version of the engine.
    pub engine: String,
    /// As in the input.
    pub seed: u64,
    /// As in the input.
    pub simulations: u32,
    /// SHA-256 of the canonical JSON of the input, in hexadecimal.
    pub input_hash: String,
    /// SHA-256 of the result in cents, in hexadecimal.
    pub hash: String,
}

/// Before and after conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair<T> {
    /// Before.
    pub inherent: T,
    /// After.
    pub residual: T,
}

/// [`Net`] twice.
pub type NetPair = Pair<Net>;

/// The losses of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Mean loss of a horizon.
    pub ale: f64,
    /// Standard deviation.
    pub sd: f64,
    /// Part of the horizons without any loss.
    pub p_zero: f64,
    /// Quantiles (type 7).
    pub var: Levels,
    /// Expected shortfall.
    pub es: Tail,
    /// `[x, P(S > x), low, high]`: the curve with its 95 % band.
    pub exceedance: Vec<[f64; 4]>,
    /// How much the figures would move with another seed.
    pub standard_error: Deviation,
}

/// Quantiles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Levels<T = f64> {
    /// Three in four horizons cost at most this.
    #[serde(rename = "75")]
    pub p75: T,
    /// Nine in ten.
    #[serde(rename = "90")]
    pub p90: T,
    /// Nineteen in twenty.
    #[serde(rename = "95")]
    pub p95: T,
    /// Ninety-nine in a hundred.
    #[serde(rename = "99")]
    pub p99: T,
    /// 999 in a thousand.
    #[serde(rename = "99.9")]
    pub p999: T,
}

/// Means of the worst horizons.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tail {
    /// Of the worst twentieth.
    #[serde(rename = "95")]
    pub p95: f64,
    /// Of the worst hundredth.
    #[serde(rename = "99")]
    pub p99: f64,
}

/// Standard errors, and for quantiles the 95 % interval from order statistics.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deviation {
    /// Of the mean.
    pub ale: f64,
    /// Of the part without loss.
    pub p_zero: f64,
    /// Low and high of each quantile.
    pub var: Levels<[f64; 2]>,
    /// Of the expected shortfall (Manistre and Hancock).
    pub es: Tail,
}

/// Value less loss (and, after conditions, less their cost).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Net {
    /// Mean.
    pub mean: f64,
    /// Chance of losing money.
    pub p_negative: f64,
    /// One in twenty horizons ends below this.
    pub p05: f64,
    /// Expected value for each euro of expected shortfall at 95 %; `None` where nothing can be lost.
    #[serde(default)]
    pub value_per_es95: Option<f64>,
    /// How much the figures would move with another seed.
    pub standard_error: NetDeviation,
}

/// Standard errors, and the 95 % interval of the quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetDeviation {
    /// Of the mean.
    pub mean: f64,
    /// Of the chance.
    pub p_negative: f64,
    /// Low and high.
    pub p05: [f64; 2],
}

/// The mean loss of one scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioLoss {
    /// As in the input.
    pub id: String,
    /// Mean loss of a horizon.
    pub ale: Pair<f64>,
    /// Of the mean.
    pub standard_error: Pair<f64>,
}

/// What a sum would be if its parts moved together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Quantiles.
    pub var: Levels,
    /// Expected shortfall.
    pub es: Tail,
}
