//! The simulated horizons of every scenario (scoring.md 1.4): count, amounts, secondary losses, and what conditions leave of
//! them. Conditions thin: an event of the inherent run stays iff u < f and its loss is multiplied by m, so that the
//! residual loss is at most the inherent loss in every single horizon, also after rounding. Shares are drawn once for a
//! horizon, and only where something happened.

use crate::{
    Checked, Input, Pair, Scenario,
    amount::Amount,
    count::Count,
    pert::PertDraw,
    stream::{CHUNK, Stream, Streams},
};

/// The loss of every simulated horizon, summed over the scenarios. Without conditions both are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Losses {
    /// Before conditions.
    pub inherent: Vec<f64>,
    /// After conditions, the same horizons; `None` where no scenario has conditions.
    pub residual: Option<Vec<f64>>,
}

impl Losses {
    /// After conditions, or before where there are none.
    pub fn after(&self) -> &[f64] {
        self.residual.as_ref().unwrap_or(&self.inherent)
    }
}

/// Every simulated horizon, for properties and for sums over several inputs.
pub fn losses(checked: &Checked) -> Losses {
    run(checked.input(), |_, _| {})
}

/// Calls `each` with the losses of one scenario in one chunk.
pub(crate) fn run(input: &Input, mut each: impl FnMut(usize, Pair<&[f64]>)) -> Losses {
    let simulations = input.simulations as usize;
    let conditions = input.scenarios.iter().any(|scenario| scenario.residual.is_some());
    let mut total =
        Losses { inherent: vec![0.0; simulations], residual: conditions.then(|| vec![0.0; simulations]) };
    let mut inherent = vec![0.0; CHUNK.min(simulations)];
    let mut residual = inherent.clone();
    for (index, scenario) in input.scenarios.iter().enumerate() {
        let prepared = Prepared::new(scenario, input.years);
        if matches!(prepared.count, Count::Never) {
            continue;
        }
        let mut streams = Streams::of_scenario(input.seed, &scenario.id);
        for start in (0..simulations).step_by(CHUNK) {
            let length = CHUNK.min(simulations - start);
            let (inherent, residual) = (&mut inherent[..length], &mut residual[..length]);
            let mut streams = streams.chunk();
            let after: &[f64] = if prepared.conditions.is_some() {
                prepared.with_conditions(&mut streams, inherent, residual);
                residual
            } else {
                prepared.plain(&mut streams, inherent);
                inherent
            };
            add(&mut total.inherent[start..start + length], inherent);
            if let Some(sum) = &mut total.residual {
                add(&mut sum[start..start + length], after);
            }
            each(index, Pair { inherent, residual: after });
        }
    }
    total
}

fn add(sums: &mut [f64], losses: &[f64]) {
    for (sum, loss) in sums.iter_mut().zip(losses) {
        *sum += loss;
    }
}

/// A scenario, ready to be drawn.
struct Prepared {
    count: Count,
    loss: Amount,
    secondary: Option<(PertDraw, Amount)>,
    conditions: Option<(PertDraw, PertDraw)>,
}

impl Prepared {
    fn new(scenario: &Scenario, years: f64) -> Self {
        Self {
            count: Count::new(scenario.rate.pert(), years),
            loss: Amount::from(&scenario.loss),
            secondary: scenario
                .secondary
                .map(|secondary| (secondary.probability.pert().into(), Amount::from(&secondary.loss))),
            conditions: scenario
                .residual
                .map(|residual| (residual.freq.pert().into(), residual.mag.pert().into())),
        }
    }

    fn plain(&self, streams: &mut Streams, inherent: &mut [f64]) {
        for sum in inherent {
            let events = self.count.draw(&mut streams.events);
            *sum = 0.0;
            if events == 0 {
                continue;
            }
            let chance = self.chance(&mut streams.secondary);
            for _ in 0..events {
                *sum += self.event(chance, streams);
            }
        }
    }

    fn with_conditions(&self, streams: &mut Streams, inherent: &mut [f64], residual: &mut [f64]) {
        for (sum, left) in inherent.iter_mut().zip(residual) {
            let events = self.count.draw(&mut streams.events);
            (*sum, *left) = (0.0, 0.0);
            if events == 0 {
                continue;
            }
            let chance = self.chance(&mut streams.secondary);
            let (stays, part) = self.shares(&mut streams.shares);
            for _ in 0..events {
                let loss = self.event(chance, streams);
                *sum += loss;
                if streams.thinning.uniform() < stays {
                    *left += part * loss;
                }
            }
        }
    }

    /// The chance that others react, in this horizon.
    #[inline]
    fn chance(&self, stream: &mut Stream) -> f64 {
        self.secondary.as_ref().map_or(0.0, |(chance, _)| chance.draw(stream))
    }

    #[inline]
    fn shares(&self, stream: &mut Stream) -> (f64, f64) {
        let Some((freq, mag)) = &self.conditions else { return (1.0, 1.0) };
        // One number for every horizon, whatever the shares are: another package meets the same ones.
        let mut own = stream.fork();
        let mut of_mag = own.fork();
        (freq.draw(&mut own), mag.draw(&mut of_mag))
    }

    #[inline]
    fn event(&self, chance: f64, streams: &mut Streams) -> f64 {
        let primary = self.loss.draw(&mut streams.losses);
        match &self.secondary {
            Some((_, amount)) if streams.secondary.uniform() < chance => {
                primary + amount.draw(&mut streams.secondary)
            }
            _ => primary,
        }
    }
}
