//! What people type and what comes of it: all faults at once and at their field, nothing invented where nothing was
//! typed, and what was saved comes back as it was.

use domain::case::estimate::{Frequency, ScenarioEstimate, SecondaryEstimate};
use proptest::prelude::*;

use super::*;

fn frame(language: Language) -> Elicitation {
    Elicitation {
        scenarios: vec!["TAKEOVER".into(), "LEAK".into()],
        conditions: vec!["C-MFA".into()],
        language,
    }
}

fn parsed(pairs: &[(&str, &str)]) -> Result<Estimate, Vec<Fault>> {
    let typed = Typed::filled(pairs.iter().copied().chain([(VERSION, "3")]));
    EstimateForm::parse(&typed, &frame(Language::De)).map(|form| form.estimate)
}

fn faults(pairs: &[(&str, &str)]) -> Vec<(String, FaultKind)> {
    let faults = parsed(pairs).expect_err("a fault");
    faults.into_iter().map(|fault| (fault.field.into_owned(), fault.kind)).collect()
}

#[test]
fn an_empty_form_estimates_nothing() {
    assert_eq!(parsed(&[]), Ok(Estimate::default()));
    assert_eq!(parsed(&[("often-LEAK", SKIP), ("low-LEAK", "5")]), Ok(Estimate::default()), "left out");
}

#[test]
fn a_scenario_is_a_frequency_and_an_interval() {
    let estimate = parsed(&[
        ("often-TAKEOVER", "seldom"),
        ("low-TAKEOVER", "2.000"),
        ("high-TAKEOVER", "50.000 €"),
        ("max-TAKEOVER", ""),
        ("other-TAKEOVER", "10"),
        ("other-low-TAKEOVER", "1000"),
        ("other-high-TAKEOVER", "1000"),
        ("value-low", "-5.000"),
        ("value-mode", "0"),
        ("value-high", "90000"),
        ("delay", "4000"),
        ("cost-C-MFA", "1200"),
    ])
    .expect("an estimate");
    let secondary = Some(SecondaryEstimate { percent: 10, low: 1000, high: 1000 });
    let scenario =
        ScenarioEstimate { frequency: Frequency::Seldom, low: 2000, high: 50_000, max: None, secondary };
    assert_eq!(estimate.scenarios, BTreeMap::from([("TAKEOVER".to_owned(), scenario)]));
    assert_eq!(estimate.value, Some(Value { low: -5000, mode: 0, high: 90_000 }));
    assert_eq!((estimate.delay, estimate.costs.len()), (Some(4000), 1));
}

#[test]
fn what_cannot_happen_needs_no_amount_and_a_rate_may_have_decimals() {
    let never = parsed(&[("often-LEAK", "never")]).expect("an estimate");
    assert_eq!(never.scenarios["LEAK"].frequency, Frequency::Never);
    let exactly = parsed(&[
        ("often-LEAK", "exactly"),
        ("rate-low-LEAK", "0"),
        ("rate-mode-LEAK", "0,25"),
        ("rate-high-LEAK", "3"),
        ("low-LEAK", "5"),
        ("high-LEAK", "5"),
    ]);
    let frequency = exactly.expect("an estimate").scenarios["LEAK"].frequency;
    assert_eq!(frequency, Frequency::Exactly { low: 0, mode: 250, high: 3000 });
}

#[test]
fn every_fault_stands_at_its_field() {
    let below = FaultKind::Because("estimate-fault-below");
    let range = FaultKind::AmountOutOfRange { low: 100, high: MOST * 100 };
    for (pairs, expected) in [
        (
            &[("often-LEAK", "often")][..],
            vec![("low-LEAK", FaultKind::Required), ("high-LEAK", FaultKind::Required)],
        ),
        (&[("low-LEAK", "5"), ("high-LEAK", "9")], vec![("often-LEAK", FaultKind::NotChosen)]),
        (&[("often-LEAK", "daily")], vec![("often-LEAK", FaultKind::UnknownChoice)]),
        (
            &[("often-LEAK", "often"), ("low-LEAK", "9"), ("high-LEAK", "5")],
            vec![("high-LEAK", below.clone())],
        ),
        (
            &[("often-LEAK", "often"), ("low-LEAK", "0"), ("high-LEAK", "999999999999")],
            vec![("low-LEAK", range.clone()), ("high-LEAK", range.clone())],
        ),
        (
            &[("often-LEAK", "often"), ("low-LEAK", "-3"), ("high-LEAK", "viel")],
            vec![("low-LEAK", FaultKind::NotAnAmount), ("high-LEAK", FaultKind::NotAnAmount)],
        ),
        (
            &[("often-LEAK", "often"), ("low-LEAK", "5"), ("high-LEAK", "9"), ("max-LEAK", "8")],
            vec![("max-LEAK", FaultKind::Because("estimate-fault-max"))],
        ),
        (
            &[("often-LEAK", "often"), ("low-LEAK", "5"), ("high-LEAK", "9"), ("other-LEAK", "101")],
            vec![
                ("other-LEAK", FaultKind::OutOfRange { low: 0, high: 100 }),
                ("other-low-LEAK", FaultKind::Required),
                ("other-high-LEAK", FaultKind::Required),
            ],
        ),
        (
            &[
                ("often-LEAK", "exactly"),
                ("rate-low-LEAK", "2"),
                ("rate-mode-LEAK", "1"),
                ("rate-high-LEAK", "3"),
                ("low-LEAK", "5"),
                ("high-LEAK", "9"),
            ],
            vec![("rate-mode-LEAK", below.clone())],
        ),
        (
            &[("value-low", "5")],
            vec![("value-mode", FaultKind::Required), ("value-high", FaultKind::Required)],
        ),
        (
            &[("value-low", "5"), ("value-mode", "9"), ("value-high", "8")],
            vec![("value-high", below.clone())],
        ),
        (&[("low-OTHER", "5")], vec![("low-OTHER", FaultKind::UnknownField)]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect();
        assert_eq!(faults(pairs), expected, "{pairs:?}");
    }
}

#[test]
fn a_form_with_faults_still_shows_what_is_good_of_it() {
    let typed = Typed::filled([
        ("often-TAKEOVER", "seldom"),
        ("low-TAKEOVER", "5"),
        ("high-TAKEOVER", "9"),
        ("often-LEAK", "often"),
        ("low-LEAK", "x"),
    ]);
    let estimate = EstimateForm::tried(&typed, &frame(Language::De));
    assert_eq!(estimate.scenarios.keys().collect::<Vec<_>>(), ["TAKEOVER"]);
}

fn scenario() -> impl Strategy<Value = ScenarioEstimate> {
    let frequency = prop_oneof![
        Just(Frequency::Never),
        Just(Frequency::Rarely),
        Just(Frequency::VeryOften),
        (0..1000_u32, 0..1000_u32, 0..100_000_u32).prop_map(|(low, more, most)| Frequency::Exactly {
            low,
            mode: low + more,
            high: low + more + most,
        }),
    ];
    let secondary = proptest::option::of(
        (0..=100_u8, 1..9_000_i64, 0..9_000_i64).prop_map(|(percent, low, more)| SecondaryEstimate {
            percent,
            low,
            high: low + more,
        }),
    );
    let amounts = (2..900_000_i64, 0..9_000_000_i64, proptest::option::of(0..5_000_i64));
    (frequency, amounts, secondary).prop_map(|(frequency, (low, more, room), secondary)| {
        let high = low + more;
        ScenarioEstimate { frequency, low, high, max: room.map(|room| high + room), secondary }
    })
}

proptest! {
    #[test]
    fn what_was_saved_comes_back_as_it_was(
        leak in proptest::option::of(scenario()),
        value in proptest::option::of((-9_000_i64..9_000, 0..9_000_i64, 0..9_000_i64)),
        delay in proptest::option::of(0..9_000_i64),
        cost in proptest::option::of(0..9_000_i64),
        german: bool,
    ) {
        let language = if german { Language::De } else { Language::En };
        let estimate = Estimate {
            scenarios: leak.into_iter().map(|scenario| ("LEAK".to_owned(), scenario)).collect(),
            value: value.map(|(low, more, most)| Value { low, mode: low + more, high: low + more + most }),
            delay,
            costs: cost.into_iter().map(|euros| ("C-MFA".into(), euros)).collect(),
        };
        let typed = fill(&estimate, language);
        let pairs = typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let typed = Typed::filled(pairs.chain([(VERSION.to_owned(), "1".to_owned())]));
        let back = EstimateForm::parse(&typed, &frame(language)).map(|form| form.estimate);
        prop_assert_eq!(back, Ok(estimate));
    }
}
