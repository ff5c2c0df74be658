//! From what people expect to euros a year: the combined estimates, what the conditions leave of each scenario and what
//! they cost make one input of the loss engine. Authority and pages ask with 100,000 simulated years, the record of a
//! decision with a million; the seed follows from the number of the case, so that anybody finds the same figures.

use std::{collections::BTreeSet, sync::Arc};

use loss::{Checked, Input, Interval, Outcome, Remaining, Scenario, Secondary, Share, Spread};

use crate::{
    case::{Case, standing::Basis},
    id::CaseNumber,
    policy::{Policy, Tolerance, Worth},
    rating::{Assessment, Multiplier},
    rules::ConditionId,
};

mod combine;
mod record;

pub use combine::{Combined, CombinedScenario};
pub use record::{CRATES, LossRecord};

/// Simulated years for everything on screen, and for authority.
pub const ON_SCREEN: u32 = 100_000;
/// Simulated years for the record of a decision.
pub const ON_RECORD: u32 = 1_000_000;
/// Steps of one run on screen: a few tenths of a second, however often things are said to happen.
const STEPS_ON_SCREEN: f64 = 2e8;
/// More the engine does not take; nobody pays it for conditions.
const MOST_COST: f64 = 1e12;

/// Amounts at which the curve is computed: ten to a decade (Renard's R10), from 1,000 to 100 million euros.
const STEPS: [u32; 10] = [1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000];
const DECADES: u32 = 5;

/// What the estimates of a case say about a set of conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Losses {
    /// The simulation, before and after the conditions.
    pub outcome: Arc<Outcome>,
    /// The residual curve against what the executive tolerates.
    pub tolerance: Tolerance,
    /// What it earns against what it may cost, after the conditions.
    pub value: Worth,
}

impl Losses {
    pub(super) fn of(outcome: Arc<Outcome>, policy: &Policy) -> Self {
        let tolerance = match outcome.within_tolerance {
            Some(pair) if pair.residual => Tolerance::Within,
            Some(_) => Tolerance::Exceeds,
            None => Tolerance::NotAssessed,
        };
        let value = outcome.net.map_or(Worth::NotAssessed, |net| {
            let often = net.residual.p_negative > f64::from(policy.chance_of_loss) / 1000.0;
            if often || net.residual.mean <= 0.0 { Worth::Bad } else { Worth::Good }
        });
        Self { outcome, tolerance, value }
    }
}

impl Case {
    /// The losses under these conditions; `None` while nobody estimated a scenario.
    pub(super) fn losses(
        &self,
        basis: &Basis<'_>,
        assessment: &Assessment,
        conditions: &BTreeSet<ConditionId>,
    ) -> Option<Losses> {
        let input = self.loss_input(basis, assessment, conditions, ON_SCREEN)?;
        Some(Losses::of(basis.losses.outcome(&input), basis.policy))
    }

    /// What is simulated for these conditions, whose rating is `assessment`. `None` while nobody estimated a scenario of
    /// the rule book.
    pub fn loss_input(
        &self,
        basis: &Basis<'_>,
        assessment: &Assessment,
        conditions: &BTreeSet<ConditionId>,
        simulations: u32,
    ) -> Option<Checked> {
        let combined = self.combined();
        let scenarios = basis.book.scenarios().iter().filter_map(|known| {
            let estimate = combined.scenarios.get(&known.id)?;
            let left = assessment.multipliers.get(&known.id).and_then(remaining);
            Some(scenario(&known.id, estimate, left))
        });
        let tolerance = basis.policy.tolerance.iter();
        let mut input = Input {
            scenarios: scenarios.collect(),
            value: combined.value.map(|value| spread([value.low, value.mode, value.high].map(euros))),
            cost: euros(combined.cost(conditions)).min(MOST_COST),
            years: 1.0,
            simulations,
            seed: seed(self.number),
            thresholds: thresholds(),
            tolerance: tolerance
                .map(|anchor| loss::Anchor {
                    probability: f64::from(anchor.chance) / 1000.0,
                    amount: euros(anchor.amount),
                })
                .collect(),
        };
        if input.scenarios.is_empty() {
            return None;
        }
        // thousands of events a year are known as well from fewer years
        let most = if simulations > ON_SCREEN {
            loss::most_simulations(&input)
        } else {
            loss::simulations_within(&input, STEPS_ON_SCREEN)
        };
        input.simulations = simulations.min(most);
        // estimates and tolerances are checked when they are saved, so nothing is refused here
        loss::check(input).ok()
    }
}

/// `SplitMix64` of the number.
fn seed(number: CaseNumber) -> u64 {
    let mut mixed = number.0.cast_unsigned().wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn thresholds() -> Vec<f64> {
    let amounts = (0..DECADES).flat_map(|decade| STEPS.map(|step| f64::from(step * 10_u32.pow(decade))));
    amounts.chain([f64::from(STEPS[0] * 10_u32.pow(DECADES))]).collect()
}

#[expect(clippy::cast_precision_loss, reason = "sums of amounts of at most 10^11 stay below 2^53")]
const fn euros(amount: i64) -> f64 {
    amount as f64
}

fn scenario(id: &str, estimate: &CombinedScenario, residual: Option<Remaining>) -> Scenario {
    let interval = |(low, high): (i64, i64)| Interval { p05: euros(low), p95: euros(high), max: None };
    Scenario {
        id: id.to_owned(),
        rate: spread(estimate.rates),
        loss: Interval { max: estimate.max.map(euros), ..interval(estimate.loss) },
        secondary: estimate.secondary.map(|(percent, loss)| Secondary {
            probability: Spread::Constant(percent / 100.0),
            loss: interval(loss),
        }),
        residual,
    }
}

#[expect(clippy::float_cmp, reason = "equal ends are the same number, not a computed one")]
fn spread([low, mode, high]: [f64; 3]) -> Spread {
    if low == high { Spread::Constant(mode) } else { Spread::Pert { low, mode, high, shape: 4.0 } }
}

/// `None` where the conditions do nothing to the scenario.
#[expect(clippy::float_cmp, reason = "1 is what no condition has touched, not a computed number")]
fn remaining(multiplier: &Multiplier) -> Option<Remaining> {
    let untouched = [1.0; 3];
    (multiplier.freq != untouched || multiplier.mag != untouched)
        .then(|| Remaining { freq: share(multiplier.freq), mag: share(multiplier.mag) })
}

#[expect(clippy::float_cmp, reason = "equal ends are the same number, not a computed one")]
fn share(range: [f64; 3]) -> Share {
    if range[0] == range[2] { Share::Constant(range[1]) } else { Share::Range(range) }
}
