//! How the rating tests write requests: answers as the design notes print them, one key after the other in catalogue
//! order, and conditions as one line.
#![expect(dead_code, reason = "each test binary uses its part of these words")]

use std::collections::BTreeSet;

use domain::{
    rating::{Answers, Assessment},
    rules::{ConditionId, KindId, RuleBook},
};

/// Answers from keys in catalogue order.
pub fn answers(kind: KindId, keys: &str) -> Answers {
    let questions = &RuleBook::built_in().kind(kind).questions;
    assert_eq!(
        questions.len(),
        keys.split_whitespace().count(),
        "one key for each question of {}",
        kind.code()
    );
    questions.iter().map(|question| question.id.clone()).zip(keys.split_whitespace()).collect()
}

/// The answers with one of them changed.
pub fn with(mut answers: Answers, question: &str, key: &str) -> Answers {
    assert!(answers.0.insert(question.into(), key.to_owned()).is_some(), "{question} is asked");
    answers
}

/// Every question at its first answer.
pub fn best(kind: KindId) -> Answers {
    let questions = &RuleBook::built_in().kind(kind).questions;
    questions.iter().map(|question| (question.id.clone(), question.answers[0].key.clone())).collect()
}

/// Conditions from a line.
pub fn conditions(line: &str) -> BTreeSet<ConditionId> {
    line.split_whitespace().map(ConditionId::from).collect()
}

/// Every condition that a kind links.
pub fn all_conditions(kind: KindId) -> BTreeSet<ConditionId> {
    RuleBook::built_in().kind(kind).conditions().cloned().collect()
}

/// Open gates in one line: id, level, and the criteria where some count.
pub fn open_gates(rating: &Assessment) -> String {
    let lines: Vec<String> = rating
        .gates
        .iter()
        .map(|gate| match gate.criteria.as_slice() {
            [] => format!("{} {}", gate.id, gate.level),
            criteria => format!("{} {} {criteria:?}", gate.id, gate.level),
        })
        .collect();
    lines.join(", ")
}
