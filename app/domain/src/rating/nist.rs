//! A second opinion on the same sixteen factors by another published method: NIST SP 800-30 Rev. 1 (2012, public domain).
//! Two tables are looked up and never multiplied, because very high likelihood with very low impact is very low risk, not
//! five times one. It is shown beside the rating and decides nothing; where the two differ, people look twice.

use serde::{Deserialize, Serialize};

use super::{Factor, Vector};

/// The five bands of NIST, for likelihood, impact and risk alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Band {
    /// 0 to 4 of 100.
    #[serde(rename = "Very Low")]
    VeryLow,
    /// 5 to 20.
    Low,
    /// 21 to 79.
    Moderate,
    /// 80 to 95.
    High,
    /// 96 to 100.
    #[serde(rename = "Very High")]
    VeryHigh,
}

use Band::{High, Low, Moderate, VeryHigh, VeryLow};

impl Band {
    /// All five, mildest first.
    pub const ALL: [Self; 5] = [VeryLow, Low, Moderate, High, VeryHigh];

    /// The band of a value from 0 to 100, by half-open borders: 20.9 is low and 21 is moderate.
    pub fn of_scale(value: f64) -> Self {
        Self::above([5.0, 21.0, 80.0, 96.0], value)
    }

    /// The band of events a year (table G-3): very low below once in ten years, low below once a year, moderate below
    /// ten, high up to a hundred, very high above.
    pub fn of_yearly(events: f64) -> Self {
        if events > 100.0 { VeryHigh } else { Self::above([0.1, 1.0, 10.0, f64::INFINITY], events) }
    }

    fn above(borders: [f64; 4], value: f64) -> Self {
        let passed = borders.iter().filter(|border| value >= **border).count();
        Self::ALL[passed]
    }

    /// Table G-5: overall likelihood. `self` is how likely the threat is started or occurs.
    #[must_use]
    pub const fn with_adverse(self, adverse: Self) -> Self {
        OVERALL_LIKELIHOOD[self as usize][adverse as usize]
    }

    /// Table I-2: level of risk. `self` is the overall likelihood.
    #[must_use]
    pub const fn with_impact(self, impact: Self) -> Self {
        LEVEL_OF_RISK[self as usize][impact as usize]
    }
}

// both tables from the mildest row to the worst, which is the order of the bands; NIST prints them the other way round
#[rustfmt::skip]
const OVERALL_LIKELIHOOD: [[Band; 5]; 5] = [
    [VeryLow, VeryLow, Low,      Low,      Low],
    [VeryLow, Low,     Low,      Moderate, Moderate],
    [Low,     Low,     Moderate, Moderate, High],
    [Low,     Moderate, Moderate, High,    VeryHigh],
    [Low,     Moderate, High,    VeryHigh, VeryHigh],
];
#[rustfmt::skip]
const LEVEL_OF_RISK: [[Band; 5]; 5] = [
    [VeryLow, VeryLow, VeryLow,  Low,      Low],
    [VeryLow, Low,     Low,      Low,      Moderate],
    [VeryLow, Low,     Moderate, Moderate, High],
    [VeryLow, Low,     Moderate, High,     VeryHigh],
    [VeryLow, Low,     Moderate, High,     VeryHigh],
];

/// The second opinion on one vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondOpinion {
    /// How likely somebody starts it: the mean of the four factors of the attackers.
    pub initiation: Band,
    /// How likely it then does harm: the mean of the four factors of the weakness.
    pub adverse: Band,
    /// Both together (table G-5).
    pub likelihood: Band,
    /// The worse of the means of technical and business impact.
    pub impact: Band,
    /// The level of risk (table I-2).
    pub risk: Band,
}

impl SecondOpinion {
    /// What NIST's tables say about the factors; a value of 9 is 100 on NIST's scale.
    pub fn of(vector: &Vector) -> Self {
        let scale = |mean: f64| mean / 9.0 * 100.0;
        let mean = |factors: &[Factor]| {
            let sum: u8 = factors.iter().map(|factor| vector.get(*factor)).sum();
            f64::from(sum) / 4.0
        };
        // the order of the vector: four of the attackers, four of the weakness
        let initiation = Band::of_scale(scale(mean(&Factor::ALL[..4])));
        let adverse = Band::of_scale(scale(mean(&Factor::ALL[4..8])));
        let impact = Band::of_scale(scale(vector.technical().max(vector.business())));
        let likelihood = initiation.with_adverse(adverse);
        Self { initiation, adverse, likelihood, impact, risk: likelihood.with_impact(impact) }
    }
}

impl Vector {
    /// The second opinion on this vector.
    pub fn second_opinion(&self) -> SecondOpinion {
        SecondOpinion::of(self)
    }
}
