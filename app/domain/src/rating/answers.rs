//! What was answered, and what can be wrong with it. A missing answer and "I do not know" are two things: the first is
//! refused at submission, the second is scored as the worst of its question and flagged (scoring.md 0, rule 1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::engine::{Given, Reply};
use crate::rules::{Kind, Question, QuestionId};

/// The key that every question offers beside its listed answers.
pub const UNKNOWN: &str = "unknown";

/// The given keys by question; a key is a listed one or [`UNKNOWN`]. May be incomplete while somebody is still typing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<QuestionId, String>);

/// Why a request cannot be rated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum RateFault {
    /// A question of the kind has no answer.
    #[error("{0} is not answered")]
    MissingAnswer(QuestionId),
    /// The kind does not ask this.
    #[error("{0} is not a question of this kind")]
    UnknownQuestion(String),
    /// The question does not offer this key.
    #[error("{question} has no answer `{key}`")]
    UnknownAnswer {
        /// The question.
        question: QuestionId,
        /// What was given.
        key: String,
    },
    /// The legal check has no such statement.
    #[error("{0} is not a statement of the legal check")]
    UnknownGateQuestion(String),
    /// The library has no such condition.
    #[error("{0} is not a condition")]
    UnknownCondition(String),
}

impl Answers {
    /// The key given to a question.
    pub fn get(&self, question: &QuestionId) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    /// What is wrong with the given answers; that some are missing is not wrong here.
    pub(super) fn faults(&self, kind: &Kind) -> Vec<RateFault> {
        self.0
            .iter()
            .filter_map(|(id, key)| match kind.question(id) {
                None => Some(RateFault::UnknownQuestion(id.to_string())),
                Some(question) if key == UNKNOWN || question.answer(key).is_some() => None,
                Some(_) => Some(RateFault::UnknownAnswer { question: id.clone(), key: key.clone() }),
            })
            .collect()
    }

    /// How a question is answered; `None` when it is not, or not with a key that it offers.
    pub(super) fn reply<'a>(&self, question: &'a Question) -> Option<Reply<'a>> {
        let key = self.get(&question.id)?;
        let given = if key == UNKNOWN { Given::Unknown } else { Given::Answer(question.answer(key)?) };
        Some(Reply { question, given })
    }
}

impl<K: Into<QuestionId>, V: Into<String>> FromIterator<(K, V)> for Answers {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(question, key)| (question.into(), key.into())).collect())
    }
}
