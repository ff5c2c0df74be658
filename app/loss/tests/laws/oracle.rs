//! The exact oracle of scoring.md 2.1: annual losses by FFT, without any Monte Carlo. One million simulations must agree
//! within four standard errors, and a quantile must lie where the published one is not refuted by its order statistics.

use super::common::{MILLION, checked, input, interval, near, scenario, takeover};
use loss::{Figures, Spread, simulate};

struct Oracle {
    ale: f64,
    sd: f64,
    p_zero: f64,
    var: [f64; 5],
    grid: f64,
    es: [f64; 2],
    exceedance: &'static [(f64, f64)],
}

fn agrees(figures: &Figures, oracle: &Oracle) {
    let n = f64::from(MILLION);
    near(figures.ale, oracle.ale, oracle.sd / n.sqrt());
    // The error of a standard deviation, with the kurtosis of the sample unknown: generous for a heavy tail.
    assert!((figures.sd / oracle.sd - 1.0).abs() < 0.02, "sd {}", figures.sd);
    near(figures.p_zero, oracle.p_zero, (oracle.p_zero * (1.0 - oracle.p_zero) / n).sqrt());
    let var = &figures.var;
    let intervals = &figures.standard_error.var;
    let found = [var.p75, var.p90, var.p95, var.p99, var.p999];
    let bands = [intervals.p75, intervals.p90, intervals.p95, intervals.p99, intervals.p999];
    for ((found, [low, high]), expected) in found.into_iter().zip(bands).zip(oracle.var) {
        assert!(low <= found && found <= high);
        // A 95 % interval is 3.92 errors wide.
        near(found, expected, (high - low) / 3.92 + oracle.grid / 4.0);
    }
    near(figures.es.p95, oracle.es[0], figures.standard_error.es.p95 + oracle.grid / 4.0);
    near(figures.es.p99, oracle.es[1], figures.standard_error.es.p99 + oracle.grid / 4.0);
    for ([x, p, low, high], (expected_x, expected)) in figures.exceedance.iter().zip(oracle.exceedance) {
        assert!((x - expected_x).abs() < 1e-9 && low <= p && p <= high);
        near(*p, *expected, (expected * (1.0 - expected) / n).sqrt());
    }
}

#[test]
fn a_rare_takeover_agrees_with_the_exact_distribution() {
    let oracle = Oracle {
        ale: 64_559.031_7,
        sd: 164_749.471,
        p_zero: 0.670_320_046,
        var: [58_600.0, 206_200.0, 342_000.0, 753_400.0, 1_654_300.0],
        grid: 100.0,
        es: [614_126.0, 1_137_600.0],
        exceedance: &[
            (10_000.0, 0.327_15),
            (50_000.0, 0.264_667),
            (100_000.0, 0.189_572),
            (250_000.0, 0.078_938_4),
            (500_000.0, 0.025_147_2),
            (1_000_000.0, 0.004_723_31),
        ],
    };
    for seed in [1, 42, 4711] {
        let mut input = takeover(MILLION);
        input.seed = seed;
        input.thresholds = oracle.exceedance.iter().map(|(x, _)| *x).collect();
        agrees(&simulate(&checked(input)).inherent, &oracle);
    }
}

#[test]
fn a_frequent_loss_agrees_with_the_exact_distribution() {
    let oracle = Oracle {
        ale: 40_619.828_9,
        sd: 25_103.501_8,
        p_zero: 0.002_478_752_18,
        var: [53_300.0, 73_080.0, 87_350.0, 120_850.0, 175_790.0],
        grid: 50.0,
        es: [108_656.0, 144_666.0],
        exceedance: &[(10_000.0, 0.942_851), (50_000.0, 0.288_238), (100_000.0, 0.026_967_7)],
    };
    for seed in [1, 42, 4711] {
        let scenario = scenario("high frequency", Spread::Constant(6.0), interval(1000.0, 20_000.0));
        let mut input = input(vec![scenario], MILLION);
        input.seed = seed;
        input.thresholds = oracle.exceedance.iter().map(|(x, _)| *x).collect();
        agrees(&simulate(&checked(input)).inherent, &oracle);
    }
}
