//! The fields of one loss scenario. How often is asked in the words of NIST SP 800-30 table G-3, because people who never
//! counted such events can still tell "once a year" from "once in ten years"; whoever counted gives numbers.

use std::borrow::Cow;

use domain::{
    case::estimate::{Frequency, ScenarioEstimate, SecondaryEstimate, limit},
    language::Language,
};

use super::{MOST, all_or_none, ascending};
use crate::{
    form::{Check, FaultKind, Labels, Typed, parse},
    text::Words,
};

/// How often: a code of [`Frequency`], [`EXACTLY`], or [`SKIP`].
pub const OFTEN: &str = "often";
/// Low, likely and high times a year.
pub const RATES: [&str; 3] = ["rate-low", "rate-mode", "rate-high"];
/// What one event costs at least, in nine of ten cases.
pub const LOW: &str = "low";
/// What it costs at most, in nine of ten cases.
pub const HIGH: &str = "high";
/// It cannot cost more.
pub const MAX: &str = "max";
/// In how many of 100 events others react.
pub const OTHER: &str = "other";
/// What their reaction costs, as [`LOW`].
pub const OTHER_LOW: &str = "other-low";
/// As [`HIGH`].
pub const OTHER_HIGH: &str = "other-high";
/// Code of "leave this out".
pub const SKIP: &str = "skip";
/// Code of "exactly".
pub const EXACTLY: &str = "exactly";

/// Name of a field of a scenario.
pub fn name(field: &str, id: &str) -> String {
    format!("{field}-{id}")
}

/// Names of all its fields.
pub(super) fn names(id: &str) -> Vec<String> {
    let fields = [OFTEN, LOW, HIGH, MAX, OTHER, OTHER_LOW, OTHER_HIGH];
    fields.into_iter().chain(RATES).map(|field| name(field, id)).collect()
}

/// Labels for the error summary, each with the name of the scenario.
pub(super) fn labels(words: Words, id: &str, scenario: &str) -> Labels {
    let of = |field: &str, key: &'static str| {
        let label = words.say(key);
        let values = [("scenario", scenario.into()), ("label", label.into())];
        (Cow::Owned(name(field, id)), words.with("estimate-of-scenario", &values))
    };
    vec![
        of(OFTEN, "estimate-often"),
        of(RATES[0], "estimate-rate-low"),
        of(RATES[1], "estimate-rate-mode"),
        of(RATES[2], "estimate-rate-high"),
        of(LOW, "estimate-low"),
        of(HIGH, "estimate-high"),
        of(MAX, "estimate-max"),
        of(OTHER, "estimate-other"),
        of(OTHER_LOW, "estimate-other-low"),
        of(OTHER_HIGH, "estimate-other-high"),
    ]
}

/// A chosen frequency before its numbers are read.
#[derive(Clone, Copy)]
enum Chosen {
    Skip,
    Exactly,
    Words(Frequency),
}

fn chosen(code: &str) -> Option<Chosen> {
    match code {
        SKIP => Some(Chosen::Skip),
        EXACTLY => Some(Chosen::Exactly),
        other => Frequency::WORDS.into_iter().find(|word| word.code() == other).map(Chosen::Words),
    }
}

/// The scenario, or `None` where it was left out or something is wrong with it (noted in `check`).
pub(super) fn read(
    check: &mut Check,
    typed: &Typed,
    language: Language,
    id: &str,
) -> Option<ScenarioEstimate> {
    let of = |field: &str| name(field, id);
    let chosen = check.take(parse::optional_choice(typed, &of(OFTEN), chosen))?;
    // Left out, whatever stands beside it.
    if matches!(chosen, Some(Chosen::Skip)) {
        return None;
    }
    let mut amount =
        |field: &str| check.take(parse::optional_whole_euros(typed, &of(field), language, 1..=MOST));
    let loss = [amount(LOW), amount(HIGH)];
    let max = amount(MAX);
    let reaction = [amount(OTHER_LOW), amount(OTHER_HIGH)];
    let percent = check.take(parse::optional_whole(typed, &of(OTHER), 0..=100));
    let filled = |value: &Option<Option<i64>>| !matches!(value, Some(None));
    let any = loss.iter().chain(&reaction).chain([&max, &percent]).any(filled);
    let frequency = match chosen {
        None if any => {
            check.fault(of(OFTEN), FaultKind::NotChosen);
            None
        }
        None => return None,
        Some(Chosen::Skip) => None,
        Some(Chosen::Words(frequency)) => Some(frequency),
        Some(Chosen::Exactly) => exactly(check, typed, id),
    };
    // What never happens costs nothing; an interval is kept where one was typed.
    if frequency == Some(Frequency::Never) && !any {
        return Some(ScenarioEstimate {
            frequency: Frequency::Never,
            low: 1,
            high: 1,
            max: None,
            secondary: None,
        });
    }
    let interval = interval(check, id, loss);
    let max = max?;
    if let (Some((_, high)), Some(max)) = (interval, max)
        && max < high
    {
        check.fault(of(MAX), FaultKind::Because("estimate-fault-max"));
        return None;
    }
    let secondary = secondary(check, id, percent, reaction)?;
    let ((low, high), frequency) = (interval?, frequency?);
    Some(ScenarioEstimate { frequency, low, high, max, secondary })
}

fn exactly(check: &mut Check, typed: &Typed, id: &str) -> Option<Frequency> {
    let names = RATES.map(|field| name(field, id));
    let taken = names.clone().map(|name| {
        let read = parse::optional_thousandths(typed, &name, 0..=limit::RATE);
        match check.take(read)? {
            None => {
                check.fault(name, FaultKind::Required);
                None
            }
            some => some,
        }
    });
    let [Some(low), Some(mode), Some(high)] = taken else { return None };
    ascending(check, &names, &[low, mode, high]).then_some(Frequency::Exactly { low, mode, high })
}

/// Both ends, ascending.
fn interval(check: &mut Check, id: &str, loss: [Option<Option<i64>>; 2]) -> Option<(i64, i64)> {
    let names = [name(LOW, id), name(HIGH, id)];
    for (name, end) in names.iter().zip(&loss) {
        if matches!(end, Some(None)) {
            check.fault(name.clone(), FaultKind::Required);
        }
    }
    let [Some(Some(low)), Some(Some(high))] = loss else { return None };
    ascending(check, &names, &[low, high]).then_some((low, high))
}

/// `None` is a fault; `Some(None)` is nothing typed.
fn secondary(
    check: &mut Check,
    id: &str,
    percent: Option<Option<i64>>,
    [low, high]: [Option<Option<i64>>; 2],
) -> Option<Option<SecondaryEstimate>> {
    let names = [OTHER, OTHER_LOW, OTHER_HIGH].map(|field| name(field, id));
    let taken = [percent, low, high];
    if taken.iter().all(|value| matches!(value, Some(None))) {
        return Some(None);
    }
    let [percent, low, high] = all_or_none(check, names.clone(), taken)?;
    if !ascending(check, &names[1..], &[low, high]) {
        return None;
    }
    Some(Some(SecondaryEstimate { percent: u8::try_from(percent).ok()?, low, high }))
}
