//! Whatever numbers come: either a refusal that names a field, or an outcome of finite numbers. What the command line can
//! be asked wrongly is tested there, with the place and code of each fault; floats that JSON cannot hold are tested here.

use loss::{
    Anchor, FaultCode, Input, Interval, Remaining, Scenario, Secondary, Share, Spread, check, simulate,
};
use proptest::prelude::*;

use super::common::takeover;

fn number() -> impl Strategy<Value = f64> {
    let sound = prop_oneof![Just(0.0), Just(1.0), 0.0..1.0, 1.0..1e6];
    let odd = prop::sample::select(vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -0.0,
        -1.0,
        5e-324,
        1e-300,
        1e-9,
        1e12,
        1.0001e12,
        1e300,
    ]);
    prop_oneof![8 => sound, 1 => odd]
}

fn spread() -> impl Strategy<Value = Spread> {
    prop_oneof![
        number().prop_map(Spread::Constant),
        (prop::array::uniform3(number()), number(), any::<bool>()).prop_map(|(mut parts, shape, sorted)| {
            if sorted {
                parts.sort_by(f64::total_cmp);
            }
            let [low, mode, high] = parts;
            Spread::Pert { low, mode, high, shape }
        }),
    ]
}

prop_compose! {
    fn interval()(p05 in number(), times in number(), max in prop::option::of(number()), same in any::<bool>())
        -> Interval
    {
        Interval { p05, p95: if same { p05 } else { p05 * times }, max }
    }
}

prop_compose! {
    fn scenario()(
        rate in spread(), loss in interval(),
        secondary in prop::option::of((spread(), interval())),
        shares in prop::option::of((number(), prop::array::uniform3(number()))),
    ) -> Scenario {
        Scenario {
            id: "x".to_owned(),
            rate,
            loss,
            secondary: secondary.map(|(probability, loss)| Secondary { probability, loss }),
            residual: shares.map(|(freq, mag)| Remaining { freq: Share::Constant(freq), mag: Share::Range(mag) }),
        }
    }
}

fn finite(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => number.as_f64().is_some_and(f64::is_finite),
        serde_json::Value::Array(items) => items.iter().all(finite),
        serde_json::Value::Object(fields) => fields.iter().all(|(key, value)| {
            finite(value)
                || value.is_null()
                    && ["net", "rosi", "within_tolerance", "comonotonic", "value_per_es95"]
                        .contains(&key.as_str())
        }),
        serde_json::Value::Null => false,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn there_is_a_refusal_with_a_place_or_an_outcome_of_finite_numbers(
        scenario in scenario(),
        value in prop::option::of(spread()),
        (cost, years) in (number(), number()),
        thresholds in prop::collection::vec(number(), 0..3),
        anchors in prop::collection::vec((number(), number()), 0..3),
    ) {
        let tolerance = anchors.into_iter().map(Anchor::from).collect();
        let input = Input { scenarios: vec![scenario], value, cost, years, simulations: 10, seed: 1, thresholds, tolerance };
        match check(input) {
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| fault.pointer.starts_with('/') && !fault.message.is_empty()));
            }
            Ok(checked) => {
                if loss::most_simulations(checked.input()) > 1000 {
                    let outcome = serde_json::json!(simulate(&checked));
                    prop_assert!(finite(&outcome), "{outcome}");
                }
            }
        }
    }
}

/// Found by the law above: half of it is zero, and the logarithm of zero is no number.
#[test]
fn the_smallest_loss_there_is_has_a_curve_of_finite_numbers() {
    let (p05, p95) = (f64::from_bits(1), f64::from_bits(1));
    let (rate, loss) = (Spread::Constant(1.0), Interval { p05, p95, max: None });
    let input = Input {
        scenarios: vec![Scenario { id: "x".into(), rate, loss, secondary: None, residual: None }],
        value: None,
        cost: 0.0,
        years: 1.0,
        simulations: 10,
        seed: 1,
        thresholds: Vec::new(),
        tolerance: Vec::new(),
    };
    let outcome = serde_json::json!(simulate(&check(input).expect("nothing to refuse")));
    assert!(finite(&outcome), "{outcome}");
}

#[test]
fn all_faults_are_named_in_the_order_of_the_fields() {
    let mut input = takeover(0);
    input.scenarios[0].id = " ".to_owned();
    input.scenarios[0].rate = Spread::Constant(f64::NAN);
    input.scenarios[0].loss.p95 = f64::INFINITY;
    input.cost = f64::NEG_INFINITY;
    input.years = f64::NAN;
    let faults = check(input).expect_err("everything is wrong");
    let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.pointer.as_str())).collect();
    assert_eq!(
        found,
        [
            (FaultCode::Empty, "/scenarios/0/id"),
            (FaultCode::OutOfRange, "/scenarios/0/rate"),
            (FaultCode::OutOfRange, "/scenarios/0/loss/p95"),
            (FaultCode::OutOfRange, "/cost"),
            (FaultCode::OutOfRange, "/years"),
            (FaultCode::OutOfRange, "/simulations"),
        ]
    );
}

#[test]
fn what_is_degenerate_but_sound_is_simulated() {
    let mut input = takeover(1000);
    input.scenarios[0].rate = Spread::Pert { low: 0.0, mode: 0.0, high: 0.0, shape: 4.0 };
    let outcome = simulate(&check(input).expect("a rate of zero is sound"));
    assert!(outcome.inherent.ale.abs() < f64::MIN_POSITIVE && (outcome.inherent.p_zero - 1.0).abs() < 1e-15);
    let mut input = takeover(1000);
    input.scenarios[0].loss = Interval { p05: 0.0, p95: 0.0, max: Some(0.0) };
    assert!(
        simulate(&check(input).expect("a loss of zero is sound")).inherent.es.p99.abs() < f64::MIN_POSITIVE
    );
}
