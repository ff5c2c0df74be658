//! Inputs that several tests start from, and what "within four standard errors" means.

use loss::{Checked, Input, Interval, Scenario, Spread, check};

pub const MILLION: u32 = 1_000_000;

pub const fn interval(p05: f64, p95: f64) -> Interval {
    Interval { p05, p95, max: None }
}

pub const fn pert(low: f64, mode: f64, high: f64) -> Spread {
    Spread::Pert { low, mode, high, shape: 4.0 }
}

pub fn scenario(id: &str, rate: Spread, loss: Interval) -> Scenario {
    Scenario { id: id.to_owned(), rate, loss, secondary: None, residual: None }
}

pub fn input(scenarios: Vec<Scenario>, simulations: u32) -> Input {
    Input {
        scenarios,
        value: None,
        cost: 0.0,
        years: 1.0,
        simulations,
        seed: 42,
        thresholds: Vec::new(),
        tolerance: Vec::new(),
    }
}

/// scoring.md 2.1, first row.
pub fn takeover(simulations: u32) -> Input {
    input(vec![scenario("SM takeover", Spread::Constant(0.4), interval(20_000.0, 500_000.0))], simulations)
}

pub fn checked(input: Input) -> Checked {
    check(input).expect("a sound input")
}

#[track_caller]
pub fn near(found: f64, expected: f64, error: f64) {
    let away = (found - expected).abs() / error.max(1e-300);
    assert!(away <= 4.0, "{found} is {away:.1} standard errors of {error} away from {expected}");
}

#[track_caller]
pub fn equal(found: f64, expected: f64, digits: f64) {
    let away = ((found - expected) / expected.abs().max(1e-300)).abs();
    assert!(away <= digits, "{found} differs from {expected} by {away:e}");
}
