//! What conditions leave of each loss scenario (scoring.md 1.4 "Conditions (controls)" and 5). Multiplying all conditions
//! together promised 98 % less loss for every example, which nobody believes: so only the best condition of a mechanism
//! group counts, only the two strongest groups, and never is less than a twentieth left.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::rules::{Condition, ConditionId, RuleBook, Scenario};

/// The remaining share of one scenario: low, most likely, high; 1 means nothing is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Multiplier {
    /// Of how often it happens.
    pub freq: [f64; 3],
    /// Of what one event costs.
    pub mag: [f64; 3],
}

/// The shares for every scenario of the book.
pub(super) fn of_scenarios(
    book: &RuleBook,
    accepted: &BTreeSet<ConditionId>,
) -> BTreeMap<String, Multiplier> {
    let accepted: Vec<&Condition> = accepted.iter().filter_map(|id| book.condition(id)).collect();
    let of = |scenario: &Scenario| Multiplier {
        freq: share(book, scenario, &accepted, |condition| condition.freq_reduction),
        mag: share(book, scenario, &accepted, |condition| condition.mag_reduction),
    };
    book.scenarios().iter().map(|scenario| (scenario.id.clone(), of(scenario))).collect()
}

fn share(
    book: &RuleBook,
    scenario: &Scenario,
    accepted: &[&Condition],
    reduction: fn(&Condition) -> [f64; 3],
) -> [f64; 3] {
    let acting = book.groups().iter().filter(|group| group.acts_on.contains(&scenario.id));
    // `min_by` keeps the first of equals: the lowest condition id
    let mut strongest: Vec<(&str, [f64; 3])> = acting
        .filter_map(|group| {
            let ranges =
                accepted.iter().filter(|condition| condition.group == group.id).map(|c| reduction(c));
            let best = ranges.filter(|[_, mode, _]| *mode > 0.0).min_by(|a, b| b[1].total_cmp(&a[1]))?;
            Some((group.id.as_str(), best))
        })
        .collect();
    strongest.sort_by(|(name, a), (other, b)| b[1].total_cmp(&a[1]).then_with(|| name.cmp(other)));
    strongest.truncate(book.most_groups());
    // the ends cross: the highest reduction leaves the lowest share
    [2, 1, 0].map(|end| {
        strongest.iter().map(|(_, range)| 1.0 - range[end]).product::<f64>().max(book.least_share())
    })
}
