//! The statistics of given horizons against what can be computed by sorting them, over random numbers of every kind.

use super::common::equal;
use loss::{Figures, figures};
use proptest::prelude::*;

/// Type 7 as in its definition.
fn quantile(sorted: &[f64], level: f64) -> f64 {
    let h = (sorted.len() - 1) as f64 * level;
    let below = (0..sorted.len()).rfind(|rank| *rank as f64 <= h).unwrap_or_default();
    let above = sorted[(below + 1).min(sorted.len() - 1)];
    sorted[below] + (h - below as f64) * (above - sorted[below])
}

/// The mean of the worst part, counting one horizon partly where the part is no whole number.
fn shortfall(sorted: &[f64], level: f64, var: f64) -> f64 {
    let excess: f64 = sorted.iter().map(|loss| (loss - var).max(0.0)).sum();
    var + excess / sorted.len() as f64 / (1.0 - level)
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn listed(figures: &Figures) -> [f64; 5] {
    let var = figures.var;
    [var.p75, var.p90, var.p95, var.p99, var.p999]
}

proptest! {
    #[test]
    fn figures_are_those_of_the_sorted_horizons(
        losses in prop::collection::vec(prop_oneof![Just(0.0), Just(7.5), 0.0..1e6_f64], 1..700),
        thresholds in prop::collection::vec(prop_oneof![Just(0.0), Just(7.5), 0.0..1e6_f64], 1..9),
    ) {
        let found = figures(&losses, &thresholds);
        let mut sorted = losses.clone();
        sorted.sort_by(f64::total_cmp);
        let n = losses.len() as f64;
        let mean = losses.iter().sum::<f64>() / n;
        prop_assert!(close(found.ale, mean));
        let squares: f64 = losses.iter().map(|loss| (loss - mean) * (loss - mean)).sum();
        let sd = if n < 2.0 { 0.0 } else { (squares / (n - 1.0)).sqrt() };
        prop_assert!(close(found.sd, sd));
        prop_assert!(close(found.standard_error.ale, found.sd / n.sqrt()));
        let zeros = losses.iter().filter(|loss| **loss <= 0.0).count() as f64;
        prop_assert!(close(found.p_zero, zeros / n));
        let levels = [0.75, 0.9, 0.95, 0.99, 0.999];
        for (found, level) in listed(&found).into_iter().zip(levels) {
            prop_assert!(close(found, quantile(&sorted, level)), "{level}");
        }
        prop_assert!(close(found.es.p95, shortfall(&sorted, 0.95, found.var.p95)));
        prop_assert!(close(found.es.p99, shortfall(&sorted, 0.99, found.var.p99)));
        prop_assert_eq!(found.exceedance.len(), thresholds.len());
        for (point, x) in found.exceedance.iter().zip(&thresholds) {
            let above = losses.iter().filter(|loss| *loss > x).count() as f64 / n;
            prop_assert!(close(point[0], *x) && close(point[1], above));
            prop_assert!(point[2] <= above && above <= point[3] && point[3] <= 1.0 && point[2] >= 0.0);
        }
        let bands = found.standard_error.var;
        for (value, [low, high]) in
            listed(&found).into_iter().zip([bands.p75, bands.p90, bands.p95, bands.p99, bands.p999])
        {
            prop_assert!(low <= value && value <= high);
        }
        prop_assert!(found.es.p95 >= found.var.p95 && found.es.p99 >= found.var.p99);
    }
}

#[test]
fn quantiles_are_of_type_seven() {
    let figures = figures(&[1.0, 2.0, 3.0, 4.0, 10.0], &[]);
    equal(figures.var.p75, 4.0, 1e-15);
    equal(figures.var.p90, 7.6, 1e-15);
    equal(figures.sd, 12.5_f64.sqrt(), 1e-15);
}

#[test]
fn the_band_of_a_chance_is_that_of_wilson() {
    let mut losses = vec![0.0; 100];
    losses[0] = 1.0;
    let [_, p, low, high] = figures(&losses, &[0.5]).exceedance[0];
    equal(p, 0.01, 1e-15);
    equal(low, 0.001_767_4, 1e-4);
    equal(high, 0.054_486_2, 1e-4);
}

#[test]
fn without_thresholds_the_curve_spans_all_losses_and_falls() {
    let losses: Vec<f64> = (0..1000).map(|year| f64::from(year % 400)).collect();
    let curve = figures(&losses, &[]).exceedance;
    assert!(curve.len() > 20);
    assert!(curve.windows(2).all(|pair| pair[0][0] < pair[1][0] && pair[0][1] >= pair[1][1]));
    equal(curve[0][1], losses.iter().filter(|loss| **loss > 0.0).count() as f64 / 1000.0, 1e-12);
    assert!(curve[curve.len() - 1][1].abs() < f64::MIN_POSITIVE);
    assert!(figures(&[0.0; 10], &[]).exceedance.is_empty());
}

#[test]
fn a_single_horizon_has_figures() {
    let figures = figures(&[5.0], &[]);
    assert!((figures.ale - 5.0).abs() < 1e-12 && figures.sd.abs() < 1e-12);
    assert!((figures.var.p999 - 5.0).abs() < 1e-12 && (figures.es.p99 - 5.0).abs() < 1e-9);
}
