//! What a curve promises: the same sentence and numbers for eye and ear in both languages, nothing outside its box
//! whatever the losses are, no inline style, and at most three digits.

use domain::language::Language;
use loss::{Deviation, Levels, Pair, Tail};

use super::*;
use crate::render;

const TOLERATED: Tolerated =
    Tolerated([Anchor { chance: 100, amount: 100_000 }, Anchor { chance: 10, amount: 1_000_000 }]);

/// Losses that fall by the same factor from one point to the next.
fn figures(scale: f64) -> Figures {
    let point = |step: i32| {
        let chance = 0.6 * 0.72_f64.powi(step);
        [scale * 1.4_f64.powi(step), chance, chance * 0.98, chance * 1.02]
    };
    let quantile = |factor: f64| scale * factor;
    let near = |factor: f64| [scale * factor * 0.97, scale * factor * 1.03];
    Figures {
        ale: quantile(1.2345),
        sd: quantile(3.0),
        p_zero: 0.4,
        var: Levels {
            p75: quantile(2.0),
            p90: quantile(6.0),
            p95: quantile(12.3456),
            p99: quantile(60.0),
            p999: quantile(300.0),
        },
        es: Tail { p95: quantile(30.0), p99: quantile(120.0) },
        exceedance: (0..24).map(point).collect(),
        standard_error: Deviation {
            ale: quantile(0.01),
            p_zero: 0.001,
            var: Levels {
                p75: near(2.0),
                p90: near(6.0),
                p95: near(12.3456),
                p99: near(60.0),
                p999: near(300.0),
            },
            es: Tail { p95: quantile(0.2), p99: quantile(0.9) },
        },
    }
}

fn outcome(before: f64, after: f64) -> Outcome {
    Outcome {
        inherent: figures(before),
        residual: figures(after),
        net: None,
        rosi: None,
        within_tolerance: Some(Pair { inherent: false, residual: true }),
        scenarios: Vec::new(),
        comonotonic: None,
        engine: "concord-loss 1".into(),
        seed: 1,
        simulations: 100_000,
        input_hash: String::new(),
        hash: String::new(),
    }
}

fn html(language: Language, outcome: Outcome, conditions: bool) -> String {
    render::fragment(language, move || {
        view! { <LossCurve outcome=Arc::new(outcome) tolerated=TOLERATED conditions=conditions/> }
    })
}

#[test]
fn one_sentence_says_what_the_curve_shows() {
    let de = html(Language::De, outcome(20_000.0, 4_000.0), true);
    assert!(
        de.contains(
            "mit den Auflagen mehr als 49.400\u{a0}€ (±\u{a0}2\u{a0}%), ohne sie mehr als 247.000\u{a0}€"
        ),
        "{de}"
    );
    assert!(de.contains("Rahmen, den der Entscheider trägt"), "{de}");
    let en = html(Language::En, outcome(20_000.0, 4_000.0), false);
    assert!(
        en.contains("costs more than €247,000 (±2%). That is more than the executive tolerates."),
        "{en}"
    );
    assert!(!en.contains("With conditions"), "{en}");
}

#[test]
fn the_table_has_the_numbers_of_the_curve() {
    let en = html(Language::En, outcome(20_000.0, 4_000.0), true);
    for part in [
        "in one year of 20",
        "in one year of 1,000",
        "€24,700 (±1%)",
        "at most 10% chance of more than €100,000",
    ] {
        assert!(en.contains(part), "{part}: {en}");
    }
}

#[test]
fn nothing_leaves_the_box_and_no_style_is_inline() {
    for scale in [0.001, 1.0, 20_000.0, 5e9] {
        let page = html(Language::De, outcome(scale, scale / 50.0), true);
        assert!(!page.contains("style=") && !page.contains("NaN") && !page.contains("inf"), "{page}");
        assert!(page.contains("aria-hidden=\"true\""), "{page}");
        for points in page.split("points=\"").skip(1) {
            let points = points.split('"').next().expect("points");
            for number in points.split([' ', ',']) {
                let place: f64 = number.parse().expect("a place");
                assert!((0.0..=100.0).contains(&place), "{points}");
            }
        }
    }
}

#[test]
fn what_never_happens_is_said_and_not_drawn() {
    let mut none = outcome(1.0, 1.0);
    none.inherent.p_zero = 1.0;
    let page = html(Language::En, none, true);
    assert!(page.contains("no loss to show") && !page.contains("<svg"), "{page}");
}

#[test]
fn the_chance_of_a_tolerated_amount_is_read_between_the_points() {
    let figures = figures(1_000.0);
    assert!((exceeds(&figures, 1_000.0) - 0.6).abs() < 1e-9);
    let between = exceeds(&figures, 1_200.0);
    assert!(between < 0.6 && between > 0.6 * 0.72, "{between}");
    assert!(exceeds(&figures, 1e12) == 0.0);
}
