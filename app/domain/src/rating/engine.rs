//! The engine of tier 1: driver-wise caps (scoring.md 0, rules 1 to 3). Each answer is a driver of its own; a condition
//! acts only on the drivers it is linked to, so a four-eyes rule cannot "fix" an unmanaged script. Maxima and minima
//! only, hence idempotent, free of order, monotone, and never below the baseline.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Assessment, Driver, Factor, Facts, UNKNOWN, Vector, gates, multiplier};
use crate::rules::{Answer, ConditionId, Question, RuleBook};

/// How a question stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given<'a> {
    /// A listed answer.
    Answer(&'a Answer),
    /// "I do not know."
    Unknown,
    /// Not answered yet, and taken at its worst.
    Worst,
}

/// A question and how it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reply<'a> {
    pub(super) question: &'a Question,
    pub(super) given: Given<'a>,
}

impl<'a> Reply<'a> {
    /// The positive floors that the reply sets, with the key that sets each: those of a listed answer, otherwise the
    /// factor-wise maximum of the question.
    fn floors(&self) -> BTreeMap<Factor, (u8, &'a str)> {
        let mut floors = BTreeMap::new();
        let answers = match self.given {
            Given::Answer(answer) => std::slice::from_ref(answer),
            Given::Unknown | Given::Worst => &self.question.answers,
        };
        for answer in answers {
            let key = if matches!(self.given, Given::Unknown) { UNKNOWN } else { &answer.key };
            for (factor, floor) in answer.floors.iter().filter(|(_, floor)| **floor > 0) {
                let highest = floors.entry(*factor).or_insert((*floor, key));
                if highest.0 < *floor {
                    *highest = (*floor, key);
                }
            }
        }
        floors
    }

    /// The factors that the reply declares not applicable.
    fn not_applicable(&self) -> impl Iterator<Item = Factor> {
        let floors = match self.given {
            Given::Answer(answer) => Some(&answer.floors),
            Given::Unknown | Given::Worst => None,
        };
        floors.into_iter().flatten().filter(|(_, floor)| **floor == 0).map(|(factor, _)| *factor)
    }
}

/// The rating of replies, one for each question of the kind. Conditions that the book does not know do nothing.
pub(super) fn assess(book: &RuleBook, replies: &[Reply<'_>], facts: &Facts<'_>) -> Assessment {
    let (kind, conditions) = (book.kind(facts.kind), facts.conditions);
    let mut drivers: BTreeMap<Factor, Vec<Driver>> = BTreeMap::new();
    for reply in replies {
        for (factor, (floor, key)) in reply.floors() {
            drivers.entry(factor).or_default().push(driver(
                book,
                reply.question,
                key,
                factor,
                floor,
                conditions,
            ));
        }
    }
    for list in drivers.values_mut() {
        list.sort_by_key(|driver| Reverse(driver.floor));
    }
    let not_applicable: BTreeSet<Factor> = replies.iter().flat_map(Reply::not_applicable).collect();
    let vector = |value: fn(&Driver) -> u8| {
        Vector::from_fn(|factor| match drivers.get(&factor) {
            Some(list) => list.iter().map(value).fold(kind.baseline.get(factor), u8::max),
            None if not_applicable.contains(&factor) => 0,
            None => kind.baseline.get(factor),
        })
    };
    let (gates, unclear) = gates::open(book, replies, facts);
    Assessment {
        inherent: vector(|driver| driver.floor),
        residual: vector(|driver| driver.after),
        gates,
        unclear,
        multipliers: multiplier::of_scenarios(book, conditions),
        evidence_missing: replies
            .iter()
            .filter(|reply| matches!(reply.given, Given::Unknown))
            .map(|reply| reply.question.id.clone())
            .collect(),
        drivers,
    }
}

fn driver(
    book: &RuleBook,
    question: &Question,
    key: &str,
    factor: Factor,
    floor: u8,
    accepted: &BTreeSet<ConditionId>,
) -> Driver {
    let linked: BTreeSet<&ConditionId> =
        question.conditions.iter().filter(|id| accepted.contains(*id)).collect();
    let caps: Vec<(&ConditionId, u8)> = linked
        .into_iter()
        .filter_map(|id| Some((id, *book.condition(id)?.caps.get(&factor)?)))
        .filter(|(_, cap)| *cap < floor)
        .collect();
    Driver {
        question: question.id.clone(),
        answer: key.to_owned(),
        floor,
        after: caps.iter().map(|(_, cap)| *cap).fold(floor, u8::min),
        conditions: caps.into_iter().map(|(id, _)| id.clone()).collect(),
    }
}
