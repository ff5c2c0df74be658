//! Sending a case back to the table, once, with a question.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// What has to be settled at the table.
pub const QUESTION: &str = "question";
/// Characters of the question.
pub const QUESTION_LIMIT: usize = limit::TEXT;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendBackForm {
    /// The question, 1 to 280 characters.
    pub question: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl SendBackForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [QUESTION, VERSION]);
        let question = check.take(parse::text(typed, QUESTION, QUESTION_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { question: question?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(QUESTION, "send-back-question")])
    }
}
