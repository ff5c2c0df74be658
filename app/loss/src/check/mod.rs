//! What can be wrong with an input. Every fault names its field as a JSON pointer, so that the command line can print it
//! and a page can put it beside the field; a checked input cannot panic, hang or be absurd. All faults are found, not
//! only the first, because a form shows them together.

mod field;
pub mod limit;

use std::collections::BTreeSet;

use self::field::Faults;
use crate::{Input, Scenario, hash};

/// An input that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    input: Input,
    hash: String,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// Which kind of wrong.
    pub code: FaultCode,
    /// JSON pointer of the field, `/scenarios/0/loss/p05`.
    pub pointer: String,
    /// One English sentence for the command line.
    pub message: String,
}

/// Kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// Something that must not be empty is.
    Empty,
    /// Not a finite number, or outside its range.
    OutOfRange,
    /// Low above high, or most likely outside.
    NotAscending,
    /// An id twice.
    Duplicate,
    /// Too many simulations or events for one call.
    TooMuch,
}

impl FaultCode {
    /// A stable word for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OutOfRange => "out_of_range",
            Self::NotAscending => "not_ascending",
            Self::Duplicate => "duplicate",
            Self::TooMuch => "too_much",
        }
    }
}

impl Checked {
    /// The input.
    pub const fn input(&self) -> &Input {
        &self.input
    }

    /// SHA-256 of the canonical JSON, see [`crate::input_hash`].
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// All faults, in the order of the fields.
pub fn check(input: Input) -> Result<Checked, Vec<Fault>> {
    let mut faults = Faults::default();
    scenarios(&mut faults, &input.scenarios);
    if let Some(value) = &input.value {
        faults.spread("/value", value, -limit::AMOUNT, limit::AMOUNT);
    }
    faults.within("/cost", input.cost, 0.0, limit::AMOUNT);
    faults.above("/years", input.years, 0.0, limit::YEARS);
    if input.simulations == 0 {
        faults.add(FaultCode::OutOfRange, "/simulations", "There must be at least 1 simulation.".into());
    } else if input.simulations > limit::SIMULATIONS {
        faults.add(
            FaultCode::TooMuch,
            "/simulations",
            format!(
                "{} are more than the {} simulations of one call.",
                input.simulations,
                limit::SIMULATIONS
            ),
        );
    }
    thresholds(&mut faults, &input.thresholds);
    faults.anchors("/tolerance", &input.tolerance);
    if faults.is_empty() {
        work(&mut faults, &input);
    }
    faults.into_result()?;
    let hash = hash::input_hash(&input);
    Ok(Checked { input, hash })
}

fn scenarios(faults: &mut Faults, scenarios: &[Scenario]) {
    if scenarios.is_empty() {
        faults.add(FaultCode::Empty, "/scenarios", "There must be at least one scenario.".into());
    }
    if scenarios.len() > limit::SCENARIOS {
        faults.add(
            FaultCode::TooMuch,
            "/scenarios",
            format!("{} are more than {} scenarios.", scenarios.len(), limit::SCENARIOS),
        );
    }
    let mut known = BTreeSet::new();
    for (index, scenario) in scenarios.iter().enumerate().take(limit::SCENARIOS) {
        let at = format!("/scenarios/{index}");
        let place = format!("{at}/id");
        if scenario.id.trim().is_empty() {
            faults.add(FaultCode::Empty, &place, "The id is empty.".into());
        } else if scenario.id.chars().count() > limit::ID {
            let message = format!("The id is longer than {} characters.", limit::ID);
            faults.add(FaultCode::OutOfRange, &place, message);
        } else if !known.insert(&scenario.id) {
            faults.add(FaultCode::Duplicate, &place, format!("The id `{}` is there twice.", scenario.id));
        }
        faults.spread(&format!("{at}/rate"), &scenario.rate, 0.0, limit::RATE);
        faults.interval(&format!("{at}/loss"), &scenario.loss);
        if let Some(secondary) = &scenario.secondary {
            faults.spread(&format!("{at}/secondary/probability"), &secondary.probability, 0.0, 1.0);
            faults.interval(&format!("{at}/secondary/loss"), &secondary.loss);
        }
        if let Some(residual) = &scenario.residual {
            faults.share(&format!("{at}/residual/freq"), &residual.freq);
            faults.share(&format!("{at}/residual/mag"), &residual.mag);
        }
    }
}

fn thresholds(faults: &mut Faults, thresholds: &[f64]) {
    if thresholds.len() > limit::THRESHOLDS {
        let message = format!("{} are more than {} thresholds.", thresholds.len(), limit::THRESHOLDS);
        faults.add(FaultCode::TooMuch, "/thresholds", message);
    }
    for (index, threshold) in thresholds.iter().enumerate().take(limit::THRESHOLDS) {
        faults.within(&format!("/thresholds/{index}"), *threshold, 0.0, limit::AMOUNT);
    }
}

fn work(faults: &mut Faults, input: &Input) {
    let most = most_simulations(input);
    if input.simulations > most {
        let events: f64 = input.scenarios.iter().map(|scenario| scenario.rate.pert().mean()).sum();
        faults.add(
            FaultCode::TooMuch,
            "/simulations",
            format!(
                "{} simulations of {} scenarios with {} expected events each are too much for one call; at most \
                 {most} are possible here. Rarer events that cost more are simulated faster.",
                input.simulations,
                input.scenarios.len(),
                events * input.years,
            ),
        );
    }
}

/// How many simulations of an otherwise sound input are not too much for one call: the fewer, the more events it expects.
/// A rate that varies costs more than one that does not, and each event more than a horizon in which nothing happens.
pub fn most_simulations(input: &Input) -> u32 {
    simulations_within(input, limit::STEPS)
}

/// As [`most_simulations`] with another budget of steps; a step takes about two nanoseconds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 or more, and the cast saturates"
)]
pub fn simulations_within(input: &Input, budget: f64) -> u32 {
    let steps = |scenario: &Scenario| {
        let rate = scenario.rate.pert();
        let draws = if rate.is_constant() { 1.0 } else { 8.0 };
        let parts = [true, scenario.secondary.is_some(), scenario.residual.is_some()];
        let parts: f64 = parts.map(|present| f64::from(u8::from(present))).iter().sum();
        draws + 4.0 * parts * rate.mean() * input.years
    };
    let each: f64 = input.scenarios.iter().map(steps).sum();
    (budget / each).min(f64::from(limit::SIMULATIONS)) as u32
}
