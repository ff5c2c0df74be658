//! What must hold of the screening: it leads to questions and answers that exist, offers something, and is as short as
//! promised; a fact about a tool never rules out the worst answer, so it can make no request look better.

use super::{text, unique};
use crate::{
    rules::{KindId, Leaves, MOST_SCREENING, Question, QuestionId, RuleBook},
    tool::Catalogue,
};

pub(super) fn screening(book: &RuleBook, faults: &mut Vec<String>) {
    let screening = book.screening();
    unique(screening.questions.iter().map(|question| question.id.as_str()), faults);
    for kind in KindId::ALL {
        if screening.of(kind).count() > MOST_SCREENING {
            faults.push(format!("{} has more than {MOST_SCREENING} screening questions", kind.code()));
        }
    }
    for question in &screening.questions {
        let name = question.id.as_str();
        text(name, &question.text, faults);
        text(name, &question.why, faults);
        unique(question.options.iter().map(|option| option.key.as_str()), faults);
        if question.options.len() < 2 {
            faults.push(format!("{name} has fewer than two options"));
        }
        for option in &question.options {
            text(name, &option.text, faults);
            if !matches!(option.key.as_bytes(), [b'a'..=b'z']) {
                faults.push(format!("{name} has the key `{}`, which is not one small letter", option.key));
            }
            let own = |id: &QuestionId| book.kind(question.kind).question(id);
            leaves(name, &option.leaves, own, faults);
        }
    }
    let any = |id: &QuestionId| book.kinds().find_map(|kind| kind.question(id));
    for id in screening.account.iter().chain(&screening.supplier) {
        if any(id).is_none() {
            faults.push(format!("the screening carries over {id}, which is no question"));
        }
    }
    for fact in &screening.facts {
        for tool in fact.tools.iter().filter(|tool| Catalogue::built_in().find(tool).is_none()) {
            faults.push(format!("the screening knows {tool}, which is no tool"));
        }
        leaves("a fact", &fact.leaves, any, faults);
        for (id, keys) in &fact.leaves {
            let worst = any(id).and_then(|question| question.answers.last());
            if worst.is_some_and(|worst| !keys.contains(&worst.key)) {
                faults.push(format!("a fact rules out the worst answer of {id}"));
            }
        }
    }
}

/// Each part leaves at least one answer that exists, and rules one out.
fn leaves<'b>(
    name: &str,
    leaves: &Leaves,
    find: impl Fn(&QuestionId) -> Option<&'b Question>,
    faults: &mut Vec<String>,
) {
    for (id, keys) in leaves {
        let Some(question) = find(id) else {
            faults.push(format!("{name} settles {id}, which is no question there"));
            continue;
        };
        unique(keys.iter().map(String::as_str), faults);
        let missing = keys.iter().filter(|key| question.answer(key).is_none());
        faults.extend(missing.map(|key| format!("{name} leaves {key}, which {id} does not offer")));
        if keys.is_empty() || keys.len() >= question.answers.len() {
            faults.push(format!("{name} settles nothing of {id}"));
        }
    }
}
