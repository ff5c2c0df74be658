//! What the demo's people ask for and what they put on the table, written so that a scene reads like a story.

use domain::{
    case::{
        Side,
        package::{Package, Scope, Term},
        request::{Request, business_impact},
    },
    rating::{Answers, GateAnswers},
    rules::{ConditionId, GateAnswer, KindId, RuleBook},
    time::Day,
    tool::Catalogue,
};

use std::collections::BTreeSet;

/// A request as somebody would fill it in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// Name; the supplier of a known tool comes from the catalogue.
    pub(super) tool: &'static str,
    /// Supplier of a tool that the catalogue does not know.
    pub(super) supplier: &'static str,
    pub(super) kind: KindId,
    pub(super) purpose: &'static str,
    pub(super) waiting: &'static str,
    pub(super) budget: Option<i64>,
    /// Days from now.
    pub(super) starts_in: i64,
    /// Keys in the order of the questions; `-` leaves one open.
    pub(super) answers: &'static str,
    /// Statements of the legal check with their answers, `GQ-N-1=yes GQ-N-2=unknown`; all others are answered with "no"; none while questions are open.
    pub(super) said: &'static str,
    /// The requester confirmed the business impact in plain words.
    pub(super) confirmed: bool,
}

impl Wish {
    pub(super) fn request(&self, book: &RuleBook, go_live: Day) -> Request {
        let known = Catalogue::built_in().named(self.tool);
        let questions = book.kind(self.kind).questions.iter();
        let answers: Answers = questions
            .zip(self.answers.split_whitespace())
            .filter(|(_, key)| *key != "-")
            .map(|(question, key)| (question.id.clone(), key.to_owned()))
            .collect();
        let mut gate_answers: GateAnswers = self
            .said
            .split_whitespace()
            .filter_map(|one| one.split_once('='))
            .filter_map(|(id, answer)| Some((id, GateAnswer::from_code(answer)?)))
            .collect();
        if answers.0.len() == book.kind(self.kind).questions.len() {
            gate_answers.fill(book, self.kind, &answers, GateAnswer::No);
        }
        let mut request = Request {
            tool: self.tool.to_owned(),
            supplier: known.map_or_else(|| self.supplier.to_owned(), |tool| tool.supplier.clone()),
            kind: Some(self.kind),
            purpose: self.purpose.to_owned(),
            waiting: self.waiting.to_owned(),
            budget: self.budget,
            go_live: Some(go_live),
            answers,
            gate_answers,
            ..Request::default()
        };
        if self.confirmed
            && let Ok(assessment) = request.assess(book, &BTreeSet::new(), false)
        {
            request.impact = Some(business_impact(&assessment.inherent));
        }
        request
    }
}

/// A condition of the rule book that marketing fulfils.
pub(super) fn term(condition: &'static str, due: Day) -> Term {
    Term { condition: Some(ConditionId::from(condition)), text: String::new(), owner: Side::Marketing, due }
}

/// A condition of the rule book that security fulfils.
pub(super) fn ours(condition: &'static str, due: Day) -> Term {
    Term { owner: Side::Security, ..term(condition, due) }
}

/// A condition in own words.
pub(super) fn own(text: &'static str, owner: Side, due: Day) -> Term {
    Term { condition: None, text: text.to_owned(), owner, due }
}

/// A package for the scope as asked.
pub(super) fn package(terms: Vec<Term>, expires: Day, review_months: u8, note: &'static str) -> Package {
    Package { scope: Scope::default(), terms, expires, review_months, note: note.to_owned() }
}
