//! The likely outcome while somebody is still answering: missing answers are taken once at their best and once at their
//! worst, and the truth lies between. The worst is never worse than some way of completing the answers: its factors are
//! those of "unknown", and its gates are those of one answer for each question.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    Answers, Assessment, Driver, Factor, Facts, Group, Level, RateFault, Severity, Vector,
    engine::{self, Given, Reply},
};
use crate::rules::{Kind, QuestionId, RuleBook};

/// Most reasons that a preview gives.
const REASONS: usize = 3;

/// Both ends of what can come out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// With the best answer to every open question.
    pub best: Assessment,
    /// With the worst.
    pub worst: Assessment,
    /// The open questions, in catalogue order.
    pub missing: Vec<QuestionId>,
    /// The given answers that pull the worst severity up most, strongest first, each question once.
    pub reasons: Vec<Reason>,
}

/// A given answer and the factor that it raises most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The factor.
    pub factor: Factor,
    /// The answer.
    pub driver: Driver,
}

/// What comes out of facts whose answers may be incomplete. Of the legal check the given answers count. Keys that the
/// kind does not offer are faults as in [`rate`](super::rate).
pub fn preview(book: &RuleBook, facts: &Facts<'_>) -> Result<Preview, Vec<RateFault>> {
    let (kind, answers) = (book.kind(facts.kind), facts.answers);
    let faults = facts.faults(book);
    if !faults.is_empty() {
        return Err(faults);
    }
    let completed = |worst: bool| {
        let replies: Vec<Reply<'_>> = kind
            .questions
            .iter()
            .filter_map(|question| {
                answers.reply(question).or_else(|| {
                    // the book's check guarantees that the first answer is the harmless one
                    let given = if worst { Given::Worst } else { Given::Answer(question.answers.first()?) };
                    Some(Reply { question, given })
                })
            })
            .collect();
        engine::assess(book, &replies, facts)
    };
    let worst = completed(true);
    let open = |id: &&QuestionId| answers.get(id).is_none();
    Ok(Preview {
        best: completed(false),
        missing: kind.questions.iter().map(|question| &question.id).filter(open).cloned().collect(),
        reasons: reasons(kind, answers, &worst),
        worst,
    })
}

/// Each given answer is weighed by how far it lifts the means that make the severity above the baseline; an answer of
/// "unknown" is one too.
fn reasons(kind: &Kind, answers: &Answers, worst: &Assessment) -> Vec<Reason> {
    let counting = [Group::Likelihood, governing(&worst.inherent)];
    // likelihood is a mean of eight, impact of four: one point of impact lifts its mean twice as far
    let pull = |factor: Factor, driver: &Driver| {
        let lift = u32::from(driver.floor.saturating_sub(kind.baseline.get(factor)));
        if factor.group() == Group::Likelihood { lift } else { 2 * lift }
    };
    let mut reasons: Vec<(u32, Reason)> = kind
        .questions
        .iter()
        .filter_map(|question| {
            let key = answers.get(&question.id)?;
            let mine = counting.iter().flat_map(|group| group.factors()).filter_map(|factor| {
                let driver =
                    worst.drivers.get(factor)?.iter().find(|driver| driver.question == question.id)?;
                (driver.answer == key).then_some((*factor, driver))
            });
            let mine: Vec<_> = mine.collect();
            let total = mine.iter().map(|(factor, driver)| pull(*factor, driver)).sum();
            let (factor, driver) =
                mine.into_iter().rev().max_by_key(|(factor, driver)| pull(*factor, driver))?;
            (total > 0).then(|| (total, Reason { factor, driver: driver.clone() }))
        })
        .collect();
    reasons.sort_by_key(|(total, _)| Reverse(*total));
    reasons.into_iter().take(REASONS).map(|(_, reason)| reason).collect()
}

/// The impact that makes the severity; the business one when both do.
fn governing(vector: &Vector) -> Group {
    let by = |mean: f64| Severity::of(Level::of(vector.likelihood()), Level::of(mean));
    if by(vector.technical()) > by(vector.business()) { Group::Technical } else { Group::Business }
}
