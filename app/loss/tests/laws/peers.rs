//! The traps that were seen in other engines (scoring.md 2), each as a regression test of ours.

use super::common::{MILLION, checked, equal, input, interval, near, pert, scenario, takeover};
use loss::{Lognormal, Pert, Spread, figures, losses, moments, simulate};

/// CISO Assistant and others average "all losses at or above the quantile", which gives 806 here.
#[test]
fn the_expected_shortfall_is_right_where_the_quantile_is_zero() {
    let loss = 161_398.0;
    let mut years = vec![0.0; 1_000_000];
    years[..5000].fill(loss);
    let figures = figures(&years, &[]);
    assert!(figures.var.p99.abs() < f64::MIN_POSITIVE && figures.var.p95.abs() < f64::MIN_POSITIVE);
    equal(figures.es.p99, 80_699.0, 1e-12);
    equal(figures.es.p95, 16_139.8, 1e-12);
    equal(figures.ale, 806.99, 1e-12);
}

/// pyfair's PERT(0, 5, 10) has alpha 4.
#[test]
fn the_pert_of_the_samples_is_the_standard_one() {
    let rate = Pert::new(0.0, 5.0, 10.0);
    let found =
        simulate(&checked(input(vec![scenario("x", pert(0.0, 5.0, 10.0), interval(1.0, 1.0))], MILLION)))
            .inherent;
    // N is Poisson with a PERT mean, so Var N = E Λ + Var Λ; with alpha 4 it would be 7.8 instead of 8.6.
    let variance = rate.mean() + rate.variance();
    near(found.ale, 5.0, libm::sqrt(variance) / 1000.0);
    assert!((found.sd * found.sd / variance - 1.0).abs() < 0.01, "{}", found.sd);
}

/// Engines that seed every scenario alike correlate at 1.0.
#[test]
fn scenarios_of_the_same_seed_are_uncorrelated() {
    let years = |id: &str, seed: u64| {
        let mut input = takeover(200_000);
        input.scenarios[0].id = id.to_owned();
        input.seed = seed;
        losses(&checked(input)).inherent
    };
    let streams = [years("TAKEOVER", 42), years("LEAK", 42), years("TAKEOVER", 43), years("takeover", 42)];
    for (index, one) in streams.iter().enumerate() {
        for other in &streams[..index] {
            let correlation = correlation(one, other);
            assert!(correlation.abs() < 4.0 / libm::sqrt(200_000.0), "{correlation}");
        }
        equal(correlation(one, one), 1.0, 1e-9);
    }
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let n = one.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n;
    let (a, b) = (mean(one), mean(other));
    let sum = |f: &dyn Fn(f64, f64) -> f64| one.iter().zip(other).map(|(x, y)| f(x - a, y - b)).sum::<f64>();
    sum(&|x, y| x * y) / libm::sqrt(sum(&|x, _| x * x) * sum(&|_, y| y * y))
}

/// riskquant annualises with the mode of the frequency.
#[test]
fn a_year_counts_the_mean_of_the_rate() {
    let scenario = scenario("x", pert(0.1, 0.3, 2.0), interval(1000.0, 10_000.0));
    let expected = moments(&scenario, 1.0).inherent;
    let found = simulate(&checked(input(vec![scenario], MILLION))).inherent;
    near(found.ale, expected.mean, expected.sd / 1000.0);
    let with_the_mode = 0.3 * Lognormal::from_interval(1000.0, 10_000.0).mean();
    assert!(found.ale > 1.8 * with_the_mode);
}

/// The curve comes from the same horizons as the figures, not from simulating again.
#[test]
fn curve_quantiles_and_tolerance_agree_with_each_other() {
    let mut input = takeover(100_000);
    let first = simulate(&checked(input.clone())).inherent;
    input.thresholds = vec![first.var.p90, first.var.p99, 0.0];
    let again = simulate(&checked(input)).inherent;
    let points: Vec<f64> = again.exceedance.iter().map(|point| point[1]).collect();
    assert!((points[0] - 0.1).abs() < 2e-5 && (points[1] - 0.01).abs() < 2e-5, "{points:?}");
    equal(points[2], 1.0 - again.p_zero, 1e-12);
    assert_eq!(again.var, first.var);
}

/// A constant rate that is written as a PERT of three equal numbers is the same.
#[test]
fn equal_ends_are_a_constant() {
    let with = |rate| losses(&checked(input(vec![scenario("x", rate, interval(1.0, 9.0))], 5000)));
    assert_eq!(with(Spread::Constant(0.7)), with(pert(0.7, 0.7, 0.7)));
}
