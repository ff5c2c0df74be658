//! What people expect it to cost and to earn, before the engine adds it up. Everybody who knows something estimates
//! alone; the estimates are combined later and their spread is shown, because an average hides that two experts
//! disagree by a factor of fifty. Whole euros and events a year; conversion to the engine's floats is in `losses`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    case::Side,
    rules::{ConditionId, RuleBook},
    time::Time,
};

/// What nobody can mean in earnest.
pub mod limit {
    /// Largest amount, in whole euros.
    pub const AMOUNT: i64 = 100_000_000_000;
    /// Most events a year, in thousandths.
    pub const RATE: u32 = 1_000_000;
    /// Largest upper over lower end of an amount; above 100 a page asks to split the scenario.
    pub const RATIO: i64 = 1_000_000;
}

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

/// A part of an estimate, as faults and forms speak of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How often this scenario happens.
    Frequency(String),
    /// What one event of this scenario costs.
    Loss(String),
    /// What it cannot exceed.
    Max(String),
    /// In how many of 100 events others react.
    Percent(String),
    /// What their reaction costs.
    Secondary(String),
    /// What it earns.
    Value,
    /// What a month of waiting costs.
    Delay,
    /// What this condition costs.
    Cost(ConditionId),
}

/// What is wrong with an estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EstimateFault {
    /// The rule book has no such scenario or condition.
    Unknown(Part),
    /// Negative, nothing where one euro is the least, or more than anybody can mean.
    OutOfRange(Part),
    /// Low above high, or the most likely outside them.
    NotAscending(Part),
    /// The ends are so far apart that the range says nothing.
    TooWide(Part),
}

impl Estimate {
    /// Says nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Everything that is wrong with it. An estimate without a fault can always be simulated.
    pub fn faults(&self, book: &RuleBook) -> Vec<EstimateFault> {
        let mut faults = Vec::new();
        for (id, scenario) in &self.scenarios {
            if book.scenarios().iter().any(|known| known.id == *id) {
                scenario.check(id, &mut faults);
            } else {
                faults.push(EstimateFault::Unknown(Part::Frequency(id.clone())));
            }
        }
        if let Some(Value { low, mode, high }) = self.value {
            if [low, mode, high].iter().any(|amount| !(-limit::AMOUNT..=limit::AMOUNT).contains(amount)) {
                faults.push(EstimateFault::OutOfRange(Part::Value));
            } else if low > mode || mode > high {
                faults.push(EstimateFault::NotAscending(Part::Value));
            }
        }
        let costs = self.costs.iter().map(|(id, amount)| (Part::Cost(id.clone()), *amount));
        let unknown = self.costs.keys().filter(|id| book.condition(id).is_none());
        faults.extend(unknown.map(|id| EstimateFault::Unknown(Part::Cost(id.clone()))));
        for (part, amount) in costs.chain(self.delay.map(|amount| (Part::Delay, amount))) {
            if !(0..=limit::AMOUNT).contains(&amount) {
                faults.push(EstimateFault::OutOfRange(part));
            }
        }
        faults
    }
}

impl ScenarioEstimate {
    /// What never happens has no cost to look at.
    fn check(&self, id: &str, faults: &mut Vec<EstimateFault>) {
        let [low, mode, high] = match self.frequency {
            Frequency::Never => return,
            Frequency::Exactly { low, mode, high } => [low, mode, high],
            _ => [0; 3],
        };
        if high > limit::RATE {
            faults.push(EstimateFault::OutOfRange(Part::Frequency(id.to_owned())));
        } else if low > mode || mode > high {
            faults.push(EstimateFault::NotAscending(Part::Frequency(id.to_owned())));
        }
        interval(self.low, self.high, || Part::Loss(id.to_owned()), faults);
        if let Some(max) = self.max {
            if max > limit::AMOUNT {
                faults.push(EstimateFault::OutOfRange(Part::Max(id.to_owned())));
            } else if max < self.high {
                faults.push(EstimateFault::NotAscending(Part::Max(id.to_owned())));
            }
        }
        if let Some(secondary) = &self.secondary {
            if secondary.percent > 100 {
                faults.push(EstimateFault::OutOfRange(Part::Percent(id.to_owned())));
            }
            interval(secondary.low, secondary.high, || Part::Secondary(id.to_owned()), faults);
        }
    }
}

fn interval(low: i64, high: i64, part: impl Fn() -> Part, faults: &mut Vec<EstimateFault>) {
    if low < 1 || high > limit::AMOUNT {
        faults.push(EstimateFault::OutOfRange(part()));
    } else if low > high {
        faults.push(EstimateFault::NotAscending(part()));
    } else if high / low > limit::RATIO {
        faults.push(EstimateFault::TooWide(part()));
    }
}

impl Frequency {
    /// The words in the order of the page; numbers stand beside them.
    pub const WORDS: [Self; 6] =
        [Self::Never, Self::Rarely, Self::Seldom, Self::Sometimes, Self::Often, Self::VeryOften];

    /// The word in forms and keys of words; numbers are `exactly`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Rarely => "rarely",
            Self::Seldom => "seldom",
            Self::Sometimes => "sometimes",
            Self::Often => "often",
            Self::VeryOften => "very-often",
            Self::Exactly { .. } => "exactly",
        }
    }

    /// Events a year: low, most likely, high. The words lie between the anchors of table G-3; "most likely" is the
    /// middle of its decade.
    pub fn rates(self) -> [f64; 3] {
        match self {
            Self::Never => [0.0; 3],
            Self::Rarely => [0.01, 0.03, 0.1],
            Self::Seldom => [0.1, 0.3, 1.0],
            Self::Sometimes => [1.0, 3.0, 10.0],
            Self::Often => [10.0, 30.0, 100.0],
            Self::VeryOften => [100.0, 200.0, 500.0],
            Self::Exactly { low, mode, high } => [low, mode, high].map(|rate| f64::from(rate) / 1000.0),
        }
    }
}
