//! A question to the other side, perhaps with an answer to accept in one click. Sides ask each other; only the executive
//! chooses whom to ask, so only that page has the choice.

use domain::{
    case::{Side, request::limit},
    rules::QuestionId,
};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// The question.
pub const QUESTION: &str = "question";
/// An answer to accept in one click.
pub const SUGGESTION: &str = "suggestion";
/// Which side shall answer; sent by the executive's page only.
pub const TO: &str = "to";
/// The answer that it is about.
pub const ABOUT: &str = "about";
/// The longest question and the longest suggestion, in characters.
pub const QUESTION_LIMIT: usize = limit::LONG;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskForm {
    /// The question, 1 to 2000 characters.
    pub question: String,
    /// A suggested answer.
    pub suggestion: Option<String>,
    /// Who shall answer.
    pub to: Side,
    /// The answer that it is about; one that the request does not have is left out.
    pub about: Option<QuestionId>,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AskForm {
    /// The form of somebody of `side`, who asks the other one; of the executive where there is none.
    pub fn parse(typed: &Typed, side: Option<Side>) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [QUESTION, SUGGESTION, ABOUT, TO, VERSION]);
        let question = check.take(parse::text(typed, QUESTION, QUESTION_LIMIT));
        let suggestion = check.take(parse::optional_text(typed, SUGGESTION, QUESTION_LIMIT));
        let about = check.take(parse::optional_line(typed, ABOUT, 40));
        let to = match side {
            None => check.take(parse::choice(typed, TO, Side::from_code)),
            Some(side) => {
                let chosen = check.take(parse::optional_choice(typed, TO, Side::from_code)).flatten();
                if chosen.is_some_and(|to| to == side) {
                    check.fault(TO, FaultKind::UnknownChoice);
                }
                Some(side.other())
            }
        };
        let version = check.take(parse::version(typed));
        check.finish(|| {
            let about = about?.map(|id| QuestionId::from(id.as_str()));
            Some(Self { question: question?, suggestion: suggestion?, to: to?, about, version: version? })
        })
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (TO, "simple-ask-to"),
                (ABOUT, "simple-ask-about"),
                (QUESTION, "simple-ask-label"),
                (SUGGESTION, "simple-ask-suggestion"),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_asks_the_other_side_and_the_executive_has_to_choose() {
        let typed = Typed::parse(b"question=Why%3F&suggestion=&version=4");
        let form = AskForm::parse(&typed, Some(Side::Security)).unwrap();
        assert_eq!((form.to, form.suggestion), (Side::Marketing, None));
        assert_eq!(AskForm::parse(&typed, None), Err(vec![Fault::new(TO, FaultKind::NotChosen)]));
        let typed = Typed::parse(b"question=Why%3F&to=security&version=4");
        assert_eq!(AskForm::parse(&typed, None).unwrap().to, Side::Security);
        assert_eq!(
            AskForm::parse(&typed, Some(Side::Security)),
            Err(vec![Fault::new(TO, FaultKind::UnknownChoice)])
        );
    }
}
