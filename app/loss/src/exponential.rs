//! The exponential function, the most frequent one in a simulation: three times as fast as `libm::exp`, within one unit in
//! the last place of it, and as portable, because it is nothing but additions, multiplications and a table that `libm`
//! computes. `exp(x) = 2^(k/128) · exp(r)` with |r| <= ln 2 / 256, where five terms of the series suffice (Tang 1989).

use std::{
    f64::consts::{LN_2, LOG2_E},
    sync::LazyLock,
};

const STEPS: usize = 128;
/// Outside, `libm` deals with overflow and subnormal numbers.
const REACH: f64 = 700.0;
/// Adding it rounds to a whole number, in the low bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// ln 2 / 128 in two parts; the first has so few digits that a multiple of it is exact.
const HIGH: f64 = 0.005_415_212_344_814_79;
const LOW: f64 = 3.309_782_317_038_503e-12;

/// 2^(k/128) for k = 0 to 127.
static TABLE: LazyLock<[f64; STEPS]> =
    LazyLock::new(|| std::array::from_fn(|k| libm::exp2(k as f64 / STEPS as f64)));

/// The function with its table at hand.
#[derive(Clone, Copy)]
pub(crate) struct Exponential(&'static [f64; STEPS]);

impl Exponential {
    pub(crate) fn new() -> Self {
        debug_assert!((HIGH + LOW - LN_2 / STEPS as f64).abs() < 1e-18);
        Self(&TABLE)
    }

    #[inline]
    pub(crate) fn of(self, x: f64) -> f64 {
        if x.abs() > REACH {
            return libm::exp(x);
        }
        let shifted = x * (LOG2_E * STEPS as f64) + ROUND;
        let k = shifted.to_bits();
        let whole = shifted - ROUND;
        let r = (x - whole * HIGH) - whole * LOW;
        let square = r * r;
        let series =
            r + square * (0.5 + r * (1.0 / 6.0)) + square * square * (1.0 / 24.0 + r * (1.0 / 120.0));
        let step = self.0[(k & 127) as usize];
        let near = step + step * series;
        // The rest of k, also a negative one, is added to the exponent.
        f64::from_bits(near.to_bits().wrapping_add((k >> 7) << 52))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_exponential_function_to_the_last_digit_but_one() {
        let exponential = Exponential::new();
        for step in -75_000..75_000 {
            let x = f64::from(step) * 0.009_731;
            let (found, expected) = (exponential.of(x), libm::exp(x));
            assert!(
                (found / expected - 1.0).abs() < 4e-16 || found.to_bits() == expected.to_bits(),
                "exp({x})"
            );
        }
        assert!((exponential.of(0.0) - 1.0).abs() <= 0.0);
        assert!(exponential.of(1000.0).is_infinite() && exponential.of(-1000.0) <= 0.0);
    }
}
