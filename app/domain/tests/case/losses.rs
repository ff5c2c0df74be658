//! Several people's estimates as one, worked out by hand, and the input of the simulation that comes of them.

use std::collections::BTreeSet;

use domain::{
    case::{
        Case,
        act::Act,
        estimate::{
            Estimate, EstimateFault, Frequency, Part, ScenarioEstimate, SecondaryEstimate, Value, limit,
        },
        losses::{CRATES, CombinedScenario, ON_SCREEN},
    },
    id::PersonId,
    rules::{ConditionId, RuleBook},
};
use loss::{Input, Interval, Scenario, Secondary, Share, Spread};
use proptest::prelude::*;

use crate::{
    play::{Play, basis},
    world::{COLLEAGUE, FRESH, Facts, REQUESTER},
};

fn plain(frequency: Frequency, low: i64, high: i64) -> ScenarioEstimate {
    ScenarioEstimate { frequency, low, high, max: None, secondary: None }
}

fn of(scenarios: &[(&str, ScenarioEstimate)]) -> Estimate {
    let scenarios = scenarios.iter().map(|(id, estimate)| ((*id).to_owned(), estimate.clone()));
    Estimate { scenarios: scenarios.collect(), ..Estimate::default() }
}

fn play(said: &[(PersonId, Estimate)]) -> Play {
    let mut play = Play::review(Facts::Medium);
    for (who, estimate) in said {
        play.act(*who, Act::Estimate(Box::new(estimate.clone())));
    }
    play
}

fn case(said: &[(PersonId, Estimate)]) -> Case {
    play(said).case
}

fn input(case: &Case, conditions: &str) -> Input {
    let conditions: BTreeSet<ConditionId> = conditions.split_whitespace().map(ConditionId::from).collect();
    let rating = case.assess(&basis(), &conditions).expect("a complete request");
    case.loss_input(&basis(), &rating, &conditions, ON_SCREEN).expect("an estimate").input().clone()
}

#[test]
fn one_persons_estimate_is_taken_as_it_is() {
    let secondary = Some(SecondaryEstimate { percent: 10, low: 70_000, high: 900_001 });
    let takeover = ScenarioEstimate {
        max: Some(2_000_000),
        secondary,
        ..plain(Frequency::Exactly { low: 100, mode: 400, high: 900 }, 20_000, 500_000)
    };
    let combined = case(&[(REQUESTER, of(&[("TAKEOVER", takeover)]))]).combined();
    let expected = CombinedScenario {
        rates: [0.1, 0.4, 0.9],
        loss: (20_000, 500_000),
        max: Some(2_000_000),
        secondary: Some((10.0, (70_000, 900_001))),
        people: 1,
    };
    assert_eq!(combined.scenarios["TAKEOVER"], expected);
}

/// Rates (0.1 + 0 + 1)/3 …; loss √(20,000 · 80,000) = 40,000 and √(500,000 · 2,000,000) = 1,000,000.
#[test]
#[expect(clippy::float_cmp, reason = "the same sums divided by the same number")]
fn rates_are_averaged_and_losses_by_the_geometric_mean() {
    let mine = ScenarioEstimate {
        max: Some(3_000_000),
        secondary: Some(SecondaryEstimate { percent: 10, low: 1_000, high: 40_000 }),
        ..plain(Frequency::Seldom, 20_000, 500_000)
    };
    let theirs = ScenarioEstimate {
        max: Some(5_000_000),
        secondary: Some(SecondaryEstimate { percent: 25, low: 4_000, high: 90_000 }),
        ..plain(Frequency::Sometimes, 80_000, 2_000_000)
    };
    // for whom it never happens says nothing about its amounts, but pulls the rate down
    let never = plain(Frequency::Never, 0, 0);
    let said = [
        (REQUESTER, of(&[("TAKEOVER", mine)])),
        (COLLEAGUE, of(&[("TAKEOVER", theirs)])),
        (FRESH, of(&[("TAKEOVER", never)])),
    ];
    let found = &case(&said).combined().scenarios["TAKEOVER"];
    let third = |sum: f64| sum / 3.0;
    assert_eq!(found.rates, [third(1.1), third(0.3 + 3.0), third(11.0)]);
    assert_eq!(found.loss, (40_000, 1_000_000));
    assert_eq!(found.max, Some(5_000_000), "the largest");
    assert_eq!(found.secondary, Some((17.5, (2_000, 60_000))));
    assert_eq!(found.people, 3);
}

#[test]
fn a_limit_counts_only_when_everybody_names_one_and_a_reaction_when_somebody_does() {
    let limited = ScenarioEstimate {
        max: Some(50_000),
        secondary: Some(SecondaryEstimate { percent: 40, low: 100, high: 200 }),
        ..plain(Frequency::Often, 100, 1_000)
    };
    let said = [
        (REQUESTER, of(&[("LEGAL", limited)])),
        (FRESH, of(&[("LEGAL", plain(Frequency::Often, 100, 1_000))])),
    ];
    let found = &case(&said).combined().scenarios["LEGAL"];
    assert_eq!((found.max, found.secondary), (None, Some((40.0, (100, 200)))));
}

#[test]
fn value_delay_and_costs_are_arithmetic_means_over_those_who_gave_them() {
    let costs = |pairs: &[(&str, i64)]| pairs.iter().map(|(id, euros)| ((*id).into(), *euros)).collect();
    let one = Estimate {
        value: Some(Value { low: -1_000, mode: 20_000, high: 50_000 }),
        delay: Some(7_000),
        costs: costs(&[("C-MFA", 1_000), ("C-LOG", 5_000)]),
        ..Estimate::default()
    };
    let two = Estimate {
        value: Some(Value { low: 2_000, mode: 40_001, high: 50_000 }),
        costs: costs(&[("C-MFA", 2_000)]),
        ..Estimate::default()
    };
    let combined = case(&[(REQUESTER, one), (FRESH, two)]).combined();
    assert_eq!(combined.value, Some(Value { low: 500, mode: 30_001, high: 50_000 }));
    assert_eq!(combined.delay, Some(7_000));
    assert_eq!(combined.costs, costs(&[("C-MFA", 1_500), ("C-LOG", 5_000)]).into_iter().collect());
    let some = |ids: &[&str]| ids.iter().map(|id| ConditionId::from(*id)).collect::<BTreeSet<_>>();
    assert_eq!(combined.cost(&some(&["C-MFA", "C-LOG", "C-IR"])), 6_500, "nobody knows what C-IR costs");
    assert!(combined.scenarios.is_empty());
}

#[test]
fn who_said_what_stays_visible() {
    let said = [
        (REQUESTER, of(&[("LEAK", plain(Frequency::Rarely, 1_000, 2_000))])),
        (
            FRESH,
            of(&[
                ("LEAK", plain(Frequency::Often, 50_000, 100_000)),
                ("FRAUD", plain(Frequency::Never, 0, 0)),
            ]),
        ),
    ];
    let case = case(&said);
    let lines: Vec<_> =
        case.said_of("LEAK").map(|(who, said, one)| (who, said.side.code(), one.high)).collect();
    assert_eq!(lines, [(REQUESTER, "marketing", 2_000), (FRESH, "security", 100_000)]);
    assert_eq!(case.said_of("FRAUD").count(), 1);
    assert_eq!(case.said_of("OUTAGE").count(), 0);
}

#[test]
#[expect(clippy::float_cmp, reason = "whole euros are exact")]
fn the_input_has_the_scenarios_of_the_book_in_its_order_and_what_the_conditions_leave() {
    let legal = ScenarioEstimate {
        max: Some(20_000_000),
        secondary: Some(SecondaryEstimate { percent: 5, low: 10_000, high: 10_000 }),
        ..plain(Frequency::Exactly { low: 500, mode: 500, high: 500 }, 1_000, 1_000)
    };
    let value = Some(Value { low: 10, mode: 20, high: 30 });
    let costs = [("C-MFA".into(), 1_000), ("C-NAMED".into(), 250)].into();
    let estimate = of(&[("LEGAL", legal), ("TAKEOVER", plain(Frequency::Rarely, 5_000, 50_000))]);
    let case = case(&[(REQUESTER, Estimate { value, costs, ..estimate })]);

    let plain_input = input(&case, "");
    let residuals: Vec<_> = plain_input.scenarios.iter().map(|scenario| scenario.residual).collect();
    assert_eq!((residuals, plain_input.cost), (vec![None, None], 0.0), "no condition, nothing left away");

    let found = input(&case, "C-MFA C-NAMED C-IR");
    assert_eq!(found.cost, 1_250.0);
    assert_eq!(found.value, Some(Spread::Pert { low: 10.0, mode: 20.0, high: 30.0, shape: 4.0 }));
    assert_eq!((found.years, found.simulations, found.tolerance.len()), (1.0, ON_SCREEN, 2));
    assert_eq!((found.tolerance[0].probability, found.tolerance[0].amount), (0.1, 100_000.0));
    assert_eq!((found.tolerance[1].probability, found.tolerance[1].amount), (0.01, 1_000_000.0));
    let [takeover, legal] = found.scenarios.as_slice() else { panic!("two scenarios") };
    assert_eq!(takeover.id, "TAKEOVER");
    assert_eq!(takeover.rate, Spread::Pert { low: 0.01, mode: 0.03, high: 0.1, shape: 4.0 });
    let residual = takeover.residual.expect("conditions act on it");
    let rating = case
        .assess(&basis(), &["C-MFA", "C-NAMED", "C-IR"].map(ConditionId::from).into())
        .expect("a complete request");
    assert_eq!(residual.freq, Share::Range(rating.multipliers["TAKEOVER"].freq));
    let expected = Scenario {
        id: "LEGAL".into(),
        rate: Spread::Constant(0.5),
        loss: Interval { p05: 1_000.0, p95: 1_000.0, max: Some(20_000_000.0) },
        secondary: Some(Secondary {
            probability: Spread::Constant(0.05),
            loss: Interval { p05: 10_000.0, p95: 10_000.0, max: None },
        }),
        residual: None,
    };
    assert_eq!(*legal, expected, "none of them acts on it");
    let curve = &found.thresholds;
    assert!(curve.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!((curve.first(), curve.last(), curve.len()), (Some(&1_000.0), Some(&100_000_000.0), 51));
}

#[test]
fn the_seed_follows_from_the_number_and_from_nothing_else() {
    let mut one = case(&[(REQUESTER, of(&[("LEAK", plain(Frequency::Rarely, 1_000, 2_000))]))]);
    let seed = input(&one, "").seed;
    assert_eq!(input(&one, "C-LOG").seed, seed);
    one.number.0 += 1;
    assert_ne!(input(&one, "").seed, seed);
}

#[test]
fn a_bad_estimate_names_its_parts() {
    use EstimateFault::{NotAscending, OutOfRange, TooWide, Unknown};
    let book = RuleBook::built_in();
    let exactly = |low, mode, high| Frequency::Exactly { low, mode, high };
    let name = || "LEAK".to_owned();
    let leak = |estimate| of(&[("LEAK", estimate)]);
    let reaction = |percent, low, high| ScenarioEstimate {
        secondary: Some(SecondaryEstimate { percent, low, high }),
        ..plain(Frequency::Often, 1, 2)
    };
    let value = |low, mode, high| Estimate { value: Some(Value { low, mode, high }), ..Estimate::default() };
    let cost = |id: &str, euros| Estimate { costs: [(id.into(), euros)].into(), ..Estimate::default() };
    let cases = [
        (of(&[("FLOOD", plain(Frequency::Often, 1, 2))]), Unknown(Part::Frequency("FLOOD".into()))),
        (leak(plain(Frequency::Often, 0, 2)), OutOfRange(Part::Loss(name()))),
        (leak(plain(Frequency::Often, -5, 2)), OutOfRange(Part::Loss(name()))),
        (leak(plain(Frequency::Often, 1, limit::AMOUNT + 1)), OutOfRange(Part::Loss(name()))),
        (leak(plain(Frequency::Often, 3, 2)), NotAscending(Part::Loss(name()))),
        (leak(plain(Frequency::Often, 1, 2_000_000)), TooWide(Part::Loss(name()))),
        (leak(plain(exactly(2, 1, 3), 1, 2)), NotAscending(Part::Frequency(name()))),
        (leak(plain(exactly(1, 4, 3), 1, 2)), NotAscending(Part::Frequency(name()))),
        (leak(plain(exactly(1, 1, limit::RATE + 1), 1, 2)), OutOfRange(Part::Frequency(name()))),
        (
            leak(ScenarioEstimate { max: Some(1), ..plain(Frequency::Often, 1, 2) }),
            NotAscending(Part::Max(name())),
        ),
        (leak(reaction(101, 1, 2)), OutOfRange(Part::Percent(name()))),
        (leak(reaction(1, 3, 2)), NotAscending(Part::Secondary(name()))),
        (value(3, 2, 5), NotAscending(Part::Value)),
        (value(i64::MIN, 2, 5), OutOfRange(Part::Value)),
        (Estimate { delay: Some(-1), ..Estimate::default() }, OutOfRange(Part::Delay)),
        (cost("C-MFA", -1), OutOfRange(Part::Cost("C-MFA".into()))),
        (cost("C-NONE", 1), Unknown(Part::Cost("C-NONE".into()))),
    ];
    for (estimate, fault) in cases {
        assert_eq!(estimate.faults(book), std::slice::from_ref(&fault), "{fault:?}");
    }
    assert_eq!(leak(plain(exactly(0, 0, 0), 1, 1)).faults(book), [], "never and always the same are fine");
}

#[test]
fn the_recorded_versions_are_those_of_the_lock_file() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock"));
    let lock = lock.expect("the lock file");
    for (name, version) in CRATES {
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(lock.contains(&entry), "{name} is not {version} any more: say so in CRATES");
    }
}

fn scenario() -> impl Strategy<Value = ScenarioEstimate> {
    let frequency = prop_oneof![
        prop::sample::select(Frequency::WORDS.to_vec()),
        prop::array::uniform3(0..=limit::RATE).prop_map(|mut rates| {
            rates.sort_unstable();
            Frequency::Exactly { low: rates[0], mode: rates[1], high: rates[2] }
        }),
    ];
    let interval = (1..=limit::AMOUNT, 1..=limit::RATIO)
        .prop_map(|(low, ratio)| (low, low.saturating_mul(ratio).min(limit::AMOUNT)));
    let secondary = prop::option::of((0..=100_u8, interval.clone()))
        .prop_map(|part| part.map(|(percent, (low, high))| SecondaryEstimate { percent, low, high }));
    (frequency, interval, prop::option::of(0..limit::AMOUNT), secondary).prop_map(
        |(frequency, (low, high), above, secondary)| {
            let max = above.map(|above| high.saturating_add(above).min(limit::AMOUNT));
            ScenarioEstimate { frequency, low, high, max, secondary }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Nobody's estimate can make the losses silently "not assessed".
    #[test]
    fn whatever_may_be_saved_can_be_simulated(
        said in prop::collection::vec(prop::collection::btree_map(0_usize..6, scenario(), 1..6), 1..4),
    ) {
        let book = RuleBook::built_in();
        let people = [REQUESTER, COLLEAGUE, FRESH];
        let mut case = Play::review(Facts::Low).case;
        for (who, scenarios) in people.into_iter().zip(said) {
            let named = scenarios.into_iter().map(|(index, one)| (book.scenarios()[index].id.clone(), one));
            let estimate = Estimate { scenarios: named.collect(), ..Estimate::default() };
            prop_assert_eq!(estimate.faults(book), []);
            let (side, at) = (domain::case::Side::Marketing, case.begun);
            case.estimates.insert(who, domain::case::estimate::Estimated { side, at, estimate });
        }
        for conditions in [vec![], vec!["C-MFA", "C-LOG"]] {
            let conditions = conditions.into_iter().map(ConditionId::from).collect();
            let rating = case.assess(&basis(), &conditions).expect("a complete request");
            prop_assert!(case.loss_input(&basis(), &rating, &conditions, ON_SCREEN).is_some());
        }
    }
}
