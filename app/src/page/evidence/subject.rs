//! What a file can be about, in words: the request, an answer, a condition, a gate. Offered is what this case has and
//! its state takes; after a yes that is the conditions.

use domain::{
    case::{Case, evidence::About, package::Term},
    rules::{GateLevel, RuleBook},
};

use crate::{
    form::{case::evidence::named, intake::legal},
    page::executive::package::term_title,
    part::Choice,
    port::CaseView,
    text::Words,
};

/// What a file is about, in words.
pub fn subject(words: Words, case: &Case, about: &About) -> String {
    let with = |key: &'static str, what: String| words.with(key, &[("what", what.into())]);
    match about {
        About::Case => words.say("evidence-about-case"),
        About::Answer(key) => with("evidence-about-answer", answer(words, case, key)),
        About::Condition(key) => with("evidence-about-condition", condition(words, case, key)),
        About::Gate(key) => with("evidence-about-gate", gate(words, key)),
    }
}

fn answer(words: Words, case: &Case, key: &str) -> String {
    let book = RuleBook::built_in();
    let asked = case.request.kind.map(|kind| &book.kind(kind).questions);
    let question = asked.and_then(|asked| asked.iter().find(|question| question.id.as_str() == key));
    let statement = book.gate_questions().find(|question| question.id.as_str() == key);
    let question = question.map(|question| question.text.get(words.language));
    let text = question.or_else(|| statement.map(|statement| statement.statement.get(words.language)));
    text.map_or_else(|| key.to_owned(), str::to_owned)
}

fn terms(case: &Case) -> impl Iterator<Item = &Term> {
    case.rounds.iter().rev().filter_map(|round| round.package()).flat_map(|package| &package.terms)
}

fn condition(words: Words, case: &Case, key: &str) -> String {
    let term = terms(case).find(|term| term.key() == key);
    term.map_or_else(|| key.to_owned(), |term| term_title(words, term))
}

fn gate(words: Words, key: &str) -> String {
    let gate = RuleBook::built_in().gate(&key.into());
    gate.map_or_else(|| key.to_owned(), |gate| gate.artefact.get(words.language).to_owned())
}

/// Everything about which the reader may bring files now.
pub fn subjects(words: Words, view: &CaseView) -> Vec<Choice> {
    let case = &view.case;
    let mut found = vec![About::Case];
    let mut keys: Vec<String> = Vec::new();
    for key in terms(case).map(Term::key) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    found.extend(keys.into_iter().map(About::Condition));
    let gates = view.as_asked().map(|standing| standing.assessment.gates).unwrap_or_default();
    let open = gates.into_iter().filter(|gate| gate.level != GateLevel::Clear);
    found.extend(open.map(|gate| About::Gate(gate.id.to_string())));
    if let Some(kind) = case.request.kind {
        let questions = &RuleBook::built_in().kind(kind).questions;
        found.extend(questions.iter().map(|question| About::Answer(question.id.to_string())));
        let statements = legal::asked(&case.request).into_iter();
        found.extend(statements.map(|statement| About::Answer(statement.id.to_string())));
    }
    let taken = found.into_iter().filter(|about| case.state.takes_evidence_about(about));
    taken.map(|about| Choice::new(named(&about), subject(words, case, &about))).collect()
}
