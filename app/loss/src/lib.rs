//! What a bad year costs (scoring.md 1.4 and 3). A crate of its own, because it is optimised in development builds too,
//! compiles to wasm32 for the proof that every machine computes the same bits, and knows nothing of cases: it takes an
//! [`Input`] in euros and gives an [`Outcome`] in euros. No platform mathematics (`f64::exp` and the like differ between
//! systems; `libm` does not), no clock, no randomness but the seed.

#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]

mod amount;
mod check;
mod count;
mod exceedance;
mod exponential;
mod figures;
mod hash;
mod input;
mod lognormal;
mod memo;
mod moments;
mod net;
mod normal;
mod outcome;
mod pert;
mod portfolio;
mod run;
mod sample;
mod simulate;
mod stream;
mod susceptibility;
mod tolerance;

pub use check::{Checked, Fault, FaultCode, check, limit, most_simulations, simulations_within};
pub use figures::figures;
pub use hash::{canonical, fingerprint, input_hash};
pub use input::{Anchor, Input, Interval, Remaining, Scenario, Secondary, Share, Spread};
pub use lognormal::Lognormal;
pub use memo::Memo;
pub use moments::{Moments, moments};
pub use normal::{distribution as normal_distribution, quantile as normal_quantile};
pub use outcome::{
    Deviation, Figures, Levels, Net, NetDeviation, NetPair, Outcome, Pair, ScenarioLoss, Sensitivity, Tail,
};
pub use pert::Pert;
pub use portfolio::{Portfolio, PortfolioFault, portfolio};
pub use run::{Losses, losses};
pub use simulate::simulate;
pub use susceptibility::susceptibility;

/// Name and version of the engine. The number changes when any result changes by a bit.
pub const VERSION: &str = "concord-loss 1";
