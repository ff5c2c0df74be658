//! Mean and standard deviation of a scenario in closed form, without simulating: `E[S] = E[Λ] E[X]` and
//! `Var[S] = E[Λ] E[X²] + Var[Λ E[X | horizon]]` (scoring.md 1.4), extended by secondary loss and by what conditions leave,
//! which are drawn once for each horizon and independently of each other. The mean of the rate counts, not its mode.

use crate::{Pair, Pert, Scenario, amount::Amount};

/// Of the loss of one horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// E[S].
    pub mean: f64,
    /// Standard deviation of S.
    pub sd: f64,
}

/// Before and after conditions, over a horizon of so many years.
pub fn moments(scenario: &Scenario, years: f64) -> Pair<Moments> {
    let whole = Pert::constant(1.0);
    let (freq, mag) =
        scenario.residual.map_or((whole, whole), |residual| (residual.freq.pert(), residual.mag.pert()));
    Pair { inherent: of(scenario, years, &whole, &whole), residual: of(scenario, years, &freq, &mag) }
}

fn of(scenario: &Scenario, years: f64, freq: &Pert, mag: &Pert) -> Moments {
    let rate = scenario.rate.pert();
    let loss = Amount::from(&scenario.loss);
    let (chance, reaction) =
        scenario.secondary.map_or((Pert::constant(0.0), Amount::Constant(0.0)), |secondary| {
            (secondary.probability.pert(), Amount::from(&secondary.loss))
        });
    let first = loss.mean() + chance.mean() * reaction.mean();
    let second = loss.second_moment()
        + chance.mean() * (2.0 * loss.mean() * reaction.mean() + reaction.second_moment());
    let events = rate.mean() * freq.mean() * years;
    let mean = events * mag.mean() * first;
    // The mean of a horizon, given what was drawn for it, is itself random.
    let given = first * first + chance.variance() * reaction.mean() * reaction.mean();
    let square = years * years * rate.second_moment() * freq.second_moment() * mag.second_moment() * given;
    let variance = events * mag.second_moment() * second + (square - mean * mean).max(0.0);
    Moments { mean, sd: libm::sqrt(variance) }
}
