//! The legal check: what each statement opens and when, which statements are asked, what not knowing does, the day before
//! and the day of every date, and that no statement ever touches a score.

mod rating_words;

use std::collections::BTreeSet;

use domain::{
    rating::{Answers, Assessment, Cause, Facts, GateAnswers, UNKNOWN, applicable, preview, rate},
    rules::{GateAnswer, GateLevel, GateQuestion, GateQuestionId, KindId, RuleBook},
    time::Day,
};
use proptest::{prelude::*, sample::Index};
use rating_words::{answers, best, open_gates, with};

use GateAnswer::{No, Unknown, Yes};

fn book() -> &'static RuleBook {
    RuleBook::built_in()
}

/// Answers under which every statement of the kind can apply: the last of each question.
fn last(kind: KindId) -> Answers {
    let questions = &book().kind(kind).questions;
    questions
        .iter()
        .map(|question| (question.id.clone(), question.answers.last().unwrap().key.clone()))
        .collect()
}

fn said(pairs: &[(&str, GateAnswer)]) -> GateAnswers {
    pairs.iter().copied().collect()
}

fn rated(kind: KindId, answers: &Answers, said: &GateAnswers) -> Assessment {
    rate(book(), &Facts { gate_answers: Some(said), nis2: true, ..Facts::of(kind, answers) }).unwrap()
}

/// The gates that statements open, with what they open beside them left out.
fn opened(kind: KindId, pairs: &[(&str, GateAnswer)]) -> String {
    let mut rating = rated(kind, &last(kind), &said(pairs));
    rating.gates.retain(|gate| gate.because.iter().any(|cause| matches!(cause, Cause::Statement { .. })));
    open_gates(&rating)
}

/// What has to be said so that a statement is asked at all.
fn before(question: &GateQuestion) -> GateAnswers {
    question.after.iter().map(|after| (after.question.clone(), after.answers[0])).collect()
}

fn every_statement() -> impl Iterator<Item = (KindId, &'static GateQuestion)> {
    book().gate_questions().flat_map(|question| question.kinds.iter().map(move |kind| (*kind, question)))
}

#[test]
fn each_statement_opens_its_gate_in_every_kind_that_asks_it_and_stands_there_as_the_cause() {
    let expected = [
        ("GQ-D-A1", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-D-A2", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-D-A3", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-4", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-7", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-9", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-10", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-11", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-12", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-13", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-DSK-14", Yes, "G-DPIA", GateLevel::Hold),
        ("GQ-T-1", Yes, "G-TDDDG", GateLevel::Hold),
        ("GQ-T-2", Yes, "G-TDDDG", GateLevel::Notice),
        ("GQ-T-2", No, "G-TDDDG", GateLevel::Hold),
        ("GQ-G-AIA5-A", Yes, "G-AIA5-A", GateLevel::Block),
        ("GQ-G-AIA5-B", Yes, "G-AIA5-B", GateLevel::Block),
        ("GQ-G-AIA5-C", Yes, "G-AIA5-C", GateLevel::Block),
        ("GQ-G-AIA5-BA", Yes, "G-AIA5-BA", GateLevel::Block),
        ("GQ-G-AIA-HR", Yes, "G-AIA-HR", GateLevel::Hold),
        ("GQ-G-AIA50-4", Yes, "G-AIA50-4", GateLevel::Hold),
        ("GQ-N-1", Yes, "G-NIS2", GateLevel::Hold),
        ("GQ-N-2", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-3", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-4", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-5", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-6", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-7", No, "G-NIS2", GateLevel::Hold),
        ("GQ-N-8", No, "G-NIS2", GateLevel::Hold),
        ("GQ-G-SAFETY", Yes, "G-SAFETY", GateLevel::Hold),
        ("GQ-G-CRA", No, "G-CRA", GateLevel::Hold),
    ];
    for (id, answer, gate, level) in expected {
        let question = book().gate_question(&id.into()).unwrap_or_else(|| panic!("{id} is asked"));
        for kind in &question.kinds {
            let mut pairs = before(question);
            pairs.0.insert(id.into(), answer);
            let rating = rated(*kind, &last(*kind), &pairs);
            let place = format!("{id} {} for {}", answer.code(), kind.code());
            let open = rating.gates.iter().find(|open| open.id.as_str() == gate).expect(&place);
            let cause = Cause::Statement { question: id.into(), answer };
            assert!(open.because.contains(&cause), "{place}");
            // rated answers of the worst request may open the same gate more strongly
            let others = open.because.iter().any(|cause| matches!(cause, Cause::Answer { .. }));
            assert!(open.level == level || (others && open.level > level), "{place}: {}", open.level);
        }
    }
    let tested: BTreeSet<&str> = expected.iter().map(|(id, ..)| *id).chain(["GQ-DPIA-9"]).collect();
    let asked: BTreeSet<&str> = book().gate_questions().map(|question| question.id.as_str()).collect();
    assert_eq!(tested, asked, "one line for each statement");
}

#[test]
fn the_other_answer_opens_nothing() {
    for (kind, question) in every_statement() {
        for answer in [Yes, No] {
            if question.opening(answer).is_none() {
                let mut pairs = before(question);
                let without = rated(kind, &last(kind), &pairs).gates;
                pairs.0.insert(question.id.clone(), answer);
                assert_eq!(
                    rated(kind, &last(kind), &pairs).gates,
                    without,
                    "{} {}",
                    question.id,
                    answer.code()
                );
            }
        }
    }
}

#[test]
fn the_ninth_criterion_counts_with_the_others() {
    let ninth = said(&[("GQ-DPIA-9", Yes)]);
    let pay = best(KindId::Payment);
    assert_eq!(open_gates(&rated(KindId::Payment, &pay, &ninth)), "G-DPIA NOTICE [9]");
    let messages = with(best(KindId::Social), "SOC-04", "c");
    assert_eq!(open_gates(&rated(KindId::Social, &messages, &ninth)), "G-DPIA HOLD [4, 9]");
    let one = with(best(KindId::Saas), "SAA-01", "b");
    let also = said(&[("GQ-DPIA-9", Yes), ("GQ-DSK-9", Yes)]);
    assert_eq!(open_gates(&rated(KindId::Saas, &one, &also)), "G-DPIA HOLD [9]", "one gate for all reasons");
}

#[test]
fn not_knowing_holds_at_most_never_blocks_and_adds_no_criterion() {
    for (kind, question) in every_statement() {
        let mut pairs = before(question);
        let answers = last(kind);
        let without = rated(kind, &answers, &pairs);
        pairs.0.insert(question.id.clone(), Unknown);
        let unsure = rated(kind, &answers, &pairs);
        assert_eq!(unsure.unclear, std::slice::from_ref(&question.id));
        let criteria = |rating: &Assessment| {
            rating.gates.iter().flat_map(|gate| gate.criteria.clone()).collect::<Vec<_>>()
        };
        assert_eq!(criteria(&unsure), criteria(&without), "{}", question.id);
        for opening in question.openings().filter(|opening| opening.gate.criterion.is_none()) {
            let open = unsure.gates.iter().find(|gate| gate.id == opening.gate.id).unwrap();
            let before = without.gates.iter().find(|gate| gate.id == open.id).map(|gate| gate.level);
            assert_eq!(open.level, before.max(Some(GateLevel::Hold)).unwrap(), "{}", question.id);
        }
    }
    assert_eq!(opened(KindId::Payment, &[("GQ-DPIA-9", Unknown)]), "");
}

#[test]
fn the_exception_of_the_tdddg_takes_the_place_of_its_rule() {
    let of = |first, second| opened(KindId::Payment, &[("GQ-T-1", first), ("GQ-T-2", second)]);
    assert_eq!(of(Yes, Yes), "G-TDDDG NOTICE");
    assert_eq!(of(Yes, No), "G-TDDDG HOLD");
    assert_eq!(of(Yes, Unknown), "G-TDDDG HOLD");
    assert_eq!(of(Unknown, Yes), "G-TDDDG NOTICE");
    assert_eq!(of(Unknown, No), "G-TDDDG HOLD");
    assert_eq!(of(No, No), "", "nobody asks for an exception from nothing");
    assert_eq!(opened(KindId::Payment, &[("GQ-T-1", Yes)]), "G-TDDDG HOLD", "consent is the rule");
    assert_eq!(opened(KindId::Payment, &[("GQ-T-2", No)]), "");
}

#[test]
fn a_kind_whose_rated_questions_ask_about_devices_does_not_ask_again() {
    for kind in KindId::ALL {
        let opens = |gate: &str| {
            let answers = book().kind(kind).questions.iter().flat_map(|question| &question.answers);
            answers.filter_map(|answer| answer.gate.as_ref()).any(|open| open.id.as_str() == gate)
        };
        let asks = book().gate_question(&"GQ-T-1".into()).unwrap().kinds.contains(&kind);
        assert_ne!(asks, opens("G-TDDDG"), "{}", kind.code());
    }
}

#[test]
fn the_supply_chain_holds_an_essential_entity_and_is_told_to_others() {
    let answers = best(KindId::Saas);
    let pairs = said(&[("GQ-N-1", Yes), ("GQ-N-2", Yes), ("GQ-N-8", No)]);
    let of = |nis2| {
        let facts = Facts { gate_answers: Some(&pairs), nis2, ..Facts::of(KindId::Saas, &answers) };
        open_gates(&rate(book(), &facts).unwrap())
    };
    assert_eq!(of(true), "G-NIS2 HOLD");
    assert_eq!(of(false), "G-NIS2 NOTICE");
    assert_eq!(opened(KindId::Saas, &[("GQ-N-1", No), ("GQ-N-2", No)]), "");
    assert_eq!(opened(KindId::Saas, &[("GQ-N-2", No)]), "");
}

fn ids(asked: &[&GateQuestion]) -> Vec<String> {
    asked.iter().map(|question| question.id.to_string()).collect()
}

#[test]
fn nobody_is_asked_about_personal_data_that_the_request_does_not_have() {
    let silent = GateAnswers::default();
    let asked = |kind, answers: &Answers| ids(&applicable(book(), kind, answers, &silent));
    assert_eq!(asked(KindId::Saas, &best(KindId::Saas)), ["GQ-G-AIA-HR", "GQ-N-1"]);
    let profiles = asked(KindId::Saas, &with(best(KindId::Saas), "SAA-01", "c"));
    assert_eq!(profiles.len(), 13);
    assert!(profiles.contains(&"GQ-D-A1".to_owned()) && profiles.contains(&"GQ-DPIA-9".to_owned()));
    assert_eq!(asked(KindId::Saas, &with(best(KindId::Saas), "SAA-01", UNKNOWN)), profiles);
    assert_eq!(
        asked(KindId::Saas, &Answers::default()),
        profiles,
        "what is not answered yet may be anything"
    );
    let counting = asked(KindId::Iot, &with(best(KindId::Iot), "IOT-06", "b"));
    assert!(counting.contains(&"GQ-DSK-12".to_owned()));
    assert_eq!(asked(KindId::Iot, &best(KindId::Iot)), ["GQ-T-1", "GQ-N-1", "GQ-G-SAFETY", "GQ-G-CRA"]);
}

#[test]
fn a_later_statement_waits_for_its_earlier_one() {
    let answers = best(KindId::Partner);
    let asked =
        |pairs: &[(&str, GateAnswer)]| ids(&applicable(book(), KindId::Partner, &answers, &said(pairs)));
    assert_eq!(asked(&[]), ["GQ-T-1", "GQ-N-1"]);
    assert_eq!(asked(&[("GQ-T-1", Unknown)]), ["GQ-T-1", "GQ-T-2", "GQ-N-1"]);
    assert_eq!(asked(&[("GQ-N-1", Yes)]).len(), 9);
    assert_eq!(asked(&[("GQ-N-1", Unknown)]).len(), 2, "whoever does not know is not asked for details");
}

#[test]
fn filling_answers_everything_that_is_left_and_nothing_that_was_said() {
    for kind in KindId::ALL {
        let answers = last(kind);
        let mut filled = said(&[("GQ-N-1", Yes), ("GQ-N-3", Yes)]);
        filled.fill(book(), kind, &answers, No);
        let asked = applicable(book(), kind, &answers, &filled);
        assert!(asked.iter().all(|question| filled.get(&question.id).is_some()), "{}", kind.code());
        assert_eq!(filled.get(&"GQ-N-3".into()), Some(Yes));
        assert_eq!(filled.get(&"GQ-N-4".into()), Some(No));
        assert_eq!(filled.get(&"GQ-T-2".into()), None, "nothing follows from a no");
        assert_eq!(filled.0.len(), asked.len());
    }
}

/// Every gate that has a date, with the first day on which it applies and an answer that opens it.
#[test]
fn each_rule_applies_from_its_day_on_and_not_the_day_before() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let statement = |id: &'static str, answer| (best(KindId::Ai), said(&[(id, answer)]));
    let rated_answer = |question, key| (with(best(KindId::Ai), question, key), GateAnswers::default());
    let device = |id: &'static str, answer| (best(KindId::Iot), said(&[(id, answer)]));
    let cases = [
        ("G-AIA5-A", KindId::Ai, statement("GQ-G-AIA5-A", Yes), "2025-02-01", None, "2025-02-02", "BLOCK"),
        ("G-AIA5-B", KindId::Ai, statement("GQ-G-AIA5-B", Yes), "2025-02-01", None, "2025-02-02", "BLOCK"),
        ("G-AIA5-C", KindId::Ai, statement("GQ-G-AIA5-C", Yes), "2025-02-01", None, "2025-02-02", "BLOCK"),
        ("G-AIA5-F", KindId::Ai, rated_answer("AI-09", "c"), "2025-02-01", None, "2025-02-02", "BLOCK"),
        ("G-AIA5-G", KindId::Ai, rated_answer("AI-09", "d"), "2025-02-01", None, "2025-02-02", "BLOCK"),
        ("G-AIA5-BA", KindId::Ai, statement("GQ-G-AIA5-BA", Yes), "2026-12-01", None, "2026-12-02", "BLOCK"),
        (
            "G-AIA-HR",
            KindId::Ai,
            statement("GQ-G-AIA-HR", Yes),
            "2027-12-01",
            Some("NOTICE"),
            "2027-12-02",
            "HOLD",
        ),
        ("G-AIA50-1", KindId::Ai, rated_answer("AI-06", "c"), "2026-08-01", None, "2026-08-02", "HOLD"),
        ("G-AIA50-2", KindId::Ai, rated_answer("AI-07", "b"), "2026-08-01", None, "2026-08-02", "NOTICE"),
        ("G-AIA50-3", KindId::Ai, rated_answer("AI-09", "b"), "2026-08-01", None, "2026-08-02", "HOLD"),
        ("G-AIA50-4", KindId::Ai, statement("GQ-G-AIA50-4", Yes), "2026-08-01", None, "2026-08-02", "HOLD"),
        ("G-TDDDG", KindId::Iot, device("GQ-T-1", Yes), "2024-05-13", None, "2024-05-14", "HOLD"),
        ("G-NIS2", KindId::Iot, device("GQ-N-1", Yes), "2025-12-05", None, "2025-12-06", "HOLD"),
        ("G-CRA", KindId::Iot, device("GQ-G-CRA", No), "2027-12-10", Some("NOTICE"), "2027-12-11", "HOLD"),
    ];
    for (id, kind, (answers, pairs), eve, announced, from, level) in &cases {
        let on = |go_live: &str| {
            let facts = Facts {
                gate_answers: Some(pairs),
                go_live: Some(day(go_live)),
                nis2: true,
                ..Facts::of(*kind, answers)
            };
            let gates = rate(book(), &facts).unwrap().gates;
            gates.iter().find(|gate| gate.id.as_str() == *id).map(|gate| gate.level.code())
        };
        assert_eq!(on(eve), *announced, "{id} on {eve}");
        assert_eq!(on(from), Some(*level), "{id} on {from}");
        assert_eq!(on("2030-01-01"), Some(*level), "{id} later");
    }
    let dated: BTreeSet<&str> =
        book().gates().filter(|gate| gate.valid_from.is_some()).map(|gate| gate.id.as_str()).collect();
    assert_eq!(cases.iter().map(|case| case.0).collect::<BTreeSet<_>>(), dated);
    assert!(book().gates().all(|gate| gate.valid_to.is_none()));
}

#[test]
fn not_knowing_about_a_rule_to_come_is_told_like_the_rule() {
    let answers = best(KindId::Ai);
    let pairs = said(&[("GQ-G-AIA-HR", Unknown)]);
    let on = |text: &str| {
        let go_live = Some(text.parse().unwrap());
        let facts = Facts { gate_answers: Some(&pairs), go_live, ..Facts::of(KindId::Ai, &answers) };
        open_gates(&rate(book(), &facts).unwrap())
    };
    assert_eq!(on("2027-12-01"), "G-AIA-HR NOTICE, G-DPIA NOTICE [8]");
    assert_eq!(on("2027-12-02"), "G-AIA-HR HOLD, G-DPIA NOTICE [8]");
}

#[test]
fn an_answer_to_a_statement_that_is_not_asked_does_not_count() {
    let pairs = said(&[("GQ-D-A1", Yes), ("GQ-G-SAFETY", Yes), ("GQ-N-4", No)]);
    assert_eq!(open_gates(&rated(KindId::Saas, &best(KindId::Saas), &pairs)), "");
    let unknown = rate(
        book(),
        &Facts {
            gate_answers: Some(&said(&[("GQ-X", Yes)])),
            ..Facts::of(KindId::Saas, &best(KindId::Saas))
        },
    );
    assert!(unknown.unwrap_err()[0].to_string().contains("GQ-X"));
}

#[test]
fn the_worked_requests_keep_their_gates_when_nothing_is_to_be_said() {
    let keys = [
        (KindId::Social, "d b b b b b b b b c b", "G-TDDDG HOLD"),
        (KindId::Saas, "c c c b b b c b b c b b", "G-AVV HOLD"),
        (KindId::Iot, "c b b b c c c b c c b b", "G-ETSI-5.1 BLOCK, G-DPIA HOLD [3, 8], G-ETSI-5.2 HOLD"),
    ];
    for (kind, keys, expected) in keys {
        let answers = answers(kind, keys);
        let mut none = said(&[("GQ-G-CRA", Yes)]);
        none.fill(book(), kind, &answers, No);
        assert_eq!(open_gates(&rated(kind, &answers, &none)), expected);
    }
}

prop_compose! {
    fn request()(
        kind in proptest::sample::select(&KindId::ALL),
        picks in proptest::collection::vec(any::<Index>(), 12),
        says in proptest::collection::vec(proptest::option::of(proptest::sample::select(&GateAnswer::ALL)), 30),
    ) -> (KindId, Answers, GateAnswers) {
        let questions = &book().kind(kind).questions;
        let keys = |question: &domain::rules::Question| {
            question.answers.iter().map(|answer| answer.key.clone()).chain([UNKNOWN.to_owned()]).collect::<Vec<_>>()
        };
        let answers = questions.iter().zip(picks).map(|(q, pick)| (q.id.clone(), pick.get(&keys(q)).clone())).collect();
        let said = book().gate_questions().zip(says);
        (kind, answers, said.filter_map(|(question, answer)| Some((question.id.clone(), answer?))).collect())
    }
}

proptest! {
    #[test]
    fn no_statement_touches_a_score((kind, answers, pairs) in request()) {
        let (with, without) = (rated(kind, &answers, &pairs), rated(kind, &answers, &GateAnswers::default()));
        prop_assert_eq!(with.inherent, without.inherent);
        prop_assert_eq!(with.residual, without.residual);
        prop_assert_eq!(with.drivers, without.drivers);
        prop_assert!(with.gates.len() >= without.gates.len(), "no statement lifts a gate");
    }

    #[test]
    fn only_statements_that_are_asked_count((kind, answers, pairs) in request()) {
        let asked: BTreeSet<GateQuestionId> =
            applicable(book(), kind, &answers, &pairs).iter().map(|question| question.id.clone()).collect();
        let kept: GateAnswers =
            pairs.0.iter().filter(|(id, _)| asked.contains(*id)).map(|(id, answer)| (id.clone(), *answer)).collect();
        let rating = rated(kind, &answers, &pairs);
        prop_assert_eq!(&rating, &rated(kind, &answers, &kept));
        for cause in rating.gates.iter().flat_map(|gate| &gate.because) {
            if let Cause::Statement { question, answer } = cause {
                prop_assert!(asked.contains(question));
                prop_assert_eq!(pairs.get(question), Some(*answer));
            }
        }
    }

    #[test]
    fn only_a_known_yes_blocks((kind, answers, pairs) in request()) {
        let clear: Answers = answers.0.iter().filter(|(_, key)| *key == UNKNOWN).map(|(id, key)| (id.clone(), key.clone())).collect();
        let mut harmless = best(kind);
        harmless.0.extend(clear.0);
        for gate in rated(kind, &harmless, &pairs).gates {
            let known = gate.because.iter().any(|cause| matches!(cause, Cause::Statement { answer: Yes | No, .. }));
            prop_assert!(gate.level < GateLevel::Block || known, "{:?}", gate);
        }
    }

    #[test]
    fn a_preview_encloses_every_way_of_completing_the_answers(
        (kind, answers, pairs) in request(),
        open: [bool; 12],
    ) {
        let mut partial = answers.clone();
        for (question, _) in book().kind(kind).questions.iter().zip(open).filter(|(_, open)| *open) {
            partial.0.remove(&question.id);
        }
        let facts = |answers| Facts { gate_answers: Some(&pairs), nis2: true, ..Facts::of(kind, answers) };
        let seen = preview(book(), &facts(&partial)).unwrap();
        let complete = rated(kind, &answers, &pairs);
        prop_assert!(seen.best.gate_level() <= complete.gate_level());
        prop_assert!(complete.gate_level() <= seen.worst.gate_level());
    }
}
