//! One estimate out of several people's. Rates, values and costs are averaged; amounts of loss by the geometric mean,
//! because experts differ by factors and not by euros. Who says nothing about a part does not pull it down: a limit
//! counts only when everybody names one, and a reaction of others is averaged over those who expect to know it. Money is
//! rounded to whole euros, so that the same estimates make the same input on every machine.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    case::{
        Case,
        estimate::{Estimated, Frequency, ScenarioEstimate, Value},
    },
    id::PersonId,
    rules::ConditionId,
};

/// What all who estimated a case say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Combined {
    /// By the id of the scenario.
    pub scenarios: BTreeMap<String, CombinedScenario>,
    /// Arithmetic means, whole euros.
    pub value: Option<Value>,
    /// Mean of a month of waiting, whole euros.
    pub delay: Option<i64>,
    /// Means, whole euros a year.
    pub costs: BTreeMap<ConditionId, i64>,
}

/// One scenario as all see it together.
#[derive(Clone, Debug, PartialEq)]
pub struct CombinedScenario {
    /// Events a year: low, most likely, high; all 0 where everybody says that it cannot happen.
    pub rates: [f64; 3],
    /// What one event costs: 5th and 95th percentile, whole euros, 1 or more.
    pub loss: (i64, i64),
    /// The largest limit; `None` where one of them names none.
    pub max: Option<i64>,
    /// Chance in percent, and its amounts.
    pub secondary: Option<(f64, (i64, i64))>,
    /// How many estimated it.
    pub people: usize,
}

impl Combined {
    /// What the conditions cost in a year, as far as somebody estimated it.
    pub fn cost(&self, conditions: &BTreeSet<ConditionId>) -> i64 {
        conditions.iter().filter_map(|condition| self.costs.get(condition)).sum()
    }
}

impl Case {
    /// Everybody's estimates together.
    pub fn combined(&self) -> Combined {
        let all = || self.estimates.values().map(|estimated| &estimated.estimate);
        let ids: BTreeSet<&String> = all().flat_map(|estimate| estimate.scenarios.keys()).collect();
        let scenarios = ids.into_iter().filter_map(|id| {
            let said: Vec<_> = all().filter_map(|estimate| estimate.scenarios.get(id)).collect();
            Some((id.clone(), scenario(&said)?))
        });
        let values: Vec<Value> = all().filter_map(|estimate| estimate.value).collect();
        let end = |of: fn(&Value) -> i64| mean(values.iter().map(of));
        let value = end(|value| value.low)
            .zip(end(|value| value.mode))
            .zip(end(|value| value.high))
            .map(|((low, mode), high)| Value { low, mode, high });
        let conditions: BTreeSet<&ConditionId> = all().flat_map(|estimate| estimate.costs.keys()).collect();
        let costs = conditions.into_iter().filter_map(|id| {
            Some((id.clone(), mean(all().filter_map(|estimate| estimate.costs.get(id).copied()))?))
        });
        Combined {
            scenarios: scenarios.collect(),
            value,
            delay: mean(all().filter_map(|estimate| estimate.delay)),
            costs: costs.collect(),
        }
    }

    /// Who said what about a scenario, by person, so that a page can show how far they are apart.
    pub fn said_of<'a>(
        &'a self,
        scenario: &'a str,
    ) -> impl Iterator<Item = (PersonId, &'a Estimated, &'a ScenarioEstimate)> {
        self.estimates.iter().filter_map(move |(person, estimated)| {
            Some((*person, estimated, estimated.estimate.scenarios.get(scenario)?))
        })
    }

    /// Whether anybody estimated any scenario.
    pub fn is_estimated(&self) -> bool {
        self.estimates.values().any(|estimated| !estimated.estimate.scenarios.is_empty())
    }
}

fn scenario(said: &[&ScenarioEstimate]) -> Option<CombinedScenario> {
    let people = said.len();
    let rates: Vec<[f64; 3]> = said.iter().map(|estimate| estimate.frequency.rates()).collect();
    let rates = [0, 1, 2].map(|end| average(rates.iter().map(|rate| rate[end])).unwrap_or_default());
    // the amounts of somebody for whom it never happens say nothing
    let happens: Vec<&&ScenarioEstimate> =
        said.iter().filter(|estimate| estimate.frequency != Frequency::Never).collect();
    if happens.is_empty() {
        let nothing = CombinedScenario { rates, loss: (1, 1), max: None, secondary: None, people };
        return (people > 0).then_some(nothing);
    }
    let loss = (
        geometric(happens.iter().map(|estimate| estimate.low))?,
        geometric(happens.iter().map(|estimate| estimate.high))?,
    );
    let limits: Option<Vec<i64>> = happens.iter().map(|estimate| estimate.max).collect();
    let reactions: Vec<_> = happens.iter().filter_map(|estimate| estimate.secondary.as_ref()).collect();
    let secondary =
        average(reactions.iter().map(|reaction| f64::from(reaction.percent))).and_then(|percent| {
            let low = geometric(reactions.iter().map(|reaction| reaction.low))?;
            Some((percent, (low, geometric(reactions.iter().map(|reaction| reaction.high))?)))
        });
    Some(CombinedScenario {
        rates,
        loss,
        max: limits.and_then(|limits| limits.into_iter().max()),
        secondary,
        people,
    })
}

fn average(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// The arithmetic mean, rounded to whole euros.
fn mean(amounts: impl Iterator<Item = i64>) -> Option<i64> {
    let (sum, count) =
        amounts.fold((0_i128, 0_i128), |(sum, count), amount| (sum + i128::from(amount), count + 1));
    let doubled = 2 * sum + count;
    (count > 0).then(|| i64::try_from(doubled.div_euclid(2 * count)).unwrap_or(i64::MAX))
}

/// The geometric mean of amounts of 1 or more, rounded to whole euros.
fn geometric(amounts: impl Iterator<Item = i64>) -> Option<i64> {
    let amounts: Vec<i64> = amounts.collect();
    let first = *amounts.first()?;
    if amounts.iter().all(|amount| *amount == first) {
        return Some(first);
    }
    #[expect(clippy::cast_precision_loss, reason = "amounts are at most 10^11, far below 2^53")]
    let logarithm = average(amounts.iter().map(|amount| libm::log((*amount).max(1) as f64)))?;
    #[expect(clippy::cast_possible_truncation, reason = "a mean lies between its amounts")]
    Some(libm::round(libm::exp(logarithm)) as i64)
}
