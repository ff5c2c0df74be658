//! The simulated horizons of every scenario (scoring.md 1.4): count, amounts, secondary losses, and what conditions leave of
//! them. Conditions thin: an event of the inherent run stays iff u < f and its loss is multiplied by m, so that the
//! residual loss is at most the inherent loss in every single horizon, also after rounding. Shares are drawn once for a
//! horizon, and only where something happened.

use crate::{
    Checked, Input, Pair, Scenario,
    amount::{Amount, Amounts},
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
            let after: &[f64] = if prepared.conditions.is_some() {
                prepared.draw::<true>(streams.chunk(), inherent, residual);
                residual
            } else {
                prepared.draw::<false>(streams.chunk(), inherent, &mut []);
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

const BLOCK: usize = 256;

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

    /// The losses of one chunk; `residual` is written only with `CONDITIONS`.
    fn draw<const CONDITIONS: bool>(&self, streams: Streams, inherent: &mut [f64], residual: &mut [f64]) {
        let Streams { mut events, losses, mut secondary, reactions, mut thinning, mut shares } = streams;
        let mut losses = Amounts::new(&self.loss, losses);
        let mut reactions =
            self.secondary.as_ref().map(|(chance, amount)| (chance, Amounts::new(amount, reactions)));
        inherent.fill(0.0);
        residual.fill(0.0);
        let (mut counts, mut eventful) = ([0; BLOCK], [0; BLOCK]);
        for start in (0..inherent.len()).step_by(BLOCK) {
            let counts = &mut counts[..BLOCK.min(inherent.len() - start)];
            self.count.fill(&mut events, counts);
            for &place in such(counts, &mut eventful) {
                let chance = reactions.as_mut().map_or(0.0, |(chance, _)| chance.draw(&mut secondary));
                let (stays, part) = if CONDITIONS { self.shares(&mut shares) } else { (1.0, 1.0) };
                let (mut sum, mut left) = (0.0, 0.0);
                for _ in 0..counts[place] {
                    let mut loss = losses.next();
                    if let Some((_, amounts)) = &mut reactions
                        && secondary.uniform() < chance
                    {
                        loss += amounts.next();
                    }
                    sum += loss;
                    if CONDITIONS && thinning.uniform() < stays {
                        left += part * loss;
                    }
                }
                inherent[start + place] = sum;
                if CONDITIONS {
                    residual[start + place] = left;
                }
            }
        }
    }

    fn shares(&self, stream: &mut Stream) -> (f64, f64) {
        let Some((freq, mag)) = &self.conditions else { return (1.0, 1.0) };
        // One number for every horizon, whatever the shares are: another package meets the same ones.
        let mut own = stream.fork();
        let mut of_mag = own.fork();
        (freq.draw(&mut own), mag.draw(&mut of_mag))
    }
}

/// Where something happens, found without branches, because a processor cannot guess them.
fn such<'a>(counts: &[u32], places: &'a mut [usize; BLOCK]) -> &'a [usize] {
    let mut found = 0;
    for (place, count) in counts.iter().enumerate() {
        places[found] = place;
        found += usize::from(*count > 0);
    }
    &places[..found]
}
