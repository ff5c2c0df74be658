//! Every gate of the book as the adviser reads it, in both languages: what is wrong, the rule, the paper, who confirms it,
//! the level, and the answer that opened it.

use domain::{
    language::Language,
    rating::{Answers, Cause, Facts, GateAnswers, OpenGate, rate},
    rules::{GateLevel, KindId},
};

use super::*;
use crate::{render::fragment, text::Words};

fn card(language: Language, gate: OpenGate) -> String {
    fragment(language, move || view! { <GateCard gate=gate artefact=None people=People::default()/> })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn every_gate_says_reason_rule_paper_level_and_who_confirms_it() {
    for language in Language::ALL {
        for rule in RuleBook::built_in().gates() {
            let gate = OpenGate {
                id: rule.id.clone(),
                level: rule.level,
                criteria: Vec::new(),
                because: Vec::new(),
            };
            let html = card(language, gate);
            for text in [&rule.reason, &rule.artefact] {
                assert!(html.contains(&escaped(text.get(language))), "{} {language:?}: {html}", rule.id);
            }
            // nobody is named where nothing can be confirmed
            let named = html.contains(&escaped(rule.confirmed_by.get(language)));
            assert_eq!(named, rule.level == GateLevel::Hold, "{} {language:?}: {html}", rule.id);
            let level = Words::of(language).say(level(rule.level, None));
            for text in [&escaped(rule.reference.get(language)), &level] {
                assert!(html.contains(text), "{} {language:?}: {text}", rule.id);
            }
        }
    }
}

#[test]
fn every_statement_stands_as_the_cause_below_the_gate_that_it_opens() {
    let book = RuleBook::built_in();
    for question in book.gate_questions() {
        let kind = question.kinds[0];
        let answers: Answers = last(kind);
        let answer = if question.yes.is_some() { GateAnswer::Yes } else { GateAnswer::No };
        let earlier = question.after.iter().map(|after| (after.question.clone(), GateAnswer::Yes));
        let said: GateAnswers = earlier.chain([(question.id.clone(), answer)]).collect();
        let facts = Facts { gate_answers: Some(&said), ..Facts::of(kind, &answers) };
        let gates = rate(book, &facts).unwrap().gates;
        let cause = Cause::Statement { question: question.id.clone(), answer };
        let gate = gates.into_iter().find(|gate| gate.because.contains(&cause)).unwrap();
        for language in Language::ALL {
            let html = card(language, gate.clone());
            let given = Words::of(language).say(gate_answer(answer));
            let line = format!("{} – {given}", question.statement.get(language));
            assert!(html.contains(&escaped(&line)), "{} {language:?}", question.id);
        }
    }
}

fn last(kind: KindId) -> Answers {
    let questions = &RuleBook::built_in().kind(kind).questions;
    questions.iter().filter_map(|one| Some((one.id.clone(), one.answers.last()?.key.clone()))).collect()
}

#[test]
fn an_announced_rule_is_shown_at_the_level_of_its_day() {
    let announced = RuleBook::built_in().gate(&GateId::from("G-AIA-HR")).unwrap();
    assert_eq!((announced.level, announced.before), (GateLevel::Hold, Some(GateLevel::Notice)));
    let gate = OpenGate {
        id: announced.id.clone(),
        level: GateLevel::Notice,
        criteria: Vec::new(),
        because: Vec::new(),
    };
    let html = card(Language::De, gate);
    assert!(html.contains(&Words::of(Language::De).say("gates-notice-meaning")));
    assert!(html.contains("2. Dezember 2027"));
}
