//! Which gates are open (scoring.md 0 rules 1 and 7, section 4). Gates never enter a mean. The nine criteria of the DPIA
//! gate are counted, each once: one is a notice, two or more hold. "Unknown" opens every gate of its question, but at
//! most as a hold, and adds no criterion: nobody is blocked, or profiled, for not knowing.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Cause, Facts, GateAnswers, OpenGate, UNKNOWN,
    engine::{Given, Reply},
    gate_answers::is_asked,
};
use crate::rules::{
    Answer, Combination, GateAnswer, GateId, GateLevel, GateQuestion, GateQuestionId, GateRef, RuleBook,
};

/// A gate while answers are still being collected.
#[derive(Default)]
struct Found {
    level: Option<GateLevel>,
    criteria: BTreeSet<u8>,
    because: BTreeSet<Cause>,
}

/// The gates found so far.
struct Search<'b> {
    book: &'b RuleBook,
    found: BTreeMap<GateId, Found>,
    unclear: Vec<GateQuestionId>,
}

/// The open gates, strongest first, then by id; and the statements that are asked and answered with "unknown".
pub(super) fn open(
    book: &RuleBook,
    replies: &[Reply<'_>],
    facts: &Facts<'_>,
) -> (Vec<OpenGate>, Vec<GateQuestionId>) {
    let kind = book.kind(facts.kind);
    let mut search = Search { book, found: BTreeMap::new(), unclear: Vec::new() };
    for always in &kind.always {
        search.note(always, None, GateLevel::Block);
    }
    for reply in replies {
        search.reply(reply);
    }
    for combination in &kind.combinations {
        if let Some(because) = matching(combination, replies) {
            let gate = search.found.entry(combination.gate.id.clone()).or_default();
            gate.level = gate.level.max(Some(combination.level));
            gate.criteria.extend(combination.gate.criterion);
            gate.because.extend(because);
        }
    }
    if let Some(said) = facts.gate_answers {
        search.statements(replies, facts, said);
    }
    let mut open: Vec<OpenGate> = search
        .found
        .into_iter()
        .filter_map(|(id, found)| {
            let most = book.gate(&id)?.most(facts.go_live, facts.nis2)?;
            Some(found.opened(book, id, most))
        })
        .collect();
    open.sort_by_key(|gate| Reverse(gate.level));
    (open, search.unclear)
}

impl Search<'_> {
    fn note(&mut self, gate: &GateRef, because: Option<Cause>, at_most: GateLevel) {
        let entry = self.found.entry(gate.id.clone()).or_default();
        entry.because.extend(because);
        match gate.criterion {
            Some(criterion) => {
                entry.criteria.insert(criterion);
            }
            None => {
                entry.level = entry.level.max(self.book.gate(&gate.id).map(|gate| gate.level.min(at_most)));
            }
        }
    }

    fn reply(&mut self, reply: &Reply<'_>) {
        let because =
            |key: &str| Some(Cause::Answer { question: reply.question.id.clone(), key: key.to_owned() });
        match reply.given {
            Given::Answer(answer) => {
                if let Some(gate) = &answer.gate {
                    self.note(gate, because(&answer.key), GateLevel::Block);
                }
            }
            Given::Unknown => {
                let gates = reply.question.answers.iter().filter_map(|answer| answer.gate.as_ref());
                for gate in gates.filter(|gate| gate.criterion.is_none()) {
                    self.note(gate, because(UNKNOWN), GateLevel::Hold);
                }
            }
            Given::Worst => {
                let worst = worst(self.book, reply, &self.found);
                for gate in worst.iter().flat_map(|answer| &answer.gate) {
                    self.note(gate, because(worst.map_or("", |a| &a.key)), GateLevel::Block);
                }
            }
        }
    }

    /// Every statement that is asked and was answered.
    fn statements(&mut self, replies: &[Reply<'_>], facts: &Facts<'_>, said: &GateAnswers) {
        let book = self.book;
        let key = |id: &_| {
            let reply = replies.iter().find(|reply| reply.question.id == *id)?;
            match reply.given {
                Given::Answer(answer) => Some(answer.key.as_str()),
                // can be anything
                Given::Unknown | Given::Worst => None,
            }
        };
        let answered = |question: &GateQuestion| {
            let asked = is_asked(book, facts.kind, question, &key, said);
            said.get(&question.id).filter(|_| asked)
        };
        for question in book.gate_questions() {
            let Some(answer) = answered(question) else { continue };
            if answer == GateAnswer::Unknown {
                self.unclear.push(question.id.clone());
            }
            let cause = Some(Cause::Statement { question: question.id.clone(), answer });
            let settled = question.settled_by.as_ref().and_then(|id| book.gate_question(id));
            if settled.is_some_and(|later| answered(later).is_some()) {
                continue;
            }
            if let Some(opening) = question.opening(answer) {
                self.note(&opening.gate, cause, opening.level.unwrap_or(GateLevel::Block));
            } else if answer == GateAnswer::Unknown {
                for opening in question.openings().filter(|opening| opening.gate.criterion.is_none()) {
                    let level = opening.level.unwrap_or(GateLevel::Block).min(GateLevel::Hold);
                    self.note(&opening.gate, cause.clone(), level);
                }
            }
        }
    }
}

impl Found {
    fn opened(self, book: &RuleBook, id: GateId, most: GateLevel) -> OpenGate {
        let counted = match self.criteria.len() {
            0 => GateLevel::Clear,
            1 => GateLevel::Notice,
            _ => book.gate(&id).map_or(GateLevel::Hold, |gate| gate.level),
        };
        OpenGate {
            id,
            level: self.level.map_or(counted, |level| level.max(counted)).min(most),
            criteria: self.criteria.into_iter().collect(),
            because: self.because.into_iter().collect(),
        }
    }
}

/// The answer that opens the strongest gate of a question nobody has answered yet; of two criteria rather the one that
/// is not counted yet. One answer and not all, because nobody can give two.
fn worst<'a>(book: &RuleBook, reply: &Reply<'a>, found: &BTreeMap<GateId, Found>) -> Option<&'a Answer> {
    let strength = |answer: &&Answer| {
        answer.gate.as_ref().map(|gate| match gate.criterion {
            Some(criterion) => {
                let counted = found.get(&gate.id).is_some_and(|found| found.criteria.contains(&criterion));
                (GateLevel::Notice, !counted)
            }
            None => (book.gate(&gate.id).map_or(GateLevel::Clear, |gate| gate.level), true),
        })
    };
    reply.question.answers.iter().max_by_key(strength)
}

/// The answers that fulfil a combination; `None` when one of its questions is answered otherwise.
fn matching(combination: &Combination, replies: &[Reply<'_>]) -> Option<Vec<Cause>> {
    combination
        .when
        .iter()
        .map(|(id, keys)| {
            let reply = replies.iter().find(|reply| reply.question.id == *id)?;
            let key = match reply.given {
                Given::Answer(answer) => keys.iter().find(|key| **key == answer.key),
                Given::Unknown => None,
                Given::Worst => keys.last(),
            };
            key.map(|key| Cause::Answer { question: id.clone(), key: key.clone() })
        })
        .collect()
}
