//! What several decisions cost together (scoring.md 1.4): horizons added index by index, as they are independent, and as
//! sensitivity the comonotonic sum, as if the worst horizons of all fell together. The mean of both is the same.

use crate::{Checked, Figures, Losses, Pair, figures, losses};

/// The losses of several inputs together.
#[derive(Clone, Debug, PartialEq)]
pub struct Portfolio {
    /// Independent of each other.
    pub independent: Pair<Figures>,
    /// All bad horizons at once.
    pub comonotonic: Pair<Figures>,
}

/// Why inputs cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortfolioFault {
    /// Nothing to add.
    #[error("there is nothing to add")]
    Empty,
    /// Horizon k of one cannot be added to horizon k of another.
    #[error("the inputs differ in simulations or in years")]
    Different,
    /// The same numbers would be drawn for both, so that they would move together.
    #[error("two inputs have the same seed and a scenario of the same id")]
    SameStream,
}

/// Adds the simulated horizons of several inputs; the curves at these thresholds, or at a grid where there are none.
pub fn portfolio(inputs: &[&Checked], thresholds: &[f64]) -> Result<Portfolio, PortfolioFault> {
    let (first, rest) = inputs.split_first().ok_or(PortfolioFault::Empty)?;
    let horizons = |checked: &Checked| (checked.input().simulations, checked.input().years.to_bits());
    if rest.iter().any(|other| horizons(other) != horizons(first)) {
        return Err(PortfolioFault::Different);
    }
    let mut streams: Vec<(u64, &str)> = inputs
        .iter()
        .flat_map(|checked| {
            let input = checked.input();
            input.scenarios.iter().map(|scenario| (input.seed, scenario.id.as_str()))
        })
        .collect();
    streams.sort_unstable();
    if streams.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(PortfolioFault::SameStream);
    }
    let mut independent = Sum::default();
    let mut comonotonic = Sum::default();
    for checked in inputs {
        let Losses { mut inherent, residual } = losses(checked);
        let mut residual = residual.unwrap_or_else(|| inherent.clone());
        independent.add(&inherent, &residual);
        inherent.sort_unstable_by(f64::total_cmp);
        residual.sort_unstable_by(f64::total_cmp);
        comonotonic.add(&inherent, &residual);
    }
    Ok(Portfolio {
        independent: independent.figures(thresholds),
        comonotonic: comonotonic.figures(thresholds),
    })
}

#[derive(Default)]
struct Sum {
    inherent: Vec<f64>,
    residual: Vec<f64>,
}

impl Sum {
    fn add(&mut self, inherent: &[f64], residual: &[f64]) {
        for (sum, losses) in [(&mut self.inherent, inherent), (&mut self.residual, residual)] {
            sum.resize(losses.len(), 0.0);
            sum.iter_mut().zip(losses).for_each(|(sum, loss)| *sum += loss);
        }
    }

    fn figures(&self, thresholds: &[f64]) -> Pair<Figures> {
        let inherent = figures(&self.inherent, thresholds);
        let grid: Vec<f64> = inherent.exceedance.iter().map(|point| point[0]).collect();
        Pair { residual: figures(&self.residual, &grid), inherent }
    }
}
