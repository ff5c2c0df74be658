//! What the demo's people expect it to cost and to earn. Figures are invented, and plausible for a company of a few
//! hundred shops: one case within what the executive tolerates, one far beyond it without conditions.

use domain::{
    case::{
        act::Act,
        estimate::{Estimate, Frequency, ScenarioEstimate, SecondaryEstimate, Value},
    },
    rules::ConditionId,
};

/// The estimates of one person.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Forecast {
    /// Scenario, how often, and what one event costs.
    pub(super) losses: &'static [(&'static str, Frequency, i64, i64)],
    /// Scenario, in how many of 100 events others react, and what that costs.
    pub(super) reactions: &'static [(&'static str, u8, i64, i64)],
    /// Badly, most likely, well.
    pub(super) value: Option<[i64; 3]>,
    /// A month of waiting.
    pub(super) delay: Option<i64>,
    /// What conditions cost in a year.
    pub(super) costs: &'static [(&'static str, i64)],
}

impl Forecast {
    pub(super) fn act(&self) -> Act {
        let reaction = |id: &str| {
            let found = self.reactions.iter().find(|(scenario, ..)| *scenario == id);
            found.map(|(_, percent, low, high)| SecondaryEstimate {
                percent: *percent,
                low: *low,
                high: *high,
            })
        };
        let scenario = |(id, frequency, low, high): &(&str, Frequency, i64, i64)| {
            let (frequency, low, high) = (*frequency, *low, *high);
            let estimate = ScenarioEstimate { frequency, low, high, max: None, secondary: reaction(id) };
            ((*id).to_owned(), estimate)
        };
        Act::Estimate(Box::new(Estimate {
            scenarios: self.losses.iter().map(scenario).collect(),
            value: self.value.map(|[low, mode, high]| Value { low, mode, high }),
            delay: self.delay,
            costs: self.costs.iter().map(|(id, cost)| (ConditionId::from(*id), *cost)).collect(),
        }))
    }
}
