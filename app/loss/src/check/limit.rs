//! The bounds of an input. Beyond them is a typing error or a question that no simulation answers better; within them
//! nothing overflows and nothing hangs.

/// Simulated horizons of one call.
pub const SIMULATIONS: u32 = 20_000_000;
/// Scenarios of one call.
pub const SCENARIOS: usize = 100;
/// Characters of a scenario's id.
pub const ID: usize = 200;
/// Points of the curve.
pub const THRESHOLDS: usize = 1000;
/// Anchors of a tolerance.
pub const ANCHORS: usize = 10;
/// Euros.
pub const AMOUNT: f64 = 1e12;
/// Events a year.
pub const RATE: f64 = 1e6;
/// Years of the horizon.
pub const YEARS: f64 = 100.0;
/// Weight of the mode of a PERT.
pub const SHAPE: f64 = 1000.0;
/// Upper over lower end of an interval: beyond it the mean is millions of times the median.
pub const RATIO: f64 = 1e9;
/// Steps of work of one call, of a few nanoseconds each.
pub const STEPS: f64 = 4e9;
