//! The request as its pages send it: what is kept, what is refused, and how far a person has come.

use domain::{
    case::request::{Missing, Request, Start},
    rules::{GateAnswer, KindId, QuestionId},
    time::Day,
};

use super::*;
use crate::form::{
    FaultKind,
    intake::{
        legal::REST,
        sheet::{BUDGET, GO_LIVE, KIND, PURPOSE, START, TOOL, of_draft, step_of},
    },
};

const TODAY: Day = Day { year: 2026, month: 11, day: 21 };

fn typed(pairs: &[(&str, &str)]) -> Typed {
    Typed::filled(pairs.iter().copied())
}

fn social() -> Request {
    Request {
        tool: "TikTok".into(),
        kind: Some(KindId::Social),
        purpose: "Reach.".into(),
        answers: [("SOC-01", "a"), ("SOC-02", "b")].into_iter().collect(),
        ..Request::default()
    }
}

fn faults(sheets: &[Sheet], pairs: &[(&str, &str)]) -> Vec<Fault> {
    RequestForm::parse(sheets, &typed(pairs), &Request::default(), TODAY).unwrap_err()
}

#[test]
fn the_first_page_asks_for_name_kind_and_purpose_and_says_all_of_it_at_once() {
    assert_eq!(
        faults(&[Sheet::Basics], &[(TOOL, " "), (VERSION, "1")]),
        [
            Fault::new(TOOL, FaultKind::Required),
            Fault::new(KIND, FaultKind::NotChosen),
            Fault::new(PURPOSE, FaultKind::Required),
        ]
    );
}

#[test]
fn an_unknown_kind_a_foreign_field_and_a_text_too_long_are_faults_of_their_fields() {
    let long = "x".repeat(281);
    let pairs = [(TOOL, "T"), (KIND, "magic"), (PURPOSE, long.as_str()), ("role", "admin"), (VERSION, "1")];
    assert_eq!(
        faults(&[Sheet::Basics], &pairs),
        [
            Fault::new("role", FaultKind::UnknownField),
            Fault::new(KIND, FaultKind::UnknownChoice),
            Fault::new(PURPOSE, FaultKind::TooLong { max: 280 }),
        ]
    );
}

#[test]
fn every_page_of_every_kind_takes_each_listed_answer_and_unknown_and_nothing_else() {
    for kind in KindId::ALL {
        for sheet in of_draft(&all(kind)) {
            let Sheet::Questions(page) = &sheet else { continue };
            assert!((1..=3).contains(&page.questions.len()), "{kind:?}");
            let whole = |key: &str| {
                let mut pairs: Vec<(&str, &str)> =
                    page.questions.iter().map(|question| (question.id.as_str(), key)).collect();
                pairs.push((VERSION, "7"));
                RequestForm::parse(std::slice::from_ref(&sheet), &typed(&pairs), &empty(kind), TODAY)
            };
            for key in ["a", "b", UNKNOWN] {
                let form = whole(key).unwrap();
                assert!(page.questions.iter().all(|one| form.request.answers.get(&one.id) == Some(key)));
                assert_eq!(form.version, 7);
            }
            let faults = whole("z").unwrap_err();
            assert_eq!(faults.len(), page.questions.len());
            assert!(faults.iter().all(|fault| fault.kind == FaultKind::UnknownChoice));
        }
    }
}

fn empty(kind: KindId) -> Request {
    Request { kind: Some(kind), ..Request::default() }
}

/// Who answers every question of the catalogue.
fn all(kind: KindId) -> Request {
    let mut request = empty(kind);
    request.screened.one_by_one = true;
    request
}

#[test]
fn a_new_kind_drops_answers_that_it_does_not_ask_for_and_a_save_meanwhile_does_not() {
    let pairs = [(TOOL, "TikTok"), (KIND, "ai"), (PURPOSE, "Reach."), (VERSION, "1")];
    let form = RequestForm::parse(&[Sheet::Basics], &typed(&pairs), &social(), TODAY).unwrap();
    assert_eq!(form.request.kind, Some(KindId::Ai));
    assert!(form.request.answers.0.is_empty());

    let kept = RequestForm::kept(&[Sheet::Basics], &typed(&pairs), &social(), TODAY);
    assert_eq!((kept.kind, kept.answers), (Some(KindId::Social), social().answers));
    let fresh = RequestForm::kept(&[Sheet::Basics], &typed(&pairs), &Request::default(), TODAY);
    assert_eq!(fresh.kind, Some(KindId::Ai));
}

#[test]
fn a_save_meanwhile_takes_what_is_good_and_leaves_the_rest() {
    let sheets = of_draft(&all(KindId::Social));
    let pairs = [(TOOL, ""), (PURPOSE, "\u{202e}evil"), ("SOC-01", "z"), ("SOC-02", "c"), (GO_LIVE, "1.1.")];
    let kept = RequestForm::kept(&sheets, &typed(&pairs), &social(), TODAY);
    assert_eq!((kept.tool.as_str(), kept.purpose.as_str()), ("", "Reach."));
    assert_eq!(kept.answers.get(&QuestionId::from("SOC-01")), Some("a"));
    assert_eq!(kept.answers.get(&QuestionId::from("SOC-02")), Some("c"));
    assert_eq!(kept.go_live, None);
}

#[test]
fn a_start_is_as_soon_as_possible_on_a_day_or_whenever_and_never_nothing() {
    let read = |pairs: &[(&str, &str)], before: &Request| {
        let pairs: Vec<(&str, &str)> = pairs.iter().copied().chain([(VERSION, "1")]).collect();
        let read = RequestForm::parse(&[Sheet::Plan], &typed(&pairs), before, TODAY);
        read.map(|form| (form.request.start, form.request.go_live, form.request.has_start()))
    };
    let (blank, later) = (Request::default(), TODAY.plus(9));
    let day = later.to_string();
    assert_eq!(read(&[(START, "soon"), (GO_LIVE, "")], &blank), Ok((Start::Soon, Some(TODAY), true)));
    assert_eq!(read(&[(START, "any"), (GO_LIVE, &day)], &blank), Ok((Start::Any, None, true)));
    for pairs in [&[(START, "day"), (GO_LIVE, &day)][..], &[(GO_LIVE, &day)]] {
        assert_eq!(read(pairs, &blank), Ok((Start::Day, Some(later), true)), "{pairs:?}");
    }
    assert_eq!(read(&[(START, "day")], &blank), Err(vec![Fault::new(GO_LIVE, FaultKind::Required)]));
    assert_eq!(read(&[], &blank), Err(vec![Fault::new(START, FaultKind::NotChosen)]));
    assert_eq!(read(&[(START, "tomorrow")], &blank), Err(vec![Fault::new(START, FaultKind::UnknownChoice)]));
    // as soon as possible stays the day on which that was said
    let soon = Request { start: Start::Soon, go_live: Some(TODAY.plus(-3)), ..Request::default() };
    assert_eq!(read(&[(START, "soon")], &soon), Ok((Start::Soon, Some(TODAY.plus(-3)), true)));
    let any = Request { start: Start::Any, ..Request::default() };
    assert_eq!(read(&[(START, "day"), (GO_LIVE, &day)], &any), Ok((Start::Day, Some(later), true)));
    let kept = RequestForm::kept(&[Sheet::Plan], &typed(&[(START, "any"), (GO_LIVE, "")]), &soon, TODAY);
    assert_eq!((kept.start, kept.go_live), (Start::Any, None));
}

#[test]
fn the_plan_is_for_days_to_come_and_its_cost_can_be_taken_back() {
    let before = Request { budget: Some(10_000), ..Request::default() };
    let plan = |pairs: &[(&str, &str)]| {
        RequestForm::parse(&[Sheet::Plan], &typed(pairs), &before, TODAY).map(|form| form.request)
    };
    assert_eq!(
        plan(&[(GO_LIVE, "2026-11-20"), (VERSION, "1")]),
        Err(vec![Fault::new(GO_LIVE, FaultKind::DateBefore { day: TODAY })])
    );
    let of = |band: &str| plan(&[(GO_LIVE, "21.11.2026"), (BUDGET, band), (VERSION, "1")]);
    assert_eq!(of("1000").unwrap().budget, Some(1_000));
    assert_eq!(of(UNKNOWN).unwrap().budget, None);
    assert_eq!(of("").unwrap().budget, Some(10_000));
    assert_eq!(of("999"), Err(vec![Fault::new(BUDGET, FaultKind::UnknownChoice)]));
}

#[test]
fn every_field_has_one_step() {
    for kind in KindId::ALL {
        let sheets = of_draft(&all(kind));
        for (sheet, step) in sheets.iter().zip(1..) {
            for name in sheet.names() {
                assert_eq!(step_of(&all(kind), &name), Some(step), "{name}");
            }
        }
    }
}

fn payment() -> Request {
    Request {
        kind: Some(KindId::Payment),
        answers: [("PAY-10", "b")].into_iter().collect(),
        ..Request::default()
    }
}

fn legal(pairs: &[(&str, &str)], before: &Request) -> Result<Request, Vec<Fault>> {
    let mut pairs = pairs.to_vec();
    pairs.push((VERSION, "1"));
    RequestForm::parse(&[Sheet::Legal(KindId::Payment)], &typed(&pairs), before, TODAY)
        .map(|form| form.request)
}

/// "No" to everything that a payment is asked without a yes.
const NO: [(&str, &str); 7] = [
    ("GQ-D-A1", "no"),
    ("GQ-D-A2", "no"),
    ("GQ-D-A3", "no"),
    ("GQ-DSK-14", "no"),
    ("GQ-DPIA-9", "no"),
    ("GQ-T-1", "no"),
    ("GQ-N-1", "no"),
];

#[test]
fn the_legal_check_asks_for_every_statement_that_applies_and_says_all_of_it_at_once() {
    let faults: Vec<_> = NO.iter().map(|(name, _)| Fault::new(*name, FaultKind::NotChosen)).collect();
    assert_eq!(legal(&[], &payment()).unwrap_err(), faults);
    let request = legal(&NO, &payment()).unwrap();
    assert!(request.missing(RuleBook::built_in()).iter().all(|one| !matches!(one, Missing::GateAnswer(_))));
    let with = |name, answer| {
        let mut pairs = NO.to_vec();
        pairs.retain(|(other, _)| *other != name);
        pairs.push((name, answer));
        legal(&pairs, &payment())
    };
    assert_eq!(with("GQ-T-1", "yes").unwrap_err(), [Fault::new("GQ-T-2", FaultKind::NotChosen)]);
    assert_eq!(with("GQ-N-1", "yes").unwrap_err().len(), 7);
    assert_eq!(with("GQ-T-1", "perhaps").unwrap_err()[0], Fault::new("GQ-T-1", FaultKind::UnknownChoice));
    assert_eq!(with("GQ-G-SAFETY", "no").unwrap_err(), [Fault::new("GQ-G-SAFETY", FaultKind::UnknownField)]);
}

#[test]
fn one_button_says_no_to_what_is_left_and_keeps_what_was_said() {
    let request =
        legal(&[("GQ-N-1", "yes"), ("GQ-N-6", "yes"), ("GQ-T-1", "unknown"), (REST, "no")], &payment());
    let said = request.unwrap().gate_answers;
    let of = |id: &str| said.get(&id.into()).map(GateAnswer::code);
    assert_eq!((of("GQ-N-1"), of("GQ-N-6"), of("GQ-N-7")), (Some("yes"), Some("yes"), Some("no")));
    assert_eq!((of("GQ-T-1"), of("GQ-T-2"), of("GQ-D-A1")), (Some("unknown"), Some("no"), Some("no")));
    assert_eq!(said.0.len(), 15);
    let saved = typed(&[(REST, "no"), ("GQ-D-A1", "yes"), ("GQ-D-A2", "x")]);
    let kept = RequestForm::kept(&of_draft(&all(KindId::Payment)), &saved, &payment(), TODAY);
    assert_eq!(
        kept.gate_answers,
        [("GQ-D-A1", GateAnswer::Yes)].into_iter().collect(),
        "saving presses no button"
    );
}

#[test]
fn a_new_kind_keeps_what_both_kinds_ask_and_drops_the_rest() {
    let before = Request {
        gate_answers: [("GQ-N-1", GateAnswer::Yes), ("GQ-DSK-14", GateAnswer::No)].into_iter().collect(),
        ..payment()
    };
    let pairs = [(TOOL, "TikTok"), (KIND, "social"), (PURPOSE, "Reach."), (VERSION, "1")];
    let form = RequestForm::parse(&[Sheet::Basics], &typed(&pairs), &before, TODAY).unwrap();
    assert_eq!(form.request.gate_answers, [("GQ-N-1", GateAnswer::Yes)].into_iter().collect());
    assert_eq!(
        RequestForm::kept(&[Sheet::Basics], &typed(&pairs), &before, TODAY).gate_answers,
        before.gate_answers
    );
}

#[test]
fn a_statement_that_was_answered_need_not_be_sent_again_and_a_changed_answer_brings_new_ones() {
    let mut before = payment();
    before.gate_answers.fill(RuleBook::built_in(), KindId::Payment, &before.answers.clone(), GateAnswer::No);
    assert_eq!(legal(&[], &before).unwrap(), before);
    assert_eq!(
        legal(&[("GQ-T-1", "yes")], &before).unwrap_err(),
        [Fault::new("GQ-T-2", FaultKind::NotChosen)]
    );
}
