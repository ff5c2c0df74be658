//! `concord simulate` as it is used from outside: the published contract, and every way to ask wrongly.

use serde_json::{Value as Json, json};

use super::simulate;

fn takeover() -> Json {
    json!({
        "scenarios": [{
            "id": "TAKEOVER",
            "rate": 0.4,
            "loss": {"p05": 20000, "p95": 500_000},
            "residual": {"freq": 0.2, "mag": [0.5, 0.7, 0.85]},
        }],
        "value": {"low": 50_000, "mode": 200_000, "high": 400_000},
        "cost": 8000,
        "years": 1,
        "simulations": 20_000,
        "seed": 42,
        "thresholds": [10_000, 1_000_000, 50_000],
        "tolerance": [[0.1, 100_000], [0.01, 1_000_000]],
    })
}

fn simulated(input: &Json) -> Json {
    serde_json::from_str(&simulate(&input.to_string()).unwrap()).unwrap()
}

fn refused(input: &str) -> (String, String) {
    let fault = simulate(input).unwrap_err();
    let printed: Json = serde_json::from_str(&fault.to_string()).unwrap();
    assert_eq!(printed["error"]["pointer"], fault.pointer.as_str());
    assert!(fault.message.ends_with('.') && !fault.message.is_empty(), "{}", fault.message);
    (fault.code.to_owned(), fault.pointer)
}

#[track_caller]
fn keys(value: &Json, expected: &[&str]) {
    for key in expected {
        assert!(value.get(key).is_some(), "{key} is missing in {value}");
    }
}

#[test]
fn the_output_has_every_field_of_the_contract() {
    let output = simulated(&takeover());
    keys(
        &output,
        &["inherent", "residual", "net", "rosi", "within_tolerance", "engine", "seed", "simulations", "hash"],
    );
    for run in [&output["inherent"], &output["residual"]] {
        keys(run, &["ale", "sd", "p_zero", "var", "es", "exceedance", "standard_error"]);
        keys(&run["var"], &["75", "90", "95", "99", "99.9"]);
        keys(&run["es"], &["95", "99"]);
        keys(&run["standard_error"], &["ale", "p_zero"]);
        let points = run["exceedance"].as_array().unwrap();
        let asked: Vec<f64> = points.iter().map(|point| point[0].as_f64().unwrap()).collect();
        assert_eq!(asked, [10_000.0, 1_000_000.0, 50_000.0]);
        assert!(points.iter().all(|point| point.as_array().unwrap().len() == 4));
    }
    for run in [&output["net"]["inherent"], &output["net"]["residual"]] {
        keys(run, &["mean", "p_negative", "p05"]);
    }
    assert_eq!(output["within_tolerance"], json!({"inherent": false, "residual": true}));
    assert_eq!(output["engine"], loss::VERSION);
    assert_eq!((&output["seed"], &output["simulations"]), (&json!(42), &json!(20_000)));
    assert_eq!(output["hash"].as_str().unwrap().len(), 64);
}

#[test]
fn the_return_and_the_net_follow_from_the_losses() {
    let output = simulated(&takeover());
    let number = |pointer: &str| output.pointer(pointer).and_then(Json::as_f64).unwrap();
    let (before, after) = (number("/inherent/ale"), number("/residual/ale"));
    assert!((number("/rosi") - (before - after - 8000.0) / 8000.0).abs() < 1e-12);
    let saved = number("/net/residual/mean") - number("/net/inherent/mean");
    assert!((saved - (before - after - 8000.0)).abs() < 1e-6);
}

#[test]
fn what_is_optional_may_be_absent() {
    let output = simulated(&json!({
        "scenarios": [{"id": "x", "rate": {"low": 0, "mode": 1, "high": 2}, "loss": {"p05": 10, "p95": 10}}],
        "simulations": 1e3,
    }));
    assert_eq!(output["inherent"], output["residual"]);
    assert_eq!((&output["net"], &output["rosi"]), (&Json::Null, &Json::Null));
    assert_eq!((&output["within_tolerance"], &output["seed"]), (&Json::Null, &json!(0)));
    assert!(!output["inherent"]["exceedance"].as_array().unwrap().is_empty());
}

#[test]
fn several_scenarios_are_shown_one_by_one_and_as_if_they_moved_together() {
    let mut input = takeover();
    let scenarios = input["scenarios"].as_array_mut().unwrap();
    scenarios.push(json!({"id": "LEAK", "rate": 0, "loss": {"p05": 1, "p95": 2}}));
    scenarios.push(json!({"id": "FRAUD", "rate": 1.5, "loss": {"p05": 1000, "p95": 2000}}));
    let output = simulated(&input);
    let scenarios = output["scenarios"].as_array().unwrap();
    let ales: Vec<f64> =
        scenarios.iter().map(|scenario| scenario["ale"]["inherent"].as_f64().unwrap()).collect();
    assert!((ales.iter().sum::<f64>() / output["inherent"]["ale"].as_f64().unwrap() - 1.0).abs() < 1e-12);
    assert!(ales[1].abs() < 1e-300);
    let together = output["comonotonic"]["inherent"]["es"]["95"].as_f64().unwrap();
    assert!(together >= output["inherent"]["es"]["95"].as_f64().unwrap());
}

#[test]
fn a_seed_keeps_all_its_digits() {
    let mut input = takeover();
    input["seed"] = json!(u64::MAX);
    let largest = simulated(&input);
    assert_eq!(largest["seed"], json!(u64::MAX));
    input["seed"] = json!(u64::MAX - 1);
    assert_ne!(simulated(&input)["hash"], largest["hash"]);
}

#[test]
fn wrong_values_are_refused_with_their_place() {
    let cases = [
        ("/scenarios", json!([]), "empty", "/scenarios"),
        ("/scenarios", json!({}), "wrong_type", "/scenarios"),
        ("/scenarios/0/id", json!(""), "empty", "/scenarios/0/id"),
        ("/scenarios/0/id", json!(7), "wrong_type", "/scenarios/0/id"),
        ("/scenarios/0/rate", json!(-0.1), "out_of_range", "/scenarios/0/rate"),
        ("/scenarios/0/rate", json!("0.4"), "wrong_type", "/scenarios/0/rate"),
        ("/scenarios/0/rate", json!(1e9), "out_of_range", "/scenarios/0/rate"),
        (
            "/scenarios/0/rate",
            json!({"low": 2, "mode": 1, "high": 3}),
            "not_ascending",
            "/scenarios/0/rate/low",
        ),
        (
            "/scenarios/0/rate",
            json!({"low": 1, "mode": 4, "high": 3}),
            "not_ascending",
            "/scenarios/0/rate/mode",
        ),
        ("/scenarios/0/rate", json!({"low": 1, "high": 3}), "missing_field", "/scenarios/0/rate/mode"),
        (
            "/scenarios/0/rate",
            json!({"low": 1, "mode": 1, "high": 3, "shape": 0}),
            "out_of_range",
            "/scenarios/0/rate/shape",
        ),
        ("/scenarios/0/loss/p05", json!(600_000), "not_ascending", "/scenarios/0/loss/p05"),
        ("/scenarios/0/loss/p05", json!(0), "out_of_range", "/scenarios/0/loss/p05"),
        ("/scenarios/0/loss/p05", json!(-1), "out_of_range", "/scenarios/0/loss/p05"),
        ("/scenarios/0/loss/p95", json!(1e13), "out_of_range", "/scenarios/0/loss/p95"),
        ("/scenarios/0/loss/max", json!(10_000), "not_ascending", "/scenarios/0/loss/max"),
        ("/scenarios/0/loss/max", json!(null), "wrong_type", "/scenarios/0/loss/max"),
        ("/scenarios/0/loss/p5", json!(1), "unknown_field", "/scenarios/0/loss/p5"),
        (
            "/scenarios/0/secondary",
            json!({"probability": 1.1, "loss": {"p05": 1, "p95": 1}}),
            "out_of_range",
            "/scenarios/0/secondary/probability",
        ),
        ("/scenarios/0/residual/freq", json!(1.5), "out_of_range", "/scenarios/0/residual/freq"),
        (
            "/scenarios/0/residual/freq",
            json!([0.5, 0.2, 0.7]),
            "not_ascending",
            "/scenarios/0/residual/freq/0",
        ),
        ("/scenarios/0/residual/freq", json!([0.5, 0.7]), "wrong_length", "/scenarios/0/residual/freq"),
        ("/scenarios/0/residual", json!({"freq": 1}), "missing_field", "/scenarios/0/residual/mag"),
        ("/value", json!({"low": 3, "mode": 2, "high": 1}), "not_ascending", "/value/low"),
        ("/value", json!(true), "wrong_type", "/value"),
        ("/cost", json!(-1), "out_of_range", "/cost"),
        ("/years", json!(0), "out_of_range", "/years"),
        ("/years", json!(101), "out_of_range", "/years"),
        ("/simulations", json!(0), "out_of_range", "/simulations"),
        ("/simulations", json!(-5), "out_of_range", "/simulations"),
        ("/simulations", json!(2.5), "wrong_type", "/simulations"),
        ("/simulations", json!("1000"), "wrong_type", "/simulations"),
        ("/simulations", json!(20_000_001), "too_much", "/simulations"),
        ("/simulations", json!(1_000_000_000), "too_much", "/simulations"),
        ("/simulations", json!(10_000_000_000_u64), "too_much", "/simulations"),
        ("/seed", json!(-1), "out_of_range", "/seed"),
        ("/seed", json!(0.5), "wrong_type", "/seed"),
        ("/seed", json!(1e30), "out_of_range", "/seed"),
        ("/thresholds/1", json!(-1), "out_of_range", "/thresholds/1"),
        ("/thresholds", json!(vec![1; 1001]), "too_much", "/thresholds"),
        ("/tolerance", json!([[0.1]]), "wrong_length", "/tolerance/0"),
        ("/tolerance", json!([[0, 100]]), "out_of_range", "/tolerance/0/0"),
        ("/tolerance", json!([[0.1, -1]]), "out_of_range", "/tolerance/0/1"),
        ("/tolerance", json!([[0.1, 100], [0.2, 200]]), "not_ascending", "/tolerance/1"),
        ("/tolerance", json!([[0.1, 100], [0.2, 100]]), "duplicate", "/tolerance/1"),
        ("/currency", json!("EUR"), "unknown_field", "/currency"),
    ];
    for (pointer, value, code, place) in cases {
        let mut input = takeover();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match input.pointer_mut(parent).unwrap() {
            Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            object => object[key] = value,
        }
        assert_eq!(refused(&input.to_string()), (code.to_owned(), place.to_owned()), "{input}");
    }
}

#[test]
fn an_id_twice_and_too_much_work_are_refused() {
    let mut input = takeover();
    let twin = input["scenarios"][0].clone();
    input["scenarios"].as_array_mut().unwrap().push(twin);
    assert_eq!(refused(&input.to_string()), ("duplicate".to_owned(), "/scenarios/1/id".to_owned()));
    let mut input = takeover();
    input["scenarios"][0]["rate"] = json!(1e6);
    assert_eq!(refused(&input.to_string()), ("too_much".to_owned(), "/simulations".to_owned()));
}

#[test]
fn what_is_no_number_of_json_is_refused() {
    let with = |rate: &str| takeover().to_string().replace("\"rate\":0.4", &format!("\"rate\":{rate}"));
    simulate(&with("0.4")).unwrap();
    for (rate, code, pointer) in [
        ("1e400", "out_of_range", "/scenarios/0/rate"),
        ("-1e400", "out_of_range", "/scenarios/0/rate"),
        ("{\"low\":0,\"mode\":1,\"high\":1e999}", "out_of_range", "/scenarios/0/rate/high"),
        ("NaN", "invalid_json", ""),
        ("Infinity", "invalid_json", ""),
        (".4", "invalid_json", ""),
        ("0x1", "invalid_json", ""),
        ("0.4,\"rate\":0.5", "duplicate_key", "/scenarios/0/rate"),
    ] {
        assert_eq!(refused(&with(rate)), (code.to_owned(), pointer.to_owned()), "{rate}");
    }
}
