//! The samplers against their closed forms, through whole simulations: Poisson counts of every size, PERT rates, truncated
//! lognormals, secondary losses, conditions, horizons. Mean and spread lie within four standard errors, and where a
//! distribution has a closed form its whole curve does.

use super::common::{MILLION, checked, equal, input, interval, near, pert, scenario};
use loss::{
    Interval, Lognormal, Moments, Pert, Remaining, Scenario, Secondary, Share, Spread, losses, moments,
    simulate,
};

/// The error of a sample variance needs the fourth moment, so it is taken from the sample.
fn agrees(sample: &[f64], expected: Moments) {
    let n = sample.len() as f64;
    let mean = sample.iter().sum::<f64>() / n;
    near(mean, expected.mean, expected.sd / libm::sqrt(n));
    let power =
        |exponent: f64| sample.iter().map(|loss| libm::pow((loss - mean).abs(), exponent)).sum::<f64>() / n;
    let (second, fourth) = (power(2.0), power(4.0));
    near(second, expected.sd * expected.sd, libm::sqrt((fourth - second * second) / n));
}

fn holds(scenario: Scenario, years: f64) {
    let expected = moments(&scenario, years);
    let mut input = input(vec![scenario], 400_000);
    input.years = years;
    let losses = losses(&checked(input));
    agrees(&losses.inherent, expected.inherent);
    agrees(losses.after(), expected.residual);
}

#[test]
fn counts_are_poisson_for_small_and_large_rates() {
    for mean in [0.01, 0.4, 3.0, 9.99, 10.0, 11.5, 30.0, 250.0, 5000.0] {
        let simulations = if mean > 1000.0 { 20_000 } else { 200_000 };
        let one = scenario("n", Spread::Constant(mean), interval(1.0, 1.0));
        let mut input = input(vec![one], simulations);
        let around = [-2.0, -1.0, 0.0, 1.0, 2.0, 4.0];
        input.thresholds = around
            .map(|z: f64| libm::floor(mean + z * libm::sqrt(mean)))
            .into_iter()
            .filter(|count| *count >= 0.0)
            .collect();
        let checked = checked(input);
        agrees(&losses(&checked).inherent, Moments { mean, sd: libm::sqrt(mean) });
        for [count, p, ..] in simulate(&checked).inherent.exceedance {
            let expected = poisson_exceedance(count, mean);
            near(p, expected, libm::sqrt((expected * (1.0 - expected)).max(1e-6) / f64::from(simulations)));
        }
    }
}

/// P(N > count), summed from the terms.
fn poisson_exceedance(count: f64, mean: f64) -> f64 {
    let mut sum = 0.0;
    let mut k = 0.0;
    while k <= count {
        sum += libm::exp(k * libm::log(mean) - mean - libm::lgamma(k + 1.0));
        k += 1.0;
    }
    1.0 - sum
}

#[test]
fn rates_are_pert_for_every_shape() {
    for (low, mode, high, shape) in [
        (0.1, 0.3, 0.7, 4.0),
        (0.0, 0.0, 5.0, 4.0),
        (0.0, 3.0, 3.0, 1.0),
        (5.0, 9.0, 40.0, 8.0),
        (1.0, 2.0, 3.0, 0.5),
    ] {
        holds(scenario("r", Spread::Pert { low, mode, high, shape }, interval(1.0, 1.0)), 1.0);
    }
}

/// A business value shows the PERT itself.
#[test]
fn a_value_is_distributed_as_its_pert() {
    let value = Pert::new(20.0, 100.0, 900.0);
    let mut input = input(vec![scenario("never", Spread::Constant(0.0), interval(1.0, 2.0))], MILLION);
    input.value = Some(pert(20.0, 100.0, 900.0));
    input.cost = 192.448_773_3;
    let net = simulate(&checked(input)).net.expect("a value was given");
    near(net.inherent.mean, value.mean(), value.sd() / 1000.0);
    let [low, high] = net.inherent.standard_error.p05;
    near(net.inherent.p05, value.quantile(0.05), (high - low) / 3.92);
    // The cost is the median of the value, so half of the residual nets are negative.
    near(net.residual.p_negative, 0.5, 0.5 / 1000.0);
    assert!(net.inherent.p_negative.abs() < f64::MIN_POSITIVE);
}

#[test]
fn a_maximum_truncates_the_loss_of_one_event() {
    for max in [20_000.0, 60_000.0, 400_000.0, 5e6] {
        let loss = Interval { max: Some(max), ..interval(20_000.0, 500_000.0) };
        holds(scenario("t", Spread::Constant(0.4), loss), 1.0);
        let curve = Lognormal::from_interval(20_000.0, 500_000.0);
        let mut input = input(vec![scenario("t", Spread::Constant(0.01), loss)], MILLION);
        input.thresholds = vec![max * 0.5, max * 0.9];
        let outcome = simulate(&checked(input));
        // So rare that two in one year hardly matter: they are allowed for in the tolerance.
        for [x, p, ..] in outcome.inherent.exceedance {
            let one = 1.0 - (1.0 - curve.exceedance(x)) / (1.0 - curve.exceedance(max));
            let expected = 0.01 * one;
            near(p, expected, libm::sqrt(expected / f64::from(MILLION)) + 1.3e-5);
        }
    }
    let curve = Lognormal::from_interval(20_000.0, 500_000.0);
    equal(curve.truncated_mean(1e11), curve.mean(), 1e-9);
}

#[test]
fn others_react_to_some_events() {
    for probability in
        [Spread::Constant(0.0), Spread::Constant(0.3), pert(0.0, 0.1, 0.9), Spread::Constant(1.0)]
    {
        let secondary = Secondary { probability, loss: interval(50_000.0, 400_000.0) };
        let base = scenario("s", pert(0.5, 1.0, 4.0), interval(20_000.0, 100_000.0));
        holds(Scenario { secondary: Some(secondary), ..base }, 1.0);
    }
}

#[test]
fn conditions_leave_their_shares() {
    for (freq, mag) in [
        (Share::Constant(0.2), Share::Constant(0.7)),
        (Share::Range([0.05, 0.05, 0.2]), Share::Range([0.3, 0.525, 0.765])),
        (Share::Range([0.2, 0.42, 0.72]), Share::Constant(1.0)),
        (Share::Constant(0.0), Share::Range([0.0, 0.5, 1.0])),
    ] {
        let secondary = Secondary { probability: pert(0.0, 0.1, 0.4), loss: interval(50_000.0, 400_000.0) };
        let base = scenario("c", pert(0.5, 1.0, 4.0), interval(20_000.0, 100_000.0));
        let residual = Some(Remaining { freq, mag });
        holds(Scenario { secondary: Some(secondary), residual, ..base }, 1.0);
    }
}

#[test]
fn a_horizon_may_be_longer_or_shorter_than_a_year() {
    for years in [0.25, 3.0, 20.0] {
        holds(scenario("h", pert(0.1, 0.3, 2.0), interval(1000.0, 10_000.0)), years);
        holds(scenario("h", Spread::Constant(0.7), interval(1000.0, 10_000.0)), years);
    }
}
