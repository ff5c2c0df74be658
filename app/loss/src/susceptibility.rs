//! Susceptibility of Open FAIR: the chance that what a threat is capable of exceeds what the resistance withstands,
//! `Pr(TC > RS) = ∫ f_RS(x) (1 − F_TC(x)) dx`, by Simpson's rule. The variable is stretched at both ends of the resistance,
//! where its density may have a kink; 2,000 intervals give more than ten digits.

use crate::Pert;

/// Pr(capability > resistance).
pub fn susceptibility(capability: &Pert, resistance: &Pert) -> f64 {
    const INTERVALS: u32 = 2000;
    if resistance.is_constant() {
        return 1.0 - capability.distribution(resistance.low);
    }
    if capability.is_constant() {
        return resistance.distribution(capability.low);
    }
    let width = resistance.high - resistance.low;
    let term = |t: f64| {
        let x = resistance.low + width * t * t * (3.0 - 2.0 * t);
        let stretch = width * 6.0 * t * (1.0 - t);
        resistance.density(x) * (1.0 - capability.distribution(x)) * stretch
    };
    let step = 1.0 / f64::from(INTERVALS);
    let sum: f64 = (0..=INTERVALS)
        .map(|point| {
            let weight =
                if point == 0 || point == INTERVALS { 1.0 } else { 2.0 + 2.0 * f64::from(point % 2) };
            weight * term(f64::from(point) * step)
        })
        .sum();
    (sum * step / 3.0).clamp(0.0, 1.0)
}
