//! The vectors of scoring.md 2.1 that need no simulation: PERT, susceptibility, lognormal, tolerance.

use super::common::{equal, interval, pert, scenario};
use loss::{Anchor, Lognormal, Pert, Spread, moments, susceptibility};

#[test]
fn the_pert_is_the_standard_one() {
    let even = Pert::new(0.0, 5.0, 10.0);
    // pyfair has 4 here.
    equal(even.alpha(), 3.0, 1e-15);
    equal(even.beta(), 3.0, 1e-15);
    equal(even.mean(), 5.0, 1e-15);
    equal(even.sd(), 1.889_822_365_05, 1e-11);
    equal(even.quantile(0.05), 1.892_553_774, 1e-9);
    equal(even.quantile(0.95), 8.107_446_226, 1e-9);
    let skewed = Pert::new(20.0, 100.0, 900.0);
    equal(skewed.alpha(), 1.363_636_363_64, 1e-11);
    equal(skewed.beta(), 4.636_363_636_36, 1e-11);
    equal(skewed.mean(), 220.0, 1e-14);
    equal(skewed.sd(), 139.386_410_487, 1e-11);
    equal(skewed.quantile(0.5), 192.448_773_3, 1e-9);
    let rate = Pert::new(0.1, 0.3, 0.7);
    equal(rate.mean(), 0.333_333_333_333, 1e-11);
    equal(rate.sd(), 0.110_554_159_679, 1e-11);
}

#[test]
fn a_quantile_undoes_the_distribution() {
    for pert in [
        Pert::new(0.0, 0.0, 1.0),
        Pert::new(-3.0, 5.0, 5.0),
        Pert { shape: 40.0, ..Pert::new(1.0, 2.0, 9.0) },
    ] {
        for percent in 1..100 {
            let p = f64::from(percent) / 100.0;
            equal(pert.distribution(pert.quantile(p)), p, 1e-12);
        }
        equal(pert.quantile(0.0), pert.low, 1e-15);
        equal(pert.quantile(1.0), pert.high, 1e-15);
    }
}

#[test]
fn the_normal_quantile_undoes_the_distribution() {
    for exponent in 1..300 {
        let p = libm::exp(-f64::from(exponent));
        equal(loss::normal_distribution(loss::normal_quantile(p)), p, 1e-11);
    }
    equal(loss::normal_quantile(0.95), 1.644_853_626_951_472_2, 1e-15);
    equal(loss::normal_quantile(0.975), 1.959_963_984_540_054, 1e-15);
    assert!(loss::normal_quantile(0.5).abs() < 1e-16);
}

#[test]
fn susceptibility_is_the_chance_that_capability_exceeds_resistance() {
    let capability = Pert::new(0.2, 0.5, 0.9);
    let resistance = Pert::new(0.3, 0.6, 0.95);
    equal(susceptibility(&capability, &resistance), 0.310_888_448_9, 1e-9);
    equal(susceptibility(&capability, &resistance) + susceptibility(&resistance, &capability), 1.0, 1e-10);
    equal(susceptibility(&capability, &capability), 0.5, 1e-10);
    let fixed = Pert::constant(0.5);
    equal(susceptibility(&capability, &fixed), 1.0 - capability.distribution(0.5), 1e-15);
    equal(susceptibility(&fixed, &resistance), resistance.distribution(0.5), 1e-15);
    equal(susceptibility(&Pert::constant(1.0), &resistance), 1.0, 1e-15);
    assert!(susceptibility(&Pert::constant(0.1), &fixed).abs() < 1e-15);
}

#[test]
fn a_lognormal_has_the_published_parameters() {
    let small = Lognormal::from_interval(1.0, 10.0);
    equal(small.mu, 1.151_292_546_497_02, 1e-14);
    equal(small.sigma, 0.699_936_169_171_963, 1e-14);
    equal(small.mean(), 4.040_012_826_95, 1e-11);
    let takeover = Lognormal::from_interval(20_000.0, 500_000.0);
    equal(takeover.sigma, 0.978_468_774_402_127, 1e-14);
    equal(takeover.mean(), 161_397.579_243, 1e-11);
    equal(takeover.median(), 100_000.0, 1e-13);
    equal(takeover.quantile(0.05), 20_000.0, 1e-13);
    equal(takeover.exceedance(500_000.0), 0.05, 1e-13);
    // riskquant's LognormalMagnitude and SimpleLoss
    equal(Lognormal::from_interval(635_000.0, 19_000_000.0).mean(), 5_922_706.833_511_31, 1e-14);
    equal(0.1 * small.mean(), 0.404_001_282_694_571_8, 1e-14);
}

#[test]
fn the_tolerance_is_drawn_as_the_lognormal_through_its_anchors() {
    let often = Anchor { probability: 0.1, amount: 100_000.0 };
    let seldom = Anchor { probability: 0.01, amount: 1_000_000.0 };
    for curve in [Lognormal::through(often, seldom), Lognormal::through(seldom, often)] {
        let curve = curve.expect("falls");
        equal(curve.mu, 8.688_564_863_071_34, 1e-13);
        equal(curve.sigma, 2.203_860_287_665_182_5, 1e-13);
        equal(curve.exceedance(100_000.0), 0.1, 1e-12);
    }
    assert_eq!(Lognormal::through(often, often), None);
    assert_eq!(Lognormal::through(Anchor { probability: 0.2, amount: 0.0 }, often), None);
    assert_eq!(Lognormal::through(often, Anchor { probability: 0.5, amount: 2e6 }), None);
}

#[test]
fn a_year_is_annualised_with_the_mean_of_the_rate_and_not_with_its_mode() {
    let rate = pert(0.1, 0.3, 0.7);
    let moments = moments(&scenario("x", rate, interval(1.0, 10.0)), 1.0).inherent;
    let loss = Lognormal::from_interval(1.0, 10.0);
    equal(moments.mean, loss.mean() / 3.0, 1e-14);
    let pert = rate.pert();
    let variance = pert.mean() * loss.second_moment() + pert.variance() * loss.mean() * loss.mean();
    equal(moments.sd, libm::sqrt(variance), 1e-13);
    let constant = loss::moments(&scenario("x", Spread::Constant(0.4), interval(20_000.0, 500_000.0)), 1.0);
    equal(constant.inherent.mean, 64_559.031_7, 1e-9);
    equal(constant.inherent.sd, 164_749.471, 1e-8);
}
