//! The elicitation form: everything that one person expects it to cost and to earn, in one form whose field names are
//! made of the loss scenarios of the rule book (`low-TAKEOVER`) and of the conditions on the table (`cost-C-MFA`). Parts
//! that nobody filled in are no fault: people estimate what they know.

#![expect(
    clippy::option_option,
    reason = "the outer one says whether it could be read, the inner one whether it was typed"
)]

mod fill;
mod scenario;

use std::{borrow::Cow, collections::BTreeMap};

use domain::{
    case::{
        Case,
        estimate::{Estimate, Value, limit},
        package::Package,
    },
    id::PersonId,
    language::Language,
    rules::{ConditionId, RuleBook},
};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

pub use fill::fill;
pub use scenario::{EXACTLY, HIGH, LOW, MAX, OFTEN, OTHER, OTHER_HIGH, OTHER_LOW, RATES, SKIP, name};

/// What it earns if it goes badly, most likely, if it goes well.
pub const VALUE: [&str; 3] = ["value-low", "value-mode", "value-high"];
/// What one month of waiting costs.
pub const DELAY: &str = "delay";
/// Button: show the curve and save nothing.
pub const PREVIEW: &str = "preview";

/// The largest amount in whole euros; more is a slip of the finger.
pub const MOST: i64 = limit::AMOUNT;

/// Name of the yearly cost of a condition.
pub fn cost_of(id: &ConditionId) -> String {
    format!("cost-{id}")
}

/// What can be estimated in one case, as page and endpoint both need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elicitation {
    /// Ids of the loss scenarios, in the order of the rule book.
    pub scenarios: Vec<String>,
    /// The conditions of the packages, by id.
    pub conditions: Vec<ConditionId>,
    /// Language of amounts.
    pub language: Language,
}

impl Elicitation {
    /// What can be estimated in this case by this person; costs that they gave earlier stay, also when the condition has
    /// left the table.
    pub fn of(case: &Case, person: PersonId, language: Language) -> Self {
        let book = RuleBook::built_in();
        let on_table = case.rounds.iter().filter_map(|round| round.package()).flat_map(Package::conditions);
        let own = case.estimates.get(&person).into_iter();
        let own = own.flat_map(|estimated| estimated.estimate.costs.keys().cloned());
        let conditions: std::collections::BTreeSet<ConditionId> =
            on_table.chain(own).filter(|id| book.condition(id).is_some()).collect();
        Self {
            scenarios: book.scenarios().iter().map(|scenario| scenario.id.clone()).collect(),
            conditions: conditions.into_iter().collect(),
            language,
        }
    }

    fn names(&self) -> Vec<Cow<'static, str>> {
        let fixed = VALUE.into_iter().chain([DELAY, PREVIEW, VERSION]).map(Cow::Borrowed);
        let scenarios = self.scenarios.iter().flat_map(|id| scenario::names(id));
        let costs = self.conditions.iter().map(cost_of);
        fixed.chain(scenarios.map(Cow::Owned)).chain(costs.map(Cow::Owned)).collect()
    }
}

/// The estimates of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EstimateForm {
    /// What they expect.
    pub estimate: Estimate,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl EstimateForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed, frame: &Elicitation) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, frame.names());
        let estimate = read(&mut check, typed, frame);
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { estimate, version: version? }))
    }

    /// What is good of a form that is still being filled in, for the curve beside it.
    pub fn tried(typed: &Typed, frame: &Elicitation) -> Estimate {
        read(&mut Check::of(typed, frame.names()), typed, frame)
    }

    /// The labels of its fields; `scenario` and `condition` say what these are called.
    pub fn labels(
        words: Words,
        frame: &Elicitation,
        scenario: impl Fn(&str) -> String,
        condition: impl Fn(&ConditionId) -> String,
    ) -> Labels {
        let mut all: Labels = Vec::new();
        for id in &frame.scenarios {
            all.extend(scenario::labels(words, id, &scenario(id)));
        }
        let [low, mode, high] = VALUE;
        all.extend(labels(
            words,
            &[
                (low, "estimate-value-low"),
                (mode, "estimate-value-mode"),
                (high, "estimate-value-high"),
                (DELAY, "estimate-delay"),
            ],
        ));
        all.extend(frame.conditions.iter().map(|id| {
            let label = words.with("estimate-cost", &[("condition", condition(id).into())]);
            (Cow::Owned(cost_of(id)), label)
        }));
        all
    }
}

fn read(check: &mut Check, typed: &Typed, frame: &Elicitation) -> Estimate {
    let mut scenarios = BTreeMap::new();
    for id in &frame.scenarios {
        if let Some(found) = scenario::read(check, typed, frame.language, id) {
            scenarios.insert(id.clone(), found);
        }
    }
    let value = value(check, typed, frame.language);
    let delay = check.take(parse::optional_whole_euros(typed, DELAY, frame.language, 0..=MOST)).flatten();
    let mut costs = BTreeMap::new();
    for id in &frame.conditions {
        let cost = parse::optional_whole_euros(typed, &cost_of(id), frame.language, 0..=MOST);
        if let Some(Some(cost)) = check.take(cost) {
            costs.insert(id.clone(), cost);
        }
    }
    Estimate { scenarios, value, delay, costs }
}

/// All three or none, ascending.
fn value(check: &mut Check, typed: &Typed, language: Language) -> Option<Value> {
    let taken =
        VALUE.map(|name| check.take(parse::optional_whole_euros(typed, name, language, -MOST..=MOST)));
    let [low, mode, high] = all_or_none(check, VALUE, taken)?;
    ascending(check, &VALUE, &[low, mode, high]).then_some(Value { low, mode, high })
}

/// The values when all were given; a fault for each that is missing beside one that was given.
fn all_or_none<T: Copy, const N: usize, S: Into<Cow<'static, str>>>(
    check: &mut Check,
    names: [S; N],
    taken: [Option<Option<T>>; N],
) -> Option<[T; N]> {
    let any = taken.iter().any(|value| !matches!(value, Some(None)));
    if any {
        for (name, value) in names.into_iter().zip(&taken) {
            if matches!(value, Some(None)) {
                check.fault(name, FaultKind::Required);
            }
        }
    }
    let given: Vec<T> = taken.into_iter().filter_map(Option::flatten).collect();
    given.try_into().ok()
}

/// Each at least the one before it; otherwise a fault at the one that is too low.
fn ascending<T: PartialOrd, S: Clone + Into<Cow<'static, str>>>(
    check: &mut Check,
    names: &[S],
    values: &[T],
) -> bool {
    let wrong = (1..values.len()).find(|place| values[*place] < values[*place - 1]);
    if let Some(place) = wrong {
        check.fault(names[place].clone(), FaultKind::Because("estimate-fault-below"));
    }
    wrong.is_none()
}

#[cfg(test)]
mod tests;
