//! From a checked input to its outcome. A pure function: the same input gives the same bits on every machine, which the
//! golden tests hold natively and `make soak` shows for wasm32.

use crate::{
    Checked, Figures, Input, Levels, Losses, Outcome, Pair, ScenarioLoss, Sensitivity, Tail, VERSION,
    exceedance, figures, hash, net,
    run::{losses, run},
    sample::Sample,
    tolerance,
};

/// Simulates and sums up.
pub fn simulate(checked: &Checked) -> Outcome {
    let input = checked.input();
    let (losses, scenarios, comonotonic) =
        if input.scenarios.len() > 1 { separately(input) } else { together(checked) };
    let mut before = Sample::of_losses(&losses.inherent);
    let grid = if input.thresholds.is_empty() { exceedance::grid(&before) } else { input.thresholds.clone() };
    let inherent = figures::summary(&mut before, &grid);
    let tolerated = |sample: &Sample| tolerance::within(sample, &input.tolerance);
    let within = tolerated(&before);
    drop(before);
    let (residual, within) = if let Some(losses) = &losses.residual {
        let mut after = Sample::of_losses(losses);
        let residual = figures::summary(&mut after, &grid);
        (residual, Pair { inherent: within, residual: tolerated(&after) })
    } else {
        (inherent.clone(), Pair { inherent: within, residual: within })
    };
    let mut outcome = Outcome {
        net: net::net(input, &losses, &inherent, &residual),
        rosi: rosi(input, &inherent, &residual),
        within_tolerance: (!input.tolerance.is_empty()).then_some(within),
        scenarios: if scenarios.is_empty() { only(input, &inherent, &residual) } else { scenarios },
        comonotonic,
        inherent,
        residual,
        engine: VERSION.to_owned(),
        seed: input.seed,
        simulations: input.simulations,
        input_hash: checked.hash().to_owned(),
        hash: String::new(),
    };
    outcome.hash = hash::in_cents(&outcome);
    outcome
}

/// (ALE before − ALE after − C) / C.
fn rosi(input: &Input, inherent: &Figures, residual: &Figures) -> Option<f64> {
    let cost = input.cost * input.years;
    (cost > 0.0).then(|| (inherent.ale - residual.ale - cost) / cost)
}

type Parts = (Losses, Vec<ScenarioLoss>, Option<Pair<Sensitivity>>);

fn together(checked: &Checked) -> Parts {
    (losses(checked), Vec::new(), None)
}

fn only(input: &Input, inherent: &Figures, residual: &Figures) -> Vec<ScenarioLoss> {
    let ale = Pair { inherent: inherent.ale, residual: residual.ale };
    let error = Pair { inherent: inherent.standard_error.ale, residual: residual.standard_error.ale };
    let loss = |id: &String| ScenarioLoss { id: id.clone(), ale, standard_error: error };
    input.scenarios.iter().map(|scenario| loss(&scenario.id)).collect()
}

/// As [`together`], and each scenario for itself. If all went wrong together (the comonotonic sum), quantiles and expected
/// shortfalls would simply add up, so no scenario is sorted.
fn separately(input: &Input) -> Parts {
    let simulations = input.simulations as usize;
    let mut scenarios = Vec::new();
    let mut sums = Pair { inherent: Sensitivity::ZERO, residual: Sensitivity::ZERO };
    let mut current = Pair { inherent: Vec::new(), residual: Vec::new() };
    let mut next = 0;
    let mut close = |index: usize, current: &mut Pair<Vec<f64>>| {
        let (inherent, inherent_error) = sums.inherent.add(simulations, &current.inherent);
        let (residual, residual_error) = sums.residual.add(simulations, &current.residual);
        scenarios.push(ScenarioLoss {
            id: input.scenarios[index].id.clone(),
            ale: Pair { inherent, residual },
            standard_error: Pair { inherent: inherent_error, residual: residual_error },
        });
        current.inherent.clear();
        current.residual.clear();
    };
    let losses = run(input, |index, part| {
        while next < index {
            close(next, &mut current);
            next += 1;
        }
        current.inherent.extend(part.inherent.iter().filter(|loss| **loss > 0.0));
        current.residual.extend(part.residual.iter().filter(|loss| **loss > 0.0));
    });
    while next < input.scenarios.len() {
        close(next, &mut current);
        next += 1;
    }
    (losses, scenarios, Some(sums))
}

impl Sensitivity {
    const ZERO: Self = Self {
        var: Levels { p75: 0.0, p90: 0.0, p95: 0.0, p99: 0.0, p999: 0.0 },
        es: Tail { p95: 0.0, p99: 0.0 },
    };

    /// Adds one scenario; gives its mean and the error of it.
    fn add(&mut self, simulations: usize, positive: &[f64]) -> (f64, f64) {
        let mut sample = Sample::of_positive(simulations, positive);
        let (var, es, deviation) = figures::tail(&mut sample);
        self.var.p75 += var.p75;
        self.var.p90 += var.p90;
        self.var.p95 += var.p95;
        self.var.p99 += var.p99;
        self.var.p999 += var.p999;
        self.es.p95 += es.p95;
        self.es.p99 += es.p99;
        (sample.mean(), deviation.ale)
    }
}
