//! What must hold inside a rule book, beyond its form. All faults are collected, each as one sentence that names the
//! place, because whoever edits a book wants to see everything that is wrong at once.

mod legal;
mod screening;

use std::collections::{BTreeMap, BTreeSet};

use super::{Combination, Condition, GateRef, Kind, KindId, Question, RuleBook};
use crate::{language::Bilingual, rating::Factor};

/// Every name once.
pub(super) fn unique<'a>(names: impl Iterator<Item = &'a str>, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    faults.extend(names.filter(|name| !seen.insert(*name)).map(|name| format!("{name} is there twice")));
}

/// Everything else.
pub(super) fn book(book: &RuleBook, faults: &mut Vec<String>) {
    settings(book, faults);
    for gate in book.gates() {
        let name = gate.id.as_str();
        for part in [&gate.reason, &gate.reference, &gate.artefact, &gate.confirmed_by] {
            text(name, part, faults);
        }
        if gate.before.is_some() && gate.valid_from.is_none() {
            faults.push(format!("{name} is announced before a day that it does not have"));
        }
        if gate.before.into_iter().chain(gate.unless_entity).any(|weaker| weaker >= gate.level) {
            faults.push(format!("{name} is not weaker where it should be"));
        }
        if gate.valid_from.zip(gate.valid_to).is_some_and(|(from, to)| to < from) {
            faults.push(format!("{name} ends before it begins"));
        }
    }
    for one in book.conditions() {
        condition(book, one, faults);
    }
    for (one, id) in book.kinds().zip(KindId::ALL) {
        if one.id != id {
            faults.push(format!("the file of {} is about {}", id.code(), one.id.code()));
        }
        kind(book, one, faults);
    }
    unique(book.kinds().flat_map(|kind| &kind.questions).map(|question| question.id.as_str()), faults);
    legal::statements(book, faults);
    screening::screening(book, faults);
}

fn settings(book: &RuleBook, faults: &mut Vec<String>) {
    if book.version.trim().is_empty() {
        faults.push("the version is empty".to_owned());
    }
    if !(0.0..=1.0).contains(&book.least_share()) {
        faults.push("the least share is not from 0 to 1".to_owned());
    }
    if book.settings.criteria.len() != 9 {
        faults.push("there are not nine criteria".to_owned());
    }
    for criterion in &book.settings.criteria {
        text("a criterion", criterion, faults);
    }
    unique(book.scenarios().iter().map(|scenario| scenario.id.as_str()), faults);
    unique(book.groups().iter().map(|group| group.id.as_str()), faults);
    for scenario in book.scenarios() {
        text(&scenario.id, &scenario.name, faults);
    }
    for group in book.groups() {
        text(&group.id, &group.name, faults);
        let unknown = group.acts_on.iter().filter(|id| !book.scenarios().iter().any(|s| s.id == **id));
        faults.extend(unknown.map(|id| format!("{} acts on {id}, which is no scenario", group.id)));
    }
}

fn condition(book: &RuleBook, condition: &Condition, faults: &mut Vec<String>) {
    let name = condition.id.as_str();
    text(name, &condition.text, faults);
    text(name, &condition.proof, faults);
    options(name, &condition.caps, faults);
    if condition.caps.values().any(|cap| *cap == 0) {
        faults.push(format!("{name} caps a factor at 0, which only an answer may do"));
    }
    if !book.groups().iter().any(|group| group.id == condition.group) {
        faults.push(format!("{name} works by {}, which is no group", condition.group));
    }
    for [low, mode, high] in [condition.freq_reduction, condition.mag_reduction] {
        if !(0.0 <= low && low <= mode && mode <= high && high <= 1.0) {
            faults.push(format!("a reduction of {name} is not ascending from 0 to 1"));
        }
    }
}

fn kind(book: &RuleBook, kind: &Kind, faults: &mut Vec<String>) {
    let name = kind.id.code();
    text(name, &kind.name, faults);
    let baseline = Factor::ALL.map(|factor| (factor, kind.baseline.get(factor)));
    options(name, &BTreeMap::from(baseline), faults);
    for gate in &kind.always {
        leads_somewhere(book, name, gate, faults);
        if gate.criterion.is_none() {
            faults.push(format!("{name} always opens {gate}, but only a criterion can always count"));
        }
    }
    unique(kind.topics.iter().map(|topic| topic.id.as_str()), faults);
    for topic in &kind.topics {
        text(topic.id.as_str(), &topic.name, faults);
        if !kind.questions.iter().any(|question| question.topic == topic.id) {
            faults.push(format!("the topic {} of {name} has no question", topic.id));
        }
    }
    for one in &kind.questions {
        if !kind.topics.iter().any(|topic| topic.id == one.topic) {
            faults.push(format!("{} stands under {}, which is no topic of {name}", one.id, one.topic));
        }
        question(book, one, faults);
    }
    for one in &kind.combinations {
        combination(book, kind, one, faults);
    }
}

fn question(book: &RuleBook, question: &Question, faults: &mut Vec<String>) {
    let name = question.id.as_str();
    text(name, &question.text, faults);
    text(name, &question.why, faults);
    unique(question.answers.iter().map(|answer| answer.key.as_str()), faults);
    let missing = question.conditions.iter().filter(|id| book.condition(id).is_none());
    faults.extend(missing.map(|id| format!("{name} links {id}, which is no condition")));
    if question.answers.len() < 2 {
        faults.push(format!("{name} has fewer than two answers"));
    }
    for answer in &question.answers {
        text(name, &answer.text, faults);
        options(name, &answer.floors, faults);
        if !matches!(answer.key.as_bytes(), [b'a'..=b'z']) {
            faults.push(format!("{name} has the key `{}`, which is not one small letter", answer.key));
        }
        if let Some(gate) = &answer.gate {
            leads_somewhere(book, name, gate, faults);
        }
    }
    // previews take the first answer as the best case
    if question.answers.first().is_some_and(|a| a.gate.is_some() || a.floors.values().any(|floor| *floor > 0))
    {
        faults.push(format!("the first answer of {name} is not harmless"));
    }
}

fn combination(book: &RuleBook, kind: &Kind, combination: &Combination, faults: &mut Vec<String>) {
    let name = kind.id.code();
    text(name, &combination.reason, faults);
    leads_somewhere(book, name, &combination.gate, faults);
    if combination.when.is_empty() {
        faults.push(format!("a combination of {name} has no question"));
    }
    for (id, keys) in &combination.when {
        match kind.question(id) {
            None => faults.push(format!("a combination names {id}, which is no question of {name}")),
            Some(question) => {
                let unknown = keys.iter().filter(|key| question.answer(key).is_none());
                faults.extend(
                    unknown.map(|key| format!("a combination names {key}, which {id} does not offer")),
                );
            }
        }
    }
}

fn leads_somewhere(book: &RuleBook, place: &str, gate: &GateRef, faults: &mut Vec<String>) {
    if book.gate(&gate.id).is_none() {
        faults.push(format!("{place} opens {gate}, which is no gate"));
    }
}

fn options(place: &str, values: &BTreeMap<Factor, u8>, faults: &mut Vec<String>) {
    let unlisted = values.iter().filter(|(factor, value)| !factor.options().contains(value));
    faults.extend(
        unlisted.map(|(factor, value)| format!("{place} gives {} the unlisted value {value}", factor.code())),
    );
}

fn text(place: &str, text: &Bilingual, faults: &mut Vec<String>) {
    if text.de.trim().is_empty() || text.en.trim().is_empty() {
        faults.push(format!("a text of {place} is empty"));
    }
}
