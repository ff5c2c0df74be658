//! What is left of one question: the answers that an honest person could still give, and who says so. Words about this
//! request come first, then what the catalogue rules out, then earlier requests; where they contradict each other,
//! nothing is settled and the question is open as a whole.

use super::Origin;
use crate::{
    case::request::Request,
    rating::{Factor, UNKNOWN},
    rules::{Answer, Question, RuleBook, ScreeningId},
    tool::name_key,
};

/// What is left of one question.
#[derive(Clone, Debug)]
pub(super) struct Left<'b> {
    pub(super) question: &'b Question,
    /// At least one.
    pub(super) answers: Vec<&'b Answer>,
    /// Who narrowed it last.
    by: Option<Origin>,
    /// Somebody was asked in plain words and does not know.
    unknown: Option<ScreeningId>,
}

impl<'b> Left<'b> {
    fn whole(question: &'b Question) -> Self {
        Self { question, answers: question.answers.iter().collect(), by: None, unknown: None }
    }

    /// Without what was said in plain words.
    pub(super) fn before_screening(book: &'b RuleBook, request: &Request, question: &'b Question) -> Self {
        Self::whole(question).with_tool(book, request).with_earlier(request)
    }

    /// With everything that is known.
    pub(super) fn of(book: &'b RuleBook, request: &Request, question: &'b Question) -> Self {
        let mut left = Self::whole(question);
        for asked in request.kind.into_iter().flat_map(|kind| book.screening().of(kind)) {
            let Some(key) = request.screened.said.get(&asked.id).filter(|_| asked.touches(&question.id))
            else {
                continue;
            };
            if key == UNKNOWN {
                left.unknown = Some(asked.id.clone());
            } else if let Some(keys) = asked.option(key).and_then(|option| option.leaves.get(&question.id)) {
                left = left.narrowed(keys, Origin::Screening(asked.id.clone()));
            }
        }
        left.with_tool(book, request).with_earlier(request)
    }

    fn with_tool(self, book: &RuleBook, request: &Request) -> Self {
        match book.screening().fact(&request.tool, &self.question.id) {
            Some(keys) => self.narrowed(keys, Origin::Tool),
            None => self,
        }
    }

    fn with_earlier(self, request: &Request) -> Self {
        let Some(carried) = request.screened.carried.get(&self.question.id) else { return self };
        let fits = carried.tool.as_ref().is_none_or(|tool| *tool == name_key(&request.tool));
        let known = self.answers.iter().any(|answer| answer.key == carried.key);
        if !fits || !known || self.unknown.is_some() {
            return self;
        }
        let origin = if carried.tool.is_some() { Origin::Decided } else { Origin::Last };
        self.narrowed(std::slice::from_ref(&carried.key), origin(carried.case))
    }

    /// The answers that both leave; all of them where these contradict what was left so far.
    fn narrowed(self, keys: &[String], by: Origin) -> Self {
        let answers: Vec<_> = self.answers.iter().copied().filter(|one| keys.contains(&one.key)).collect();
        match answers.len() {
            0 => Self { unknown: self.unknown, ..Self::whole(self.question) },
            same if same == self.answers.len() => self,
            _ => Self { answers, by: Some(by), ..self },
        }
    }

    /// The answer, where only one is left or nobody knows.
    pub(super) fn settled(&self) -> Option<(String, Origin)> {
        match (self.answers.as_slice(), &self.by, &self.unknown) {
            ([only], Some(by), _) => Some((only.key.clone(), by.clone())),
            (_, None, Some(asked)) => Some((UNKNOWN.to_owned(), Origin::Screening(asked.clone()))),
            _ => None,
        }
    }

    /// What counts where nothing of it changes the outcome: the answer that is worse than all others left, or
    /// "unknown", which is worse than any.
    pub(super) fn at_worst(&self) -> (String, Origin) {
        let unasked = || (UNKNOWN.to_owned(), Origin::NotAsked);
        let Some(by) = &self.by else { return unasked() };
        self.worst().map_or_else(unasked, |worst| (worst.key.clone(), by.clone()))
    }

    /// The answer left that is at least as bad as every other one left, factor by factor and in what it opens.
    pub(super) fn worst(&self) -> Option<&'b Answer> {
        let worst_of_all = |one: &&&Answer| self.answers.iter().all(|other| dominates(one, other));
        self.answers.iter().find(worst_of_all).copied()
    }
}

fn dominates(one: &Answer, other: &Answer) -> bool {
    // "not applicable" is better than saying nothing
    let weight = |answer: &Answer, factor| match answer.floors.get(&factor) {
        None => 0,
        Some(0) => -1,
        Some(floor) => i16::from(*floor),
    };
    Factor::ALL.into_iter().all(|factor| weight(one, factor) >= weight(other, factor))
        && (one.gate == other.gate || other.gate.is_none())
}
