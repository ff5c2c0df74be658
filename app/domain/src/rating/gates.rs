//! Which gates are open (scoring.md 0 rules 1 and 7, section 4). Gates never enter a mean. The nine criteria of the DPIA
//! gate are counted, each once: one is a notice, two or more hold. "Unknown" opens every gate of its question, but at
//! most as a hold, and adds no criterion: nobody is blocked, or profiled, for not knowing.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    OpenGate, UNKNOWN,
    engine::{Given, Reply},
};
use crate::{
    rules::{Answer, Combination, GateId, GateLevel, GateRef, Kind, QuestionId, RuleBook},
    time::Day,
};

/// A gate while answers are still being collected.
#[derive(Default)]
struct Found {
    level: Option<GateLevel>,
    criteria: BTreeSet<u8>,
    because: BTreeSet<(QuestionId, String)>,
}

/// The open gates, strongest first, then by id.
pub(super) fn open(
    book: &RuleBook,
    kind: &Kind,
    replies: &[Reply<'_>],
    go_live: Option<Day>,
) -> Vec<OpenGate> {
    let mut found: BTreeMap<GateId, Found> = BTreeMap::new();
    for always in &kind.always {
        note(book, &mut found, always, None, GateLevel::Block);
    }
    for reply in replies {
        let because = |key: &str| Some((reply.question.id.clone(), key.to_owned()));
        match reply.given {
            Given::Answer(answer) => {
                if let Some(gate) = &answer.gate {
                    note(book, &mut found, gate, because(&answer.key), GateLevel::Block);
                }
            }
            Given::Unknown => {
                let gates = reply.question.answers.iter().filter_map(|answer| answer.gate.as_ref());
                for gate in gates.filter(|gate| gate.criterion.is_none()) {
                    note(book, &mut found, gate, because(UNKNOWN), GateLevel::Hold);
                }
            }
            Given::Worst => {
                let worst = worst(book, reply, &found);
                for gate in worst.iter().flat_map(|answer| &answer.gate) {
                    note(book, &mut found, gate, because(worst.map_or("", |a| &a.key)), GateLevel::Block);
                }
            }
        }
    }
    for combination in &kind.combinations {
        if let Some(because) = matching(combination, replies) {
            let gate = found.entry(combination.gate.id.clone()).or_default();
            gate.level = gate.level.max(Some(combination.level));
            gate.criteria.extend(combination.gate.criterion);
            gate.because.extend(because);
        }
    }
    let applies = |id: &GateId| book.gate(id).is_some_and(|gate| gate.applies(go_live));
    let mut open: Vec<OpenGate> =
        found.into_iter().filter(|(id, _)| applies(id)).map(|(id, found)| found.opened(book, id)).collect();
    open.sort_by_key(|gate| Reverse(gate.level));
    open
}

fn note(
    book: &RuleBook,
    found: &mut BTreeMap<GateId, Found>,
    gate: &GateRef,
    because: Option<(QuestionId, String)>,
    at_most: GateLevel,
) {
    let entry = found.entry(gate.id.clone()).or_default();
    entry.because.extend(because);
    match gate.criterion {
        Some(criterion) => {
            entry.criteria.insert(criterion);
        }
        None => entry.level = entry.level.max(book.gate(&gate.id).map(|gate| gate.level.min(at_most))),
    }
}

impl Found {
    fn opened(self, book: &RuleBook, id: GateId) -> OpenGate {
        let counted = match self.criteria.len() {
            0 => GateLevel::Clear,
            1 => GateLevel::Notice,
            _ => book.gate(&id).map_or(GateLevel::Hold, |gate| gate.level),
        };
        OpenGate {
            id,
            level: self.level.map_or(counted, |level| level.max(counted)),
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
fn matching(combination: &Combination, replies: &[Reply<'_>]) -> Option<Vec<(QuestionId, String)>> {
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
            key.map(|key| (id.clone(), key.clone()))
        })
        .collect()
}
