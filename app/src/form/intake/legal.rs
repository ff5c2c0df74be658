//! The legal check as the last sheet of a request: every statement that its kind can meet is a field, so that a page made
//! from older answers still comes back whole; only those that are asked now have to be answered. One button says "no" to
//! whatever is left.

use std::borrow::Cow;

use domain::{
    case::request::Request,
    rating::applicable,
    rules::{GateAnswer, GateQuestion, KindId, RuleBook},
};

use super::{super::Labels, fields::Fields};
use crate::text::Words;

/// The button that answers everything that is left; its value is the answer.
pub const REST: &str = "rest";

/// The statements that a kind can meet, in the order of the book.
pub fn statements(kind: KindId) -> impl Iterator<Item = &'static GateQuestion> {
    RuleBook::built_in().gate_questions().filter(move |question| question.kinds.contains(&kind))
}

/// The statements that are asked about a request as it stands.
pub fn asked(request: &Request) -> Vec<&'static GateQuestion> {
    let of = |kind| applicable(RuleBook::built_in(), kind, &request.answers, &request.gate_answers);
    request.kind.map(of).unwrap_or_default()
}

/// Names of the fields.
pub(super) fn names(kind: KindId) -> impl Iterator<Item = Cow<'static, str>> {
    statements(kind).map(|question| Cow::Borrowed(question.id.as_str()))
}

/// The statements are their own labels.
pub(super) fn labels(words: Words, kind: KindId) -> Labels {
    let label = |question: &'static GateQuestion| {
        (Cow::Borrowed(question.id.as_str()), question.statement.get(words.language).to_owned())
    };
    statements(kind).map(label).collect()
}

/// Reads the statements into the request. A later one is needed only after its earlier one, which stands above it.
pub(super) fn read(fields: &mut Fields<'_>, request: &mut Request, kind: KindId) {
    let rest = fields.pressed(REST, GateAnswer::No.code());
    for question in statements(kind) {
        let is_asked = asked(request).iter().any(|asked| asked.id == question.id);
        let said = request.gate_answers.get(&question.id).is_some();
        let needed = is_asked && !said && !rest;
        if let Some(answer) = fields.choice(question.id.as_str(), needed, GateAnswer::from_code) {
            request.gate_answers.0.insert(question.id.clone(), answer);
        }
    }
    if rest {
        request.gate_answers.fill(RuleBook::built_in(), kind, &request.answers, GateAnswer::No);
    }
}
