//! A logarithmic scale over whole decades. Losses differ by powers of ten, and on a scale that begins and ends with one
//! every tick has the same distance, so that a reader can count them.

/// Powers of ten from `low` to `high`, at least one apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decades {
    low: i32,
    high: i32,
}

/// Decades that a chart shows at most; beyond it lines would be cut at the low end, where nothing is decided.
const MOST: i32 = 7;
/// Labels that a phone has room for.
const LABELS: i32 = 4;

impl Decades {
    /// The decades around two values above zero; what is not is taken for one.
    pub fn around(least: f64, most: f64) -> Self {
        let exponent = |value: f64| if value.is_finite() && value > 0.0 { value.log10() } else { 0.0 };
        let high = whole(exponent(most).ceil());
        let low = whole(exponent(least).floor()).min(high - 1).max(high - MOST);
        Self { low, high }
    }

    /// Where a value lies, 0 to 100; values outside lie on the edge.
    pub fn place(self, value: f64) -> f64 {
        if value <= 0.0 || !value.is_finite() {
            return 0.0;
        }
        let (low, high) = (f64::from(self.low), f64::from(self.high));
        ((value.log10() - low) / (high - low) * 100.0).clamp(0.0, 100.0)
    }

    /// The powers of ten with a label, both ends or all but the last, lowest first.
    pub fn ticks(self) -> Vec<f64> {
        let step = (self.high - self.low + LABELS - 1) / LABELS;
        (self.low..=self.high)
            .filter(|decade| (decade - self.low) % step == 0)
            .map(|d| 10_f64.powi(d))
            .collect()
    }

    /// Every power of ten inside.
    pub fn lines(self) -> impl Iterator<Item = f64> {
        (self.low..=self.high).map(|decade| 10_f64.powi(decade))
    }
}

fn whole(exponent: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double has at most three digits")]
    let whole = exponent as i32;
    whole
}

/// A place as SVG writes it.
pub(super) fn percent(place: f64) -> String {
    format!("{place:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_begins_and_ends_with_a_power_of_ten() {
        let scale = Decades::around(2_300.0, 410_000.0);
        assert_eq!(scale.lines().collect::<Vec<_>>(), [1e3, 1e4, 1e5, 1e6]);
        assert!((scale.place(1e3), scale.place(1e6)) == (0.0, 100.0));
        assert!((scale.place(31_622.776_6) - 50.0).abs() < 1e-6);
        assert!((scale.place(1.0), scale.place(1e9), scale.place(-1.0)) == (0.0, 100.0, 0.0));
    }

    #[test]
    fn odd_values_still_make_a_scale_with_few_labels() {
        for (least, most) in [(0.0, 0.0), (f64::NAN, f64::INFINITY), (5.0, 5.0), (1e-9, 1e12), (-3.0, 1e300)]
        {
            let scale = Decades::around(least, most);
            assert!((2..=8).contains(&scale.lines().count()), "{least} {most}");
            assert!((2..=5).contains(&scale.ticks().len()), "{least} {most}");
        }
    }
}
