//! What can still come out, as two ends: every open question at its mildest, and every one at its worst. Ratings rise
//! with every factor (maxima and means only), so where both ends are one severity, everything between them is too. An
//! answer that opens a gate, counts for a combination or brings up statements of law always matters and is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::left::Left;
use crate::{
    rating::{Answers, Factor, Group, Severity, UNKNOWN, Vector},
    rules::{Answer, GateRef, Kind, Question, QuestionId, RuleBook},
};

/// What one question does to each factor, at both ends.
struct Span {
    low: BTreeMap<Factor, u8>,
    high: BTreeMap<Factor, u8>,
    /// Factors that some answer left says do not apply, and those that all of them say so of.
    may_not_apply: BTreeSet<Factor>,
    does_not_apply: BTreeSet<Factor>,
}

/// An end of the span.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Low,
    High,
}

/// The open questions that have to be asked, because their answers can still change severity, gates or what is asked.
pub(super) fn needed(book: &RuleBook, kind: &Kind, known: &Answers, open: &[Left<'_>]) -> Vec<QuestionId> {
    let given: Vec<Span> = kind.questions.iter().filter_map(|one| given(one, known.get(&one.id)?)).collect();
    let (mut asked, mut rest): (Vec<_>, Vec<_>) =
        open.iter().map(|left| (left, Span::of(left))).partition(|(left, _)| opens(book, kind, left));
    let severities = |asked: &[(&Left<'_>, Span)], at: End, rest: &[(&Left<'_>, Span)], end: End| {
        let spans = given.iter().map(|span| (span, End::High));
        let spans = spans.chain(asked.iter().map(|(_, span)| (span, at)));
        let vector = vector(kind, &spans.chain(rest.iter().map(|(_, span)| (span, end))).collect::<Vec<_>>());
        (vector.severity_technical(), vector.severity_business())
    };
    loop {
        let same = |at: End| -> bool {
            let ends: [(Severity, Severity); 2] =
                [End::Low, End::High].map(|end| severities(&asked, at, &rest, end));
            ends[0] == ends[1]
        };
        if same(End::Low) && same(End::High) {
            break;
        }
        let Some(place) = (0..rest.len()).max_by_key(|place| pull(kind, &rest[*place].1)) else { break };
        asked.push(rest.remove(place));
    }
    let asked: BTreeSet<&QuestionId> = asked.iter().map(|(left, _)| &left.question.id).collect();
    kind.questions.iter().map(|one| &one.id).filter(|id| asked.contains(id)).cloned().collect()
}

/// Whether the answers left differ in what they open or bring up.
fn opens(book: &RuleBook, kind: &Kind, left: &Left<'_>) -> bool {
    let id = &left.question.id;
    let mark = |answer: &Answer| -> (Option<GateRef>, Vec<bool>) {
        let combinations = kind
            .combinations
            .iter()
            .filter_map(|one| one.when.get(id))
            .map(|keys| keys.contains(&answer.key));
        let ways = book.circumstances().filter_map(|one| one.get(&kind.id)).flatten();
        let ways = ways.filter_map(|way| way.get(id)).map(|keys| keys.contains(&answer.key));
        (answer.gate.clone(), combinations.chain(ways).collect())
    };
    let mut marks = left.answers.iter().map(|answer| mark(answer));
    let first = marks.next();
    marks.any(|mark| Some(&mark) != first.as_ref())
}

impl Span {
    fn of(left: &Left<'_>) -> Self {
        let answers = &left.answers;
        // what would be kept unasked lies within the span as well
        let kept: Vec<&Answer> =
            if left.worst().is_some() { answers.clone() } else { left.question.answers.iter().collect() };
        let floor = |answer: &Answer, factor| answer.floors.get(&factor).copied();
        let all = |ok: &dyn Fn(&Answer, Factor) -> bool, every: bool| {
            let holds = |factor: &Factor| {
                let mut answers = answers.iter();
                if every { answers.all(|one| ok(one, *factor)) } else { answers.any(|one| ok(one, *factor)) }
            };
            Factor::ALL.into_iter().filter(holds).collect()
        };
        let not = |answer: &Answer, factor: Factor| floor(answer, factor) == Some(0);
        let least = |factor| answers.iter().map(|one| floor(one, factor).unwrap_or(0)).min().unwrap_or(0);
        let most = |factor| kept.iter().filter_map(|one| floor(one, factor)).max().unwrap_or(0);
        Self {
            low: Factor::ALL.map(|factor| (factor, least(factor))).into(),
            high: Factor::ALL.map(|factor| (factor, most(factor))).into(),
            may_not_apply: all(&not, false),
            does_not_apply: all(&not, true),
        }
    }
}

/// A question with an answer: both ends are one. `None` for a key that it does not offer.
fn given(question: &Question, key: &str) -> Option<Span> {
    let answers: Vec<&Answer> =
        if key == UNKNOWN { question.answers.iter().collect() } else { vec![question.answer(key)?] };
    let most = |factor: Factor| answers.iter().filter_map(|one| one.floors.get(&factor)).max().copied();
    let floors: BTreeMap<Factor, u8> =
        Factor::ALL.into_iter().map(|factor| (factor, most(factor).unwrap_or(0))).collect();
    let not: BTreeSet<Factor> = match answers.as_slice() {
        [only] => only.floors.iter().filter(|(_, floor)| **floor == 0).map(|(factor, _)| *factor).collect(),
        _ => BTreeSet::new(),
    };
    Some(Span { low: floors.clone(), high: floors, may_not_apply: not.clone(), does_not_apply: not })
}

fn vector(kind: &Kind, spans: &[(&Span, End)]) -> Vector {
    Vector::from_fn(|factor| {
        let floors = spans.iter().map(|(span, end)| if *end == End::Low { &span.low } else { &span.high });
        let most = floors.filter_map(|floors| floors.get(&factor)).max().copied().unwrap_or(0);
        let not = spans.iter().any(|(span, end)| match end {
            End::Low => span.may_not_apply.contains(&factor),
            End::High => span.does_not_apply.contains(&factor),
        });
        match most {
            0 if not => 0,
            most => most.max(kind.baseline.get(factor)),
        }
    })
}

/// How far a question can move the severity; a point of impact moves its mean twice as far as one of likelihood.
fn pull(kind: &Kind, span: &Span) -> u32 {
    let lift = |factor: Factor| {
        let base = kind.baseline.get(factor);
        let at = |floors: &BTreeMap<Factor, u8>| floors.get(&factor).copied().unwrap_or(0).max(base);
        let lift = u32::from(at(&span.high).saturating_sub(at(&span.low)));
        if factor.group() == Group::Likelihood { lift } else { 2 * lift }
    };
    Factor::ALL.into_iter().map(lift).sum()
}
