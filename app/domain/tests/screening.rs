//! The laws of the screening. What follows from plain words is never better than an honest answer to the question
//! itself; asking everything and asking in plain words lead to one outcome for the same facts; and a request of low risk
//! needs at most eleven answers, whatever its kind.

use std::collections::BTreeSet;

use domain::{
    case::request::Request,
    id::CaseNumber,
    policy::{Tolerance, Worth, propose},
    rating::{Answers, Assessment, Factor, Severity, UNKNOWN, preview, rate},
    rules::{
        Answer, BookFault, GateLevel, KindId, MOST_SCREENING, QuestionId, RuleBook, ScreeningOption,
        ScreeningQuestion, Sources,
    },
    screening::{Carried, Given, Origin, ask, changed, levers, settle, shown, waiting},
    tool::name_key,
};
use proptest::{prelude::*, sample::Index};

/// Name, purpose, day and the press that answers the legal check; the kind where the catalogue does not know the tool.
const BESIDES: usize = 5;
const MOST_ANSWERS: usize = 11;

fn book() -> &'static RuleBook {
    RuleBook::built_in()
}

fn draft(kind: KindId) -> Request {
    Request { tool: "Neuland".into(), kind: Some(kind), ..Request::default() }
}

fn said<'k>(kind: KindId, keys: impl IntoIterator<Item = &'k str>) -> Request {
    let asked = book().screening().of(kind).map(|one| one.id.clone());
    let mut request = draft(kind);
    request.screened.said = asked.zip(keys.into_iter().map(str::to_owned)).collect();
    request
}

fn questions(kind: KindId) -> Vec<&'static ScreeningQuestion> {
    book().screening().of(kind).collect()
}

/// What a decision goes by: technical and business severity, the open gates with their criteria, the row of the table.
type Outcome = (Severity, Severity, Vec<(String, GateLevel, Vec<u8>)>, u8);

fn outcome(kind: KindId, answers: &Answers) -> Outcome {
    let facts = domain::rating::Facts::of(kind, answers);
    let found: Assessment = rate(book(), &facts).unwrap();
    let row = propose(
        found.gate_level(),
        found.inherent.severity_max(),
        Tolerance::NotAssessed,
        Worth::NotAssessed,
    );
    let gates = found.gates.iter().map(|gate| (gate.id.to_string(), gate.level, gate.criteria.clone()));
    (found.inherent.severity_technical(), found.inherent.severity_business(), gates.collect(), row.rule)
}

fn floor(answer: &Answer, factor: Factor) -> i16 {
    answer.floors.get(&factor).map_or(0, |floor| if *floor == 0 { -1 } else { i16::from(*floor) })
}

#[test]
fn every_kind_has_a_few_questions_and_each_of_them_settles_something() {
    for kind in KindId::ALL {
        let questions = questions(kind);
        assert!((1..=MOST_SCREENING).contains(&questions.len()), "{kind:?}");
        for question in questions {
            assert!(question.options.iter().any(|option| !option.leaves.is_empty()), "{}", question.id);
            let settled = question.options[0].leaves.values();
            assert!(settled.clone().count() > 0, "the first option of {} settles nothing", question.id);
            assert!(settled.into_iter().all(|keys| keys == &["a"]), "{} begins harmless", question.id);
        }
    }
}

#[test]
fn what_an_option_settles_is_as_bad_as_every_direct_answer_that_it_leaves() {
    for kind in KindId::ALL {
        for asked in questions(kind) {
            for option in &asked.options {
                let mut request = draft(kind);
                request.screened.said = [(asked.id.clone(), option.key.clone())].into();
                settle(book(), &mut request);
                for (id, keys) in &option.leaves {
                    let question = book().kind(kind).question(id).unwrap();
                    let Some(settled) = request.answers.get(id).and_then(|key| question.answer(key)) else {
                        assert!(keys.len() > 1, "{} {} settles {id} with one answer", asked.id, option.key);
                        continue;
                    };
                    for other in keys.iter().filter_map(|key| question.answer(key)) {
                        let worse = |factor| floor(settled, factor) >= floor(other, factor);
                        assert!(Factor::ALL.into_iter().all(worse), "{} {} {id}", asked.id, option.key);
                        assert!(other.gate.is_none() || other.gate == settled.gate, "{id}");
                    }
                    assert_eq!(request.origin(id), Some(&Origin::Screening(asked.id.clone())));
                }
            }
        }
    }
}

#[test]
fn who_does_not_know_is_taken_at_the_worst_and_never_at_a_listed_answer() {
    for kind in KindId::ALL {
        for asked in questions(kind) {
            let mut request = draft(kind);
            request.screened.said = [(asked.id.clone(), UNKNOWN.to_owned())].into();
            settle(book(), &mut request);
            for question in book().kind(kind).questions.iter().filter(|one| asked.touches(&one.id)) {
                assert_eq!(request.answers.get(&question.id), Some(UNKNOWN), "{}", question.id);
            }
        }
        let mut nothing_known = said(kind, std::iter::repeat_n(UNKNOWN, MOST_SCREENING));
        settle(book(), &mut nothing_known);
        let given = nothing_known.answers.0.values();
        assert!(given.into_iter().all(|key| key == UNKNOWN));
    }
}

/// Every way of answering the screening of a kind.
fn ways(kind: KindId) -> Vec<Vec<&'static str>> {
    questions(kind).into_iter().fold(vec![Vec::new()], |ways, question| {
        let keys = || question.options.iter().map(|option| option.key.as_str()).chain([UNKNOWN]);
        ways.iter().flat_map(|way| keys().map(move |key| [way.as_slice(), &[key]].concat())).collect()
    })
}

#[test]
fn a_request_of_low_risk_needs_at_most_eleven_answers_and_no_paper() {
    for kind in KindId::ALL {
        let mut low = std::collections::BTreeMap::<usize, usize>::new();
        // every seventh way is enough in a development build and meets every answer of every question
        for way in ways(kind).into_iter().step_by(7) {
            let mut request = said(kind, way.iter().copied());
            let needed = settle(book(), &mut request);
            let mut whole = request.answers.clone();
            for id in &needed {
                // mildly: whether it is of low risk at all
                whole.0.insert(id.clone(), "a".into());
            }
            let (technical, business, gates, _) = outcome(kind, &whole);
            let held = gates.iter().any(|(_, level, _)| *level >= GateLevel::Hold);
            if technical.max(business) <= Severity::Low && !held && !way.contains(&UNKNOWN) {
                *low.entry(BESIDES + way.len() + needed.len()).or_default() += 1;
            }
        }
        assert!(low.get(&MOST_ANSWERS).is_some_and(|ways| *ways > 1), "{kind:?}: {low:?}");
        let mut typical = said(kind, std::iter::repeat_n("a", MOST_SCREENING));
        let needed = settle(book(), &mut typical);
        assert_eq!(needed, [], "{kind:?}");
        assert!(BESIDES + questions(kind).len() <= MOST_ANSWERS);
        let (technical, business, gates, row) = outcome(kind, &typical.answers);
        assert!(technical.max(business) <= Severity::Low, "{kind:?}");
        // without a gate that asks for a paper there is nothing to upload
        assert!(gates.iter().all(|(_, level, _)| *level < GateLevel::Hold) && row == 10, "{kind:?} {row}");
    }
}

#[test]
fn nothing_is_asked_before_the_plain_words_are_complete_and_nothing_waits_after() {
    let mut request = said(KindId::Saas, ["d", "a", "a"]);
    assert_eq!(settle(book(), &mut request), []);
    assert_eq!(waiting(book(), &request), 3);
    request.screened.said = said(KindId::Saas, ["d", "a", "a", "a", "a", "a"]).screened.said;
    ask(book(), &mut request);
    assert_eq!(request.screened.asked, ["SAA-01", "SAA-02", "SAA-05"].map(QuestionId::from));
    assert_eq!(waiting(book(), &request), 3);
    for id in ["SAA-01", "SAA-02", "SAA-05"] {
        request.answer_asked(&id.into(), "b".to_owned());
    }
    let asked = request.screened.asked.clone();
    ask(book(), &mut request);
    assert_eq!(
        (&request.screened.asked[..3], waiting(book(), &request)),
        (&asked[..], request.screened.asked.len() - 3)
    );
}

#[test]
fn a_direct_answer_stays_whatever_is_said_in_plain_words() {
    let mut request = said(KindId::Social, std::iter::repeat_n("a", 6));
    settle(book(), &mut request);
    request.answer_directly(&"SOC-01".into(), "a".to_owned());
    assert!(request.origin(&"SOC-01".into()).is_some(), "the same answer keeps its origin");
    request.answer_directly(&"SOC-01".into(), "c".to_owned());
    request.screened.said.insert("SCR-SOC-1".into(), "b".to_owned());
    settle(book(), &mut request);
    assert_eq!(request.answers.get(&"SOC-01".into()), Some("c"));
    assert_eq!(request.origin(&"SOC-01".into()), None);
    assert_eq!(request.answers.get(&"SOC-02".into()), Some("a"));
}

#[test]
fn a_fact_of_the_catalogue_rules_out_and_an_earlier_request_answers_what_is_left() {
    let mut request = Request { tool: "Hotjar".into(), ..said(KindId::Saas, []) };
    let carried = |key: &str, tool: Option<&str>| Carried {
        key: key.into(),
        case: CaseNumber(7),
        tool: tool.map(name_key),
    };
    request.screened.carried = [
        ("SAA-03".into(), carried("b", None)),
        ("SAA-04".into(), carried("a", Some("Hotjar"))),
        ("SAA-06".into(), carried("a", Some("Matomo"))),
    ]
    .into();
    settle(book(), &mut request);
    let of = |id: &str| (request.answers.get(&id.into()), request.origin(&id.into()).cloned());
    assert_eq!(of("SAA-07"), (Some("d"), Some(Origin::Tool)));
    assert_eq!(of("SAA-03"), (Some("b"), Some(Origin::Last(CaseNumber(7)))));
    assert_eq!(of("SAA-04"), (Some("a"), Some(Origin::Decided(CaseNumber(7)))));
    assert_eq!(of("SAA-06"), (None, None), "another tool's answer says nothing");
    let names: Vec<_> = shown(book(), &request).into_iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["SCR-SAA-1", "SCR-SAA-4", "SCR-SAA-5", "SCR-SAA-6"]);

    // plain words about this request against what is known of the tool: nobody is believed, it is asked
    request.screened.said.insert("SCR-SAA-3".into(), "a".to_owned());
    settle(book(), &mut request);
    assert_eq!(request.answers.get(&"SAA-07".into()), None);
}

#[test]
fn requests_from_before_the_screening_still_read_and_are_written_as_they_were() {
    let old = r#"{"tool":"T","supplier":"","kind":"social","purpose":"","waiting":"","budget":null,"go_live":null,
        "answers":{"SOC-01":"b"},"gate_answers":{},"impact":null,"follows":null}"#;
    let mut request: Request = serde_json::from_str(old).unwrap();
    assert!(request.screened.is_empty());
    let again = serde_json::to_value(&request).unwrap();
    assert_eq!(again, serde_json::from_str::<serde_json::Value>(old).unwrap());
    ask(book(), &mut request);
    assert_eq!(request.answers.get(&"SOC-01".into()), Some("b"), "what was answered stays");
}

#[test]
fn a_screening_that_does_not_fit_the_catalogue_is_refused() {
    let text = RuleBook::built_in_sources().screening;
    let faults = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is not there");
        let sources = Sources { screening: &changed, ..*RuleBook::built_in_sources() };
        match RuleBook::from_toml(&sources) {
            Err(BookFault::Inconsistent(faults)) => faults.join("; "),
            other => panic!("{:?}", other.map(|_| ())),
        }
    };
    assert!(faults("SOC-01 = [\"a\"]", "SOC-99 = [\"a\"]").contains("SOC-99, which is no question"));
    assert!(faults("SOC-01 = [\"a\"]", "SAA-01 = [\"a\"]").contains("SAA-01, which is no question there"));
    assert!(faults("SOC-01 = [\"a\"]", "SOC-01 = [\"x\"]").contains("leaves x, which SOC-01 does not offer"));
    assert!(faults("SOC-01 = [\"a\"]", "SOC-01 = []").contains("settles nothing of SOC-01"));
    assert!(faults("SAA-07 = [\"d\"]", "SAA-07 = [\"a\"]").contains("rules out the worst answer of SAA-07"));
    assert!(faults("\"hotjar\"", "\"hottopic\"").contains("hottopic, which is no tool"));
    assert!(faults("text.en = \"No\"", "text.en = \" \"").contains("is empty"));
    let older = Sources { screening: "", ..*RuleBook::built_in_sources() };
    assert_eq!(RuleBook::from_toml(&older).unwrap().screening().questions, []);
    assert_ne!(older.hash(), RuleBook::built_in_sources().hash());
}

/// An option that somebody with these facts could choose.
fn honest(option: &ScreeningOption, facts: &Answers) -> bool {
    option.leaves.iter().all(|(id, keys)| facts.get(id).is_some_and(|key| keys.iter().any(|one| one == key)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn asking_everything_and_asking_in_plain_words_lead_to_one_outcome(
        kind in proptest::sample::select(&KindId::ALL),
        picks in proptest::collection::vec(any::<Index>(), 12),
        mild in proptest::collection::vec(0_u8..10, 12),
        choices in proptest::collection::vec(any::<Index>(), MOST_SCREENING),
    ) {
        let catalogue = &book().kind(kind).questions;
        // mostly mild, because with bad answers everything is High and nothing is left to compare
        let facts: Answers = catalogue.iter().zip(picks.iter().zip(&mild)).map(|(question, (pick, mild))| {
            let keys: Vec<_> = question.answers.iter().map(|answer| answer.key.clone()).collect();
            (question.id.clone(), if *mild < 6 { keys[0].clone() } else { pick.get(&keys).clone() })
        }).collect();
        let mut request = draft(kind);
        for (asked, choice) in questions(kind).into_iter().zip(&choices) {
            let honest: Vec<_> = asked.options.iter().filter(|option| honest(option, &facts)).collect();
            // facts that contradict themselves, such as customer profiles of nobody
            prop_assume!(!honest.is_empty());
            request.screened.said.insert(asked.id.clone(), choice.get(&honest).key.clone());
        }
        let mut rounds = 0;
        loop {
            let needed = settle(book(), &mut request);
            let Some(next) = needed.first() else { break };
            request.answer_asked(next, facts.get(next).unwrap().to_owned());
            rounds += 1;
            prop_assert!(rounds <= 12, "the questions have no end");
        }
        prop_assert_eq!(outcome(kind, &request.answers), outcome(kind, &facts));
        let kept: BTreeSet<_> = request.answers.0.keys().collect();
        prop_assert_eq!(kept.len(), catalogue.len(), "every question has an answer in the end");
    }
}

/// What the review would make of it, everything that is still open at its worst.
fn at_worst(request: &Request) -> (GateLevel, Severity) {
    let worst = preview(book(), &request.facts(false).expect("a kind")).expect("keys of the book").worst;
    (worst.gate_level(), worst.inherent.severity_max())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_would_change_the_outcome_does_when_it_is_answered_so(
        kind in prop::sample::select(KindId::ALL.to_vec()),
        plain in prop::collection::vec(any::<Index>(), 8),
        direct in prop::collection::vec(any::<Index>(), 12),
    ) {
        let mut request = draft(kind);
        for (asked, choice) in questions(kind).into_iter().zip(&plain) {
            request.screened.said.insert(asked.id.clone(), choice.get(&asked.options).key.clone());
        }
        ask(book(), &mut request);
        let open: Vec<_> = book().kind(kind).questions.iter()
            .filter(|one| !request.answers.0.contains_key(&one.id)).collect();
        for (question, choice) in open.into_iter().zip(&direct) {
            request.answer_directly(&question.id, choice.get(&question.answers).key.clone());
        }
        let now = at_worst(&request);
        let found = levers(book(), &request, false);
        prop_assert!(found.len() <= 2);
        for lever in found {
            let given = match &lever.given {
                Given::Plain(id) => request.screened.said.get(id).cloned(),
                Given::Direct(id) => request.answers.get(id).map(str::to_owned),
            };
            prop_assert_ne!(given, Some(lever.other.clone()));
            let then = at_worst(&changed(book(), &request, &lever.given, &lever.other));
            prop_assert_eq!(then, (lever.gate, lever.severity));
            prop_assert!(then.0 <= now.0 && then.1 <= now.1 && then != now, "{now:?} to {then:?}");
        }
    }
}

#[test]
fn the_mildest_request_has_nothing_that_would_change_it_and_a_worse_one_has() {
    for kind in KindId::ALL {
        let mildest = book().kind(kind).questions.iter().map(|one| one.answers[0].key.as_str());
        let mut request = draft(kind);
        request.screened.one_by_one = true;
        for (question, key) in book().kind(kind).questions.iter().zip(mildest) {
            request.answer_directly(&question.id, key.to_owned());
        }
        assert_eq!(levers(book(), &request, false), [], "{kind:?}");
    }
    // one answer that alone holds the approval up
    let mut request = draft(KindId::Social);
    request.screened.one_by_one = true;
    for question in &book().kind(KindId::Social).questions {
        request.answer_directly(&question.id, question.answers[0].key.clone());
    }
    let held = book().kind(KindId::Social).questions.iter().find_map(|question| {
        let answer = question.answers.iter().find(|answer| answer.gate.is_some())?;
        Some((question.id.clone(), answer.key.clone()))
    });
    let (question, key) = held.expect("an answer that opens a gate");
    request.answer_directly(&question, key);
    let found = levers(book(), &request, false);
    assert_eq!(found.first().map(|lever| &lever.given), Some(&Given::Direct(question)), "{found:?}");
}
