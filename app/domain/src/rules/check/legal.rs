//! What must hold among the statements of the legal check: each stands under a group, opens something, waits only for a
//! statement above it, and is asked only because of an answer that is not the harmless one. The last keeps the preview
//! true: with the best answers no statement counts that would not count with others.

use std::collections::BTreeSet;

use super::{leads_somewhere, text, unique};
use crate::rules::{GateQuestion, KindId, RuleBook};

pub(super) fn statements(book: &RuleBook, faults: &mut Vec<String>) {
    unique(book.gate_questions().map(|question| question.id.as_str()), faults);
    unique(book.gate_groups().iter().map(|group| group.id.as_str()), faults);
    for group in book.gate_groups() {
        text(group.id.as_str(), &group.name, faults);
        if !book.gate_questions().any(|question| question.group == group.id) {
            faults.push(format!("the group {} of the legal check has no statement", group.id));
        }
    }
    for name in book.legal.circumstances.keys() {
        circumstance(book, name, faults);
    }
    let mut above = BTreeSet::new();
    for question in book.gate_questions() {
        statement(book, question, &above, faults);
        above.insert(question.id.as_str());
    }
}

fn statement(book: &RuleBook, question: &GateQuestion, above: &BTreeSet<&str>, faults: &mut Vec<String>) {
    let name = question.id.as_str();
    text(name, &question.statement, faults);
    text(name, &question.why, faults);
    text(name, &question.reference, faults);
    if !name.starts_with("GQ-") {
        faults.push(format!("{name} is not named GQ-…"));
    }
    if !book.gate_groups().iter().any(|group| group.id == question.group) {
        faults.push(format!("{name} stands under {}, which is no group of the legal check", question.group));
    }
    if question.kinds.is_empty() {
        faults.push(format!("{name} is asked for no kind"));
    }
    if question.openings().next().is_none() {
        faults.push(format!("{name} opens nothing"));
    }
    for opening in question.openings() {
        leads_somewhere(book, name, &opening.gate, faults);
    }
    if let Some(after) = question.after.as_ref().filter(|after| !above.contains(after.question.as_str())) {
        faults.push(format!("{name} waits for {}, which does not stand above it", after.question));
    }
    if let Some(later) = question.settled_by.as_ref() {
        let follows = book.gate_question(later).and_then(|later| later.after.as_ref());
        if follows.is_none_or(|after| after.question != question.id) {
            faults.push(format!("{name} is settled by {later}, which does not follow it"));
        }
    }
    if let Some(circumstance) = &question.asked_when {
        let ways =
            |kind: &KindId| book.circumstance(circumstance).is_some_and(|ways| ways.contains_key(kind));
        let silent = question.kinds.iter().filter(|kind| !ways(kind));
        faults.extend(silent.map(|kind| {
            format!("{circumstance}, on which {name} depends, says nothing about {}", kind.code())
        }));
    }
}

fn circumstance(book: &RuleBook, name: &str, faults: &mut Vec<String>) {
    let ways = book.circumstance(name).into_iter().flatten();
    for (kind, id, keys) in
        ways.flat_map(|(kind, ways)| ways.iter().flatten().map(move |(id, keys)| (*kind, id, keys)))
    {
        let Some(question) = book.kind(kind).question(id) else {
            faults.push(format!("{name} names {id}, which is no question of {}", kind.code()));
            continue;
        };
        let unknown = keys.iter().filter(|key| question.answer(key).is_none());
        faults.extend(unknown.map(|key| format!("{name} names {key}, which {id} does not offer")));
        if question.answers.first().is_some_and(|first| keys.contains(&first.key)) {
            faults.push(format!("{name} counts the harmless answer of {id}"));
        }
    }
}
