//! What was said to the statements of the legal check, and which of them are asked. A statement is asked where it can
//! apply: a rated answer of "unknown", or none yet, keeps it; a later statement waits for its earlier one. Answers to
//! statements that are not asked stay stored and do not count, so that changing an answer back loses nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Answers, UNKNOWN};
use crate::rules::{GateAnswer, GateQuestion, GateQuestionId, KindId, QuestionId, RuleBook};

/// The answers by statement. May be incomplete while somebody is still typing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GateAnswers(pub BTreeMap<GateQuestionId, GateAnswer>);

impl GateAnswers {
    /// What was said to a statement.
    pub fn get(&self, question: &GateQuestionId) -> Option<GateAnswer> {
        self.0.get(question).copied()
    }

    /// Says `answer` to every statement that is asked and has no answer yet, also to those that only this brings up.
    pub fn fill(&mut self, book: &RuleBook, kind: KindId, answers: &Answers, answer: GateAnswer) {
        // a later statement stands after the one it waits for, so one pass in the order of the book meets them all
        for question in book.gate_questions() {
            if is_asked(book, kind, question, &|id| answers.get(id), self) {
                self.0.entry(question.id.clone()).or_insert(answer);
            }
        }
    }
}

impl<K: Into<GateQuestionId>> FromIterator<(K, GateAnswer)> for GateAnswers {
    fn from_iter<I: IntoIterator<Item = (K, GateAnswer)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(question, answer)| (question.into(), answer)).collect())
    }
}

/// The statements that are asked about a request with these answers, in the order of the book.
pub fn applicable<'b>(
    book: &'b RuleBook,
    kind: KindId,
    answers: &Answers,
    gate_answers: &GateAnswers,
) -> Vec<&'b GateQuestion> {
    let asked =
        |question: &&GateQuestion| is_asked(book, kind, question, &|id| answers.get(id), gate_answers);
    book.gate_questions().filter(asked).collect()
}

/// Whether the rated answers let a statement apply at all, whatever was said to the one it waits for.
pub fn can_apply(book: &RuleBook, kind: KindId, question: &GateQuestion, answers: &Answers) -> bool {
    within(book, kind, question, &|id| answers.get(id))
}

/// Whether a statement is asked. `key` tells the rated answers; `None` and "unknown" can be anything.
pub(super) fn is_asked<'k>(
    book: &RuleBook,
    kind: KindId,
    question: &GateQuestion,
    key: &dyn Fn(&QuestionId) -> Option<&'k str>,
    said: &GateAnswers,
) -> bool {
    let after = question.after.as_ref().is_none_or(|after| {
        let earlier = book.gate_question(&after.question);
        said.get(&after.question).is_some_and(|answer| after.answers.contains(&answer))
            && earlier.is_some_and(|earlier| is_asked(book, kind, earlier, key, said))
    });
    after && within(book, kind, question, key)
}

fn within<'k>(
    book: &RuleBook,
    kind: KindId,
    question: &GateQuestion,
    key: &dyn Fn(&QuestionId) -> Option<&'k str>,
) -> bool {
    let possible = |id: &QuestionId, keys: &Vec<String>| {
        key(id).is_none_or(|given| given == UNKNOWN || keys.iter().any(|key| key == given))
    };
    let met = |name: &String| {
        let ways = book.circumstance(name).and_then(|circumstance| circumstance.get(&kind));
        ways.is_some_and(|ways| ways.iter().any(|way| way.iter().all(|(id, keys)| possible(id, keys))))
    };
    question.kinds.contains(&kind) && question.asked_when.as_ref().is_none_or(met)
}
