//! The editor's form: what goes in comes out, every fault is told, nothing typed gets lost, and no button asks for less.

use domain::{
    case::{Case, palette::palette, request::Request},
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    rules::{KindId, RuleBook},
    time::Time,
};
use proptest::{collection::vec, prelude::*, sample::subsequence};

use super::*;

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

const SOMEBODY: &str = "00000000-0000-0000-0000-000000000001";

fn offerable(kind: KindId) -> Offerable {
    let request = Request { kind: Some(kind), budget: Some(10_000), ..Request::default() };
    let (area, person) = (AreaId(SOMEBODY.parse().unwrap()), PersonId(SOMEBODY.parse().unwrap()));
    let case = Case::begin(CaseNumber(42), area, person, request, Time(0));
    Offerable::of(&case, today(), Language::De)
}

fn sent(pairs: &[(&str, &str)]) -> Typed {
    let mut all = vec![(EXPIRES, "2027-11-21"), (REVIEW, "12"), (VERSION, "7")];
    all.retain(|(name, _)| !pairs.iter().any(|(other, _)| other == name));
    all.extend_from_slice(pairs);
    Typed::filled(all)
}

fn faults(pairs: &[(&str, &str)]) -> Vec<Fault> {
    OfferForm::parse(&sent(pairs), &offerable(KindId::Social)).err().unwrap_or_default()
}

fn fault(name: &'static str, kind: FaultKind) -> Vec<Fault> {
    vec![Fault::new(name, kind)]
}

/// What people type and browsers send: no control characters, no spaces at the ends.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-ZäöüßÄÖÜ0-9 .,;<>&\"'/=+%\n-]{0,80}".prop_map(|text| text.trim().to_owned())
}

fn day(from: i64) -> impl Strategy<Value = Day> {
    (from..FAR).prop_map(|days| today().plus(days))
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Marketing), Just(Side::Security)]
}

fn scopes() -> impl Strategy<Value = Scope> {
    (text(), text(), proptest::option::of(0..=BUDGET_LIMIT), text(), proptest::option::of(day(0)))
        .prop_map(|(audience, data, budget, region, until)| Scope { audience, data, budget, region, until })
}

fn packages(kind: KindId) -> impl Strategy<Value = Package> {
    let known = offerable(kind).conditions;
    let count = known.len();
    let library = subsequence(known, 0..=count).prop_flat_map(|ids| {
        let many = ids.len();
        (Just(ids), vec((text(), side(), day(0)), many))
    });
    (scopes(), library, vec((text(), side(), day(0)), 0..=5), day(1), 1..=12_u8, text()).prop_map(
        |(scope, (ids, with), own, expires, review_months, note)| {
            let library = ids.into_iter().zip(with).map(|(id, (text, owner, due))| Term {
                condition: Some(id),
                text,
                owner,
                due,
            });
            // A number in front keeps rows in own words apart.
            let own = own.into_iter().enumerate().map(|(row, (text, owner, due))| {
                let text = format!("{row} {text}").trim().to_owned();
                Term { condition: None, text, owner, due }
            });
            Package { scope, terms: library.chain(own).collect(), expires, review_months, note }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_package_survives_the_form(one in packages(KindId::Social), other in packages(KindId::Payment)) {
        for (kind, package) in [(KindId::Social, one), (KindId::Payment, other)] {
            prop_assume!(!package.is_empty());
            let frame = offerable(kind);
            // Through the body of a request, as a browser sends it.
            let filled = fill(&package, &frame);
            let mut body = form_urlencoded::Serializer::new(String::new());
            body.extend_pairs(filled.pairs().map(|(name, value)| (name, value.replace('\n', "\r\n"))));
            body.append_pair(VERSION, "7");
            let typed = Typed::parse(body.finish().as_bytes());
            prop_assert_eq!(OfferForm::parse(&typed, &frame), Ok(OfferForm { package, version: 7 }));
        }
    }

    #[test]
    fn buttons_keep_what_was_typed(package in packages(KindId::Social), pressed in vec(0..10_usize, 1..6)) {
        let frame = offerable(KindId::Social);
        let mut typed = fill(&package, &frame);
        for button in pressed {
            typed = match palette().get(button) {
                Some(compromise) => put_compromise(&typed, compromise, &frame),
                None => add_row(&typed, &frame),
            };
        }
        let after = OfferForm::parse(&with_version(&typed), &frame);
        prop_assert!(after.is_ok() || package.is_empty(), "{after:?}");
        if let Ok(OfferForm { package: after, .. }) = after {
            for term in &package.terms {
                prop_assert!(after.terms.contains(term), "{term:?} got lost");
            }
            prop_assert!(after.scope.audience.starts_with(&package.scope.audience));
            prop_assert!(after.scope.data.starts_with(&package.scope.data));
            prop_assert!(after.scope.budget.unwrap_or(i64::MAX) <= package.scope.budget.unwrap_or(i64::MAX));
            let until = |scope: &Scope| scope.until.unwrap_or(far(&frame).plus(1));
            prop_assert!(until(&after.scope) <= until(&package.scope));
            prop_assert!(after.review_months <= package.review_months);
            prop_assert_eq!(after.expires, package.expires);
        }
    }
}

fn with_version(typed: &Typed) -> Typed {
    Typed::filled(typed.pairs().chain([(VERSION, "7")]))
}

#[test]
fn a_fresh_offer_only_needs_a_tick() {
    for kind in KindId::ALL {
        let frame = offerable(kind);
        let id = frame.conditions.first().unwrap();
        let begun = begin(&frame);
        let empty = OfferForm::parse(&with_version(&begun), &frame);
        assert_eq!(empty, Err(fault(CONDITION, FaultKind::Because("offering-fault-empty"))));
        let ticked = Typed::filled(begun.pairs().chain([(CONDITION, id.as_str()), (VERSION, "7")]));
        let form = OfferForm::parse(&ticked, &frame).unwrap();
        assert_eq!(form.package.conditions().iter().collect::<Vec<_>>(), [id]);
        assert_eq!(form.package.expires, Day::new(2027, 11, 21).unwrap());
    }
}

#[test]
fn days_in_the_past_are_faults_of_their_field() {
    let past = FaultKind::DateBefore { day: today() };
    assert_eq!(faults(&[(AUDIENCE, "x"), (UNTIL, "2026-11-20")]), fault(UNTIL, past.clone()));
    assert_eq!(
        faults(&[(AUDIENCE, "x"), (EXPIRES, "2026-11-21")]),
        fault(EXPIRES, FaultKind::DateBefore { day: today().plus(1) })
    );
    let late = [(CONDITION, "C-MFA"), ("owner-C-MFA", "marketing"), ("due-C-MFA", "20.11.2026")];
    assert_eq!(faults(&late), fault("due-C-MFA", past.clone()));
    let own = [("own-2", "Ask us"), ("own-owner-2", "security"), ("own-due-2", "2026-01-01")];
    assert_eq!(faults(&own), fault("own-due-2", past));
    let far = FaultKind::DateAfter { day: today().plus(FAR) };
    assert_eq!(faults(&[(AUDIENCE, "x"), (EXPIRES, "2226-11-21")]), fault(EXPIRES, far));
    assert_eq!(faults(&[(AUDIENCE, "x"), (EXPIRES, "soon")]), fault(EXPIRES, FaultKind::NotADate));
}

#[test]
fn a_ticked_box_needs_owner_and_day_and_an_empty_one_does_not() {
    assert_eq!(
        faults(&[(CONDITION, "C-MFA")]),
        [Fault::new("owner-C-MFA", FaultKind::NotChosen), Fault::new("due-C-MFA", FaultKind::Required)]
    );
    assert_eq!(faults(&[(AUDIENCE, "x"), ("owner-C-MFA", "nobody"), ("due-C-MFA", "never")]), []);
    assert_eq!(
        faults(&[("own-1", "Ask us")]),
        [Fault::new("own-owner-1", FaultKind::NotChosen), Fault::new("own-due-1", FaultKind::Required)]
    );
}

#[test]
fn conditions_that_the_rule_book_or_the_kind_does_not_know_are_told() {
    for unknown in ["C-MAGIC", "C-SEG", "c-mfa", "<script>"] {
        assert_eq!(faults(&[(CONDITION, unknown)]), fault(CONDITION, FaultKind::UnknownChoice), "{unknown}");
    }
    assert_eq!(
        faults(&[(AUDIENCE, "x"), ("owner-C-MAGIC", "marketing"), ("own-6", "x")]),
        [Fault::new("owner-C-MAGIC", FaultKind::UnknownField), Fault::new("own-6", FaultKind::UnknownField)]
    );
    let twice = [
        (CONDITION, "C-MFA"),
        (CONDITION, "C-MFA"),
        ("owner-C-MFA", "security"),
        ("due-C-MFA", "2027-01-01"),
    ];
    assert_eq!(faults(&twice), fault(CONDITION, FaultKind::Duplicate));
}

#[test]
fn texts_have_their_limits() {
    let long = "x".repeat(281);
    for name in [AUDIENCE, DATA, REGION, NOTE] {
        let pairs =
            [(name, long.as_str()), ("own-1", "y"), ("own-owner-1", "security"), ("own-due-1", "2027-01-01")];
        assert_eq!(faults(&pairs), fault(name, FaultKind::TooLong { max: 280 }));
    }
    assert_eq!(faults(&[("own-1", &long)]), fault("own-1", FaultKind::TooLong { max: 280 }));
    let words = [
        (CONDITION, "C-MFA"),
        ("owner-C-MFA", "security"),
        ("due-C-MFA", "2027-01-01"),
        ("words-C-MFA", long.as_str()),
    ];
    assert_eq!(faults(&words), fault("words-C-MFA", FaultKind::TooLong { max: 280 }));
}

#[test]
fn a_budget_is_whole_euros_as_the_reader_writes_them() {
    let read = |raw: &str| {
        OfferForm::parse(&sent(&[(BUDGET, raw)]), &offerable(KindId::Social))
            .map(|form| form.package.scope.budget)
    };
    assert_eq!(read("12.000"), Ok(Some(12_000)));
    assert_eq!(read("12000 €"), Ok(Some(12_000)));
    assert_eq!(read("0"), Ok(Some(0)));
    assert_eq!(read("12,50"), Err(fault(BUDGET, FaultKind::NotANumber)));
    assert_eq!(read("much"), Err(fault(BUDGET, FaultKind::NotAnAmount)));
    let limit = FaultKind::AmountOutOfRange { low: 0, high: BUDGET_LIMIT * 100 };
    assert_eq!(read("1000000001"), Err(fault(BUDGET, limit)));
}

#[test]
fn the_review_interval_is_one_to_twelve_months() {
    for (raw, kind) in [
        ("0", FaultKind::OutOfRange { low: 1, high: 12 }),
        ("13", FaultKind::OutOfRange { low: 1, high: 12 }),
        ("often", FaultKind::NotANumber),
        ("", FaultKind::Required),
    ] {
        assert_eq!(faults(&[(AUDIENCE, "x"), (REVIEW, raw)]), fault(REVIEW, kind), "{raw}");
    }
}

#[test]
fn the_same_words_twice_are_one_condition_too_many() {
    let row = |n: usize, text: &'static str| {
        let [name, owner, due] = OWN[n];
        [(name, text), (owner, "marketing"), (due, "2027-01-01")]
    };
    let pairs = [row(0, "Ask us"), row(3, "ask  US")].concat();
    assert_eq!(faults(&pairs), fault("own-4", FaultKind::Duplicate));
}

#[test]
fn an_offer_that_asks_for_nothing_and_a_missing_version_come_at_once() {
    assert_eq!(
        faults(&[(VERSION, ""), (AUDIENCE, "  "), ("own-1", "")]),
        [
            Fault::new(VERSION, FaultKind::Stale),
            Fault::new(CONDITION, FaultKind::Because("offering-fault-empty"))
        ]
    );
}

#[test]
fn rows_are_added_up_to_five() {
    let frame = offerable(KindId::Ai);
    let mut typed = begin(&frame);
    for shown in 0..=5 {
        assert_eq!(rows_shown(&typed), shown);
        typed = add_row(&typed, &frame);
    }
    assert_eq!(rows_shown(&typed), 5);
}

#[test]
fn pressing_a_compromise_twice_changes_nothing_more() {
    for kind in KindId::ALL {
        let frame = offerable(kind);
        for compromise in palette() {
            let once = put_compromise(&begin(&frame), compromise, &frame);
            assert_eq!(put_compromise(&once, compromise, &frame), once, "{}", compromise.id);
            assert!(OfferForm::parse(&with_version(&once), &frame).is_ok(), "{} for {kind:?}", compromise.id);
        }
    }
}

#[test]
fn every_field_has_a_label_in_both_languages() {
    let frame = offerable(KindId::Social);
    let book = RuleBook::built_in();
    for language in Language::ALL {
        let title = |id: &ConditionId| book.condition(id).unwrap().text.get(language).to_owned();
        let labels = OfferForm::labels(Words::of(language), &frame, title);
        for name in names(&frame) {
            let is_button = [ADD, PREVIEW, PALETTE, VERSION].contains(&name.as_ref());
            assert!(is_button || labels.iter().any(|(labelled, _)| *labelled == name), "{name}");
        }
    }
}
