//! What one event costs, ready to be drawn: a constant, a lognormal, or a lognormal truncated at its credible maximum by
//! the inverse distribution, `exp(mu + sigma Φ⁻¹(U Φ(k)))` (scoring.md 1.4).

use crate::{
    Interval, Lognormal,
    normal::{self, ZIGGURAT, Ziggurat},
    stream::Stream,
};

pub(crate) enum Amount {
    Constant(f64),
    Lognormal(Lognormal, &'static Ziggurat),
    Truncated { curve: Lognormal, part: f64, max: f64 },
}

impl From<&Interval> for Amount {
    fn from(&Interval { p05, p95, max }: &Interval) -> Self {
        if p05 >= p95 {
            return Self::Constant(p05);
        }
        let curve = Lognormal::from_interval(p05, p95);
        match max {
            None => Self::Lognormal(curve, &ZIGGURAT),
            Some(max) => Self::Truncated { curve, part: normal::distribution(curve.standard(max)), max },
        }
    }
}

impl Amount {
    #[inline]
    pub(crate) fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Lognormal(curve, ziggurat) => libm::exp(curve.mu + curve.sigma * ziggurat.sample(stream)),
            Self::Truncated { curve, part, max } => {
                let z = normal::quantile(stream.open() * part);
                libm::exp(curve.mu + curve.sigma * z).min(*max)
            }
        }
    }

    pub(crate) fn mean(&self) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Lognormal(curve, _) => curve.mean(),
            Self::Truncated { curve, max, .. } => curve.truncated_mean(*max),
        }
    }

    pub(crate) fn second_moment(&self) -> f64 {
        match self {
            Self::Constant(value) => value * value,
            Self::Lognormal(curve, _) => curve.second_moment(),
            Self::Truncated { curve, max, .. } => curve.truncated_second_moment(*max),
        }
    }
}
