//! What people expect it to cost and to earn, before the engine adds it up. Everybody who knows something estimates
//! alone; the estimates are combined later and their spread is shown, because an average hides that two experts
//! disagree by a factor of fifty. Whole euros and events a year; conversion to the engine's floats is in `losses`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{case::Side, rules::ConditionId, time::Time};

/// The estimates of one person on one case. Everything may be missing: people estimate what they know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// By the id of the loss scenario of the rule book, `TAKEOVER`.
    pub scenarios: BTreeMap<String, ScenarioEstimate>,
    /// What it earns in the first year, gross margin.
    pub value: Option<Value>,
    /// What one month of waiting costs, in whole euros.
    pub delay: Option<i64>,
    /// What a condition costs in a year, in whole euros.
    pub costs: BTreeMap<ConditionId, i64>,
}

/// Who estimated, for which side, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimated {
    /// The side at that time.
    pub side: Side,
    /// When it was saved last.
    pub at: Time,
    /// What.
    pub estimate: Estimate,
}

/// One scenario as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioEstimate {
    /// How often.
    pub frequency: Frequency,
    /// What one event costs: one in twenty is below `low`, one in twenty above `high`. Whole euros, 1 or more.
    pub low: i64,
    /// See `low`; equal ends are a constant.
    pub high: i64,
    /// It cannot cost more: a statutory cap, an insured limit.
    pub max: Option<i64>,
    /// What others' reactions cost, sometimes: authority, customers, press.
    pub secondary: Option<SecondaryEstimate>,
}

/// Loss by the reaction of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondaryEstimate {
    /// In how many of 100 events it comes to that, 0 to 100.
    pub percent: u8,
    /// As in [`ScenarioEstimate`].
    pub low: i64,
    /// As in [`ScenarioEstimate`].
    pub high: i64,
}

/// Events a year, in the words of NIST SP 800-30 table G-3 or in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// It cannot happen here.
    Never,
    /// Less than once in ten years.
    Rarely,
    /// Less than once a year, more than once in ten years.
    Seldom,
    /// One to ten times a year.
    Sometimes,
    /// Ten to a hundred times a year.
    Often,
    /// More than a hundred times a year.
    VeryOften,
    /// In thousandths of an event a year: low, most likely, high.
    Exactly {
        /// Never less.
        low: u32,
        /// Most likely.
        mode: u32,
        /// Never more.
        high: u32,
    },
}

/// Gross margin of the first year: low may be negative. Whole euros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// If it goes badly.
    pub low: i64,
    /// Most likely.
    pub mode: i64,
    /// If it goes well.
    pub high: i64,
}
