//! The answer to an open question. The suggested answer travels as an ordinary answer, so accepting it is one click and
//! what is kept is what was said, whoever wrote it first.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// The answer.
pub const ANSWER: &str = "answer";
/// Its longest length in characters.
pub const ANSWER_LIMIT: usize = limit::LONG;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerForm {
    /// What is answered, 1 to 2000 characters.
    pub answer: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AnswerForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [ANSWER, VERSION]);
        let answer = check.take(parse::text(typed, ANSWER, ANSWER_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { answer: answer?, version: version? }))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(ANSWER, "simple-answer-label")])
    }
}
