//! Gates: every answer that opens one, every question nobody can answer, the count of criteria, and the dates of the law.

mod rating_words;

use std::collections::BTreeSet;

use domain::{
    rating::{Answers, Assessment, Cause, Facts, RateFault, UNKNOWN, preview, rate},
    rules::{GateLevel, KindId, RuleBook},
    time::Day,
};
use rating_words::{best, open_gates, with};

fn rated_on(kind: KindId, answers: &Answers, go_live: Option<Day>) -> Assessment {
    rate(RuleBook::built_in(), &Facts { go_live, ..Facts::of(kind, answers) }).unwrap()
}

fn rated(kind: KindId, answers: &Answers) -> Assessment {
    rated_on(kind, answers, None)
}

/// What the kind opens by itself.
fn own(kind: KindId) -> &'static str {
    if matches!(kind, KindId::Iot | KindId::Ai) { "G-DPIA NOTICE [8]" } else { "" }
}

#[test]
fn every_answer_opens_exactly_its_gate() {
    let book = RuleBook::built_in();
    let mut opened = BTreeSet::new();
    for kind in KindId::ALL {
        for question in &book.kind(kind).questions {
            for answer in &question.answers {
                let rating = rated(kind, &with(best(kind), question.id.as_str(), &answer.key));
                let Some(gate) = &answer.gate else {
                    assert_eq!(open_gates(&rating), own(kind), "{} {}", question.id, answer.key);
                    continue;
                };
                opened.insert(gate.id.clone());
                let open = rating.gates.iter().find(|open| open.id == gate.id).unwrap();
                assert!(
                    open.because
                        .contains(&Cause::Answer { question: question.id.clone(), key: answer.key.clone() })
                );
                match gate.criterion {
                    Some(criterion) => assert!(open.criteria.contains(&criterion)),
                    None => assert_eq!(open.level, book.gate(&gate.id).unwrap().level),
                }
            }
        }
    }
    let statements = book.gate_questions().flat_map(domain::rules::GateQuestion::openings);
    opened.extend(statements.map(|opening| opening.gate.id.clone()));
    let known: BTreeSet<_> = book.gates().map(|gate| gate.id.clone()).collect();
    assert_eq!(opened, known, "no gate stands in the book that nothing opens");
}

#[test]
fn not_knowing_opens_every_gate_of_the_question_at_most_as_a_hold() {
    let cases = [
        (KindId::Saas, "SAA-05", "G-AVV HOLD, G-AVV-BLOCK HOLD"),
        (KindId::Social, "SOC-05", "G-TDDDG HOLD"),
        (KindId::Social, "SOC-04", ""),
        (KindId::Social, "SOC-01", ""),
        (KindId::Iot, "IOT-01", "G-ETSI-5.1 HOLD, G-DPIA NOTICE [8]"),
        (KindId::Iot, "IOT-06", "G-DPIA NOTICE [8]"),
        (KindId::Ai, "AI-07", "G-AIA50-4 HOLD, G-AIA50-2 NOTICE, G-DPIA NOTICE [8]"),
        (KindId::Ai, "AI-09", "G-AIA5-F HOLD, G-AIA5-G HOLD, G-AIA50-3 HOLD, G-DPIA NOTICE [8]"),
        (KindId::Payment, "PAY-10", "G-PCI HOLD, G-PCI-BLOCK HOLD"),
        (KindId::Partner, "DSH-01", "G-ART26 HOLD, G-BASIS-BLOCK HOLD"),
        (KindId::Partner, "DSH-07", ""),
    ];
    for (kind, question, expected) in cases {
        assert_eq!(open_gates(&rated(kind, &with(best(kind), question, UNKNOWN))), expected, "{question}");
    }
}

#[test]
fn nobody_is_blocked_for_not_knowing() {
    for kind in KindId::ALL {
        let questions = &RuleBook::built_in().kind(kind).questions;
        let unknown: Answers = questions.iter().map(|question| (question.id.clone(), UNKNOWN)).collect();
        assert!(rated(kind, &unknown).gate_level() <= GateLevel::Hold, "{}", kind.code());
    }
}

#[test]
fn a_known_block_stays_a_block_beside_an_unknown() {
    let answers = with(with(best(KindId::Iot), "IOT-02", "c"), "IOT-03", UNKNOWN);
    let rating = rated(KindId::Iot, &answers);
    assert_eq!(open_gates(&rating), "G-ETSI-5.3 HOLD, G-DPIA NOTICE [8]");
    let because: Vec<_> = rating.gates[0]
        .because
        .iter()
        .map(|cause| format!("{}{}", cause.question(), cause.answer()))
        .collect();
    assert_eq!(because, ["IOT-02c", "IOT-03unknown"]);
}

#[test]
fn one_criterion_is_told_and_two_hold() {
    let one = with(best(KindId::Social), "SOC-04", "c");
    assert_eq!(open_gates(&rated(KindId::Social, &one)), "G-DPIA NOTICE [4]");
    assert_eq!(open_gates(&rated(KindId::Social, &with(one, "SOC-05", "c"))), "G-DPIA HOLD [4, 6]");
}

#[test]
fn a_criterion_counts_once_however_many_answers_meet_it() {
    let once = with(best(KindId::Ai), "AI-02", "d");
    assert_eq!(open_gates(&rated(KindId::Ai, &once)), "G-DPIA NOTICE [8]");
    assert_eq!(open_gates(&rated(KindId::Ai, &with(once, "AI-10", "c"))), "G-DPIA HOLD [7, 8]");
}

#[test]
fn a_chatbot_that_reads_its_customers_data_needs_the_assessment_whatever_the_count() {
    for (who, what, expected) in [
        ("b", "c", "G-DPIA HOLD [8]"),
        ("c", "d", "G-DPIA HOLD [8]"),
        ("a", "d", "G-DPIA NOTICE [8]"),
        ("c", "b", "G-DPIA NOTICE [8]"),
        ("c", UNKNOWN, "G-DPIA NOTICE [8]"),
        (UNKNOWN, "c", "G-DPIA NOTICE [8]"),
    ] {
        let answers = with(with(best(KindId::Ai), "AI-01", who), "AI-02", what);
        assert_eq!(open_gates(&rated(KindId::Ai, &answers)), expected, "AI-01 {who}, AI-02 {what}");
    }
}

#[test]
fn the_ai_act_applies_from_its_dates_on() {
    let day = |text: &str| Some(text.parse().unwrap());
    let silent = with(best(KindId::Ai), "AI-06", "c");
    assert_eq!(open_gates(&rated_on(KindId::Ai, &silent, day("2026-08-01"))), "G-DPIA NOTICE [8]");
    let open = "G-AIA50-1 HOLD, G-DPIA NOTICE [8]";
    assert_eq!(open_gates(&rated_on(KindId::Ai, &silent, day("2026-08-02"))), open);
    assert_eq!(open_gates(&rated_on(KindId::Ai, &silent, day("2030-01-01"))), open);
    assert_eq!(open_gates(&rated_on(KindId::Ai, &silent, None)), open, "with no day every rule applies");
}

#[test]
fn faults_name_what_is_wrong_and_all_of_it() {
    let mut answers = best(KindId::Social);
    answers.0.remove("SOC-03");
    answers.0.insert("SOC-99".into(), "a".to_owned());
    answers.0.insert("SOC-01".into(), "z".to_owned());
    let conditions = rating_words::conditions("C-MFA C-NONE");
    let faults =
        rate(RuleBook::built_in(), &Facts::of(KindId::Social, &answers).with(&conditions)).unwrap_err();
    assert_eq!(
        faults,
        [
            RateFault::UnknownAnswer { question: "SOC-01".into(), key: "z".to_owned() },
            RateFault::UnknownQuestion("SOC-99".to_owned()),
            RateFault::MissingAnswer("SOC-03".into()),
            RateFault::UnknownCondition("C-NONE".to_owned()),
        ]
    );
    let faults = preview(RuleBook::built_in(), &Facts::of(KindId::Social, &answers)).unwrap_err();
    assert_eq!(faults.len(), 2, "a preview forgives only what is missing");
}

#[test]
fn a_preview_gives_each_question_once_as_a_reason_and_the_strongest_first() {
    let answers: Answers =
        [("SOC-01", "d"), ("SOC-02", "a"), ("SOC-08", "b"), ("SOC-11", "c")].into_iter().collect();
    let seen = preview(RuleBook::built_in(), &Facts::of(KindId::Social, &answers)).unwrap();
    let questions: Vec<_> = seen.reasons.iter().map(|reason| reason.driver.question.as_str()).collect();
    assert_eq!(questions, ["SOC-11", "SOC-01", "SOC-08"]);
    assert_eq!(seen.missing.len(), 7);
    assert_eq!(open_gates(&seen.best), "");
    assert_eq!(open_gates(&seen.worst), "G-DPIA HOLD [4, 7], G-TDDDG HOLD, G-TRANSFER HOLD");
}
