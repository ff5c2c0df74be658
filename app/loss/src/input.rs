//! What is simulated. Amounts are euros and rates are events a year, as f64, because the engine works in them; stored
//! money is cents or whole euros elsewhere. The JSON of `concord simulate` (scoring.md 2.4) is exactly this.

use serde::{Deserialize, Serialize};

/// One simulation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// At least one, each id once.
    pub scenarios: Vec<Scenario>,
    /// Gross margin over the same years; low may be negative.
    pub value: Option<Spread>,
    /// What the conditions cost over one year.
    pub cost: f64,
    /// Horizon.
    pub years: f64,
    /// Simulated horizons, 1 to 20,000,000.
    pub simulations: u32,
    /// Makes the run repeatable.
    pub seed: u64,
    /// Amounts at which the curve is asked for.
    pub thresholds: Vec<f64>,
    /// What is tolerated: at most this chance of losing more than this amount.
    pub tolerance: Vec<Anchor>,
}

/// Something bad that costs money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Free text; makes the stream of random numbers.
    pub id: String,
    /// Events a year.
    pub rate: Spread,
    /// What one event costs.
    pub loss: Interval,
    /// What others' reactions to one event cost, sometimes.
    pub secondary: Option<Secondary>,
    /// What conditions leave.
    pub residual: Option<Remaining>,
}

/// A constant, or a PERT of low, most likely and high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Spread {
    /// Always this.
    Constant(f64),
    /// Somewhere between.
    Pert {
        /// Never less.
        low: f64,
        /// Most likely.
        mode: f64,
        /// Never more.
        high: f64,
        /// Weight of the mode; 4 when it is not said.
        #[serde(default = "shape")]
        shape: f64,
    },
}

const fn shape() -> f64 {
    4.0
}

/// A 90 % interval of a lognormal amount; equal ends make a constant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// One in twenty is less.
    pub p05: f64,
    /// One in twenty is more.
    pub p95: f64,
    /// It cannot cost more: a statutory cap, an insured limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

/// Loss from the reaction of others, with its own chance per event.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Secondary {
    /// 0 to 1.
    pub probability: Spread,
    /// What it costs then.
    pub loss: Interval,
}

/// What conditions leave of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remaining {
    /// Of how often it happens.
    pub freq: Share,
    /// Of what one event costs.
    pub mag: Share,
}

/// A part from 0 to 1: a constant, or low, most likely, high (PERT with weight 4).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Share {
    /// Always this.
    Constant(f64),
    /// Somewhere between.
    Range([f64; 3]),
}

/// At most `probability` for losing more than `amount`; written `[0.1, 100000]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "(f64, f64)", into = "(f64, f64)")]
pub struct Anchor {
    /// 0 to 1, both excluded.
    pub probability: f64,
    /// Euros.
    pub amount: f64,
}

impl From<(f64, f64)> for Anchor {
    fn from((probability, amount): (f64, f64)) -> Self {
        Self { probability, amount }
    }
}

impl From<Anchor> for (f64, f64) {
    fn from(anchor: Anchor) -> Self {
        (anchor.probability, anchor.amount)
    }
}
