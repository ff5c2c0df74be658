//! What one condition would do to the answers of a request, factor by factor, before anybody accepts it: the numbers
//! beside each condition in the offer editor. Taken from the drivers and not from the vector, because two conditions
//! may each be needed to lower one factor; then each says so instead of seeming useless.

use super::{Assessment, Factor};
use crate::rules::{Condition, Kind, QuestionId};

/// One factor that a condition lowers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lowering {
    /// The factor.
    pub factor: Factor,
    /// The highest value that an answer it acts on sets.
    pub from: u8,
    /// What it leaves of that, never below the kind's baseline.
    pub to: u8,
    /// The value at which other answers hold the factor, where that is more than `to`.
    pub held: Option<u8>,
}

impl Assessment {
    /// What `condition` would lower, in the order of the vector; empty where it does nothing for this request.
    pub fn lowered_by(&self, kind: &Kind, condition: &Condition) -> Vec<Lowering> {
        let linked = |question: &QuestionId| {
            kind.question(question).is_some_and(|question| question.conditions.contains(&condition.id))
        };
        let of = |(factor, cap): (&Factor, &u8)| {
            let drivers = self.drivers.get(factor)?;
            let acts = |driver: &&super::Driver| linked(&driver.question) && driver.floor > *cap;
            let from = drivers.iter().filter(acts).map(|driver| driver.floor).max()?;
            let to = (*cap).max(kind.baseline.get(*factor));
            let others = drivers.iter().filter(|driver| !acts(driver)).map(|driver| driver.floor).max();
            (to < from).then_some(Lowering {
                factor: *factor,
                from,
                to,
                held: others.filter(|other| *other > to),
            })
        };
        condition.caps.iter().filter_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        rating::{Answers, Facts, rate},
        rules::{ConditionId, KindId, RuleBook},
    };

    fn worst() -> Assessment {
        let book = RuleBook::built_in();
        let questions = &book.kind(KindId::Social).questions;
        let answers = Answers(
            questions
                .iter()
                .filter_map(|question| Some((question.id.clone(), question.answers.last()?.key.clone())))
                .collect(),
        );
        rate(book, &Facts::of(KindId::Social, &answers)).unwrap()
    }

    #[test]
    fn a_condition_that_holds_a_factor_alone_brings_the_vector_to_its_value() {
        let book = RuleBook::built_in();
        let kind = book.kind(KindId::Social);
        let as_asked = worst();
        for id in kind.conditions() {
            let condition = book.condition(id).unwrap();
            let answers = Answers(
                kind.questions
                    .iter()
                    .filter_map(|q| Some((q.id.clone(), q.answers.last()?.key.clone())))
                    .collect(),
            );
            let accepted = BTreeSet::from([id.clone()]);
            let with = rate(book, &Facts::of(KindId::Social, &answers).with(&accepted)).unwrap().residual;
            for lowering in as_asked.lowered_by(kind, condition) {
                assert!(lowering.to < lowering.from, "{id}: {lowering:?}");
                let reached = with.get(lowering.factor);
                assert_eq!(reached, lowering.held.unwrap_or(lowering.to), "{id}: {lowering:?}");
            }
        }
    }

    #[test]
    fn a_condition_without_an_answer_to_act_on_does_nothing() {
        let book = RuleBook::built_in();
        let condition = book.condition(&ConditionId::from("C-SEG")).unwrap();
        assert_eq!(worst().lowered_by(book.kind(KindId::Social), condition), []);
    }
}
