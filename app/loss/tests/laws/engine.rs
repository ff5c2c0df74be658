//! What the engine promises as a whole: determinism, what a higher rate or a longer horizon does, sums of several inputs,
//! the memo, the canonical form of an input.

use std::sync::Arc;

use loss::{
    Anchor, Input, Memo, PortfolioFault, Share, Spread, canonical, check, input_hash, losses,
    most_simulations, portfolio, simulate,
};
use proptest::prelude::*;

use super::common::{checked, equal, input, interval, pert, scenario, takeover};

#[test]
fn another_seed_gives_another_result_and_the_same_seed_the_same() {
    let with = |seed| simulate(&checked(Input { seed, ..takeover(5000) }));
    assert_eq!(with(1), with(1));
    assert_ne!(with(1).hash, with(2).hash);
    assert_ne!(with(1).input_hash, with(2).input_hash);
}

#[test]
fn fewer_simulations_are_the_beginning_of_more() {
    let many = losses(&checked(takeover(50_000))).inherent;
    assert_eq!(losses(&checked(takeover(20_000))).inherent, many[..20_000]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_higher_rate_below_ten_never_gives_a_horizon_fewer_events(
        rate in 0.0..9.9, part in 0.0..=1.0, seed in any::<u64>(),
    ) {
        let with = |rate| {
            let one = scenario("x", Spread::Constant(rate), interval(1.0, 1.0));
            losses(&checked(Input { seed, ..input(vec![one], 2000) })).inherent
        };
        let (fewer, more) = (with(rate * part), with(rate));
        prop_assert!(fewer.iter().zip(&more).all(|(fewer, more)| fewer <= more));
    }

    #[test]
    fn a_larger_loss_or_a_longer_horizon_costs_more(
        low in 1.0..1e5_f64, factor in 1.0..9.0_f64, rate in 0.1..3.0, seed in any::<u64>(),
    ) {
        let with = |low: f64, years: f64| {
            let one = scenario("x", Spread::Constant(rate), interval(low, low * 20.0));
            simulate(&checked(Input { seed, years, ..input(vec![one], 2000) })).inherent
        };
        let base = with(low, 1.0);
        let larger = with(low * factor, 1.0);
        prop_assert!((larger.ale / base.ale / factor - 1.0).abs() < 1e-9);
        prop_assert!(larger.var.p95 >= base.var.p95 && larger.es.p99 >= base.es.p99);
        prop_assert!(with(low, factor).ale >= base.ale * (1.0 - 1e-12));
    }

    #[test]
    fn more_lenient_anchors_never_turn_within_into_exceeding(
        p in 0.01..0.9_f64, amount in 0.0..1e6, more in 1.0..2.0_f64,
    ) {
        let within = |probability: f64, amount: f64| {
            let tolerance = vec![Anchor { probability, amount }];
            simulate(&checked(Input { tolerance, ..takeover(2000) })).within_tolerance.map(|pair| pair.inherent)
        };
        prop_assert!(within(p, amount) <= within(p, amount * more));
        prop_assert!(within(p, amount) <= within((p * more).min(0.99), amount));
    }
}

#[test]
fn the_tolerance_is_kept_where_the_chance_is_exactly_the_allowed_one() {
    let thousand = |tolerance| {
        let one = scenario("x", Spread::Constant(0.4), interval(1000.0, 1000.0));
        simulate(&checked(Input { tolerance, thresholds: vec![0.0], ..input(vec![one], 1000) }))
    };
    let [_, exact, ..] = thousand(vec![]).inherent.exceedance[0];
    let judged = |probability, amount| {
        thousand(vec![Anchor { probability, amount }]).within_tolerance.expect("anchors were given").inherent
    };
    assert!(judged(exact, 0.0) && judged(exact, 999.0));
    assert!(!judged(exact - 1e-9, 999.0));
    // Losing exactly the amount is not losing more than it.
    assert!(judged(exact - 1e-9, 1e9) && !judged(1e-9, 999.0));
}

#[test]
fn a_portfolio_adds_horizons_and_shows_what_moving_together_would_cost() {
    let one = checked(Input { seed: 1, ..takeover(20_000) });
    let other = checked(Input { seed: 2, ..takeover(20_000) });
    let sum = portfolio(&[&one, &other], &[]).expect("they can be added");
    let years: Vec<f64> =
        losses(&one).inherent.iter().zip(&losses(&other).inherent).map(|(a, b)| a + b).collect();
    assert_eq!(sum.independent.inherent, loss::figures(&years, &[]));
    let parts = [simulate(&one).inherent, simulate(&other).inherent];
    equal(sum.comonotonic.inherent.ale, sum.independent.inherent.ale, 1e-12);
    equal(sum.comonotonic.inherent.var.p99, parts[0].var.p99 + parts[1].var.p99, 1e-12);
    equal(sum.comonotonic.inherent.es.p99, parts[0].es.p99 + parts[1].es.p99, 1e-12);
    assert!(sum.comonotonic.inherent.es.p99 > sum.independent.inherent.es.p99);
    assert_eq!(portfolio(&[], &[]), Err(PortfolioFault::Empty));
    assert_eq!(portfolio(&[&one, &one], &[]), Err(PortfolioFault::SameStream));
    let shorter = checked(Input { seed: 3, ..takeover(10_000) });
    assert_eq!(portfolio(&[&one, &shorter], &[]), Err(PortfolioFault::Different));
}

#[test]
fn scenarios_that_move_together_add_their_quantiles() {
    let scenarios = ["A", "B", "C"].map(|id| scenario(id, pert(0.1, 0.5, 2.0), interval(1000.0, 9000.0)));
    let all = simulate(&checked(input(scenarios.to_vec(), 20_000)));
    let each = scenarios.map(|one| simulate(&checked(input(vec![one], 20_000))).inherent);
    let together = all.comonotonic.expect("three scenarios").inherent;
    equal(together.var.p95, each.iter().map(|one| one.var.p95).sum(), 1e-12);
    equal(together.es.p95, each.iter().map(|one| one.es.p95).sum(), 1e-12);
    for (part, one) in all.scenarios.iter().zip(&each) {
        equal(part.ale.inherent, one.ale, 1e-12);
        equal(part.standard_error.inherent, one.standard_error.ale, 1e-12);
    }
}

#[test]
fn a_memo_gives_the_same_outcome_and_stays_small() {
    let memo = Memo::with_capacity(2);
    let inputs: Vec<_> = (0..4).map(|seed| checked(Input { seed, ..takeover(1000) })).collect();
    let first = memo.outcome(&inputs[0]);
    assert_eq!(*first, simulate(&inputs[0]));
    assert!(Arc::ptr_eq(&first, &memo.clone().outcome(&inputs[0])));
    memo.outcome(&inputs[1]);
    memo.outcome(&inputs[0]);
    memo.outcome(&inputs[2]);
    assert_eq!(memo.len(), 2);
    assert!(memo.known(&inputs[0]).is_some() && memo.known(&inputs[1]).is_none());
    let shared = memo.clone();
    let input = &inputs[3];
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| shared.outcome(input))).collect();
        let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
        assert!(outcomes.iter().all(|outcome| Arc::ptr_eq(outcome, &outcomes[0])));
    });
}

#[test]
fn the_canonical_form_is_short_sorted_and_reads_back() {
    let mut input = takeover(1000);
    input.seed = u64::MAX;
    input.scenarios[0].residual =
        Some(loss::Remaining { freq: Share::Constant(1e-7), mag: Share::Range([0.1, 0.25, 1.0]) });
    let text = canonical(&input);
    assert_eq!(
        text,
        "{\"cost\":0,\"scenarios\":[{\"id\":\"SM takeover\",\"loss\":{\"p05\":20000,\"p95\":500000},\"rate\":0.4,\
         \"residual\":{\"freq\":0.0000001,\"mag\":[0.1,0.25,1]}}],\"seed\":18446744073709551615,\
         \"simulations\":1000,\"thresholds\":[],\"tolerance\":[],\"years\":1}"
    );
    let back: Input = serde_json::from_str(&text).expect("JSON");
    assert_eq!(back, input);
    assert_eq!(input_hash(&back), input_hash(&input));
    assert_eq!(input_hash(&input), checked(input.clone()).hash());
}

#[test]
fn an_outcome_reads_back_from_its_json() {
    let outcome = simulate(&checked(Input { value: Some(pert(-1.0, 5.0, 9e5)), ..takeover(1000) }));
    let text = serde_json::json!(outcome).to_string();
    assert_eq!(serde_json::from_str::<loss::Outcome>(&text).expect("JSON"), outcome);
}

#[test]
fn what_is_possible_in_one_call_is_said_and_kept() {
    let busy = |simulations| {
        let six = ["A", "B", "C", "D", "E", "F"]
            .map(|id| scenario(id, pert(100.0, 200.0, 500.0), interval(1.0, 9.0)));
        input(six.to_vec(), simulations)
    };
    let most = most_simulations(&busy(1));
    assert!((100_000..2_000_000).contains(&most), "{most}");
    check(busy(most)).expect("possible");
    let faults = check(busy(most + 1)).expect_err("too much");
    assert_eq!(faults[0].pointer, "/simulations");
    assert_eq!(most_simulations(&takeover(1)), loss::limit::SIMULATIONS);
}
