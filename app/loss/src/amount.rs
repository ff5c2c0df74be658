//! What one event costs, ready to be drawn: a constant, a lognormal, or a lognormal truncated at its credible maximum by
//! the inverse distribution, `exp(mu + sigma Φ⁻¹(U Φ(k)))` (scoring.md 1.4).

use crate::{
    Interval, Lognormal,
    exponential::Exponential,
    normal::{self, ZIGGURAT, Ziggurat},
    stream::Stream,
};

pub(crate) enum Amount {
    Constant(f64),
    Lognormal { curve: Lognormal, ziggurat: &'static Ziggurat, exponential: Exponential },
    Truncated { curve: Lognormal, part: f64, max: f64, exponential: Exponential },
}

impl From<&Interval> for Amount {
    fn from(&Interval { p05, p95, max }: &Interval) -> Self {
        if p05 >= p95 {
            return Self::Constant(p05);
        }
        let curve = Lognormal::from_interval(p05, p95);
        let exponential = Exponential::new();
        match max {
            None => Self::Lognormal { curve, ziggurat: &ZIGGURAT, exponential },
            Some(max) => {
                let part = normal::distribution(curve.standard(max));
                Self::Truncated { curve, part, max, exponential }
            }
        }
    }
}

impl Amount {
    /// Draws many at once: a processor then works on several exponentials at the same time.
    fn fill(&self, stream: &mut Stream, amounts: &mut [f64]) {
        match self {
            Self::Constant(value) => amounts.fill(*value),
            Self::Lognormal { curve, ziggurat, exponential } => {
                for amount in &mut *amounts {
                    *amount = curve.mu + curve.sigma * ziggurat.sample(stream);
                }
                for amount in amounts {
                    *amount = exponential.of(*amount);
                }
            }
            Self::Truncated { curve, part, max, exponential } => {
                for amount in &mut *amounts {
                    *amount = curve.mu + curve.sigma * normal::quantile(stream.open() * part);
                }
                for amount in amounts {
                    *amount = exponential.of(*amount).min(*max);
                }
            }
        }
    }

    pub(crate) fn mean(&self) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Lognormal { curve, .. } => curve.mean(),
            Self::Truncated { curve, max, .. } => curve.truncated_mean(*max),
        }
    }

    pub(crate) fn second_moment(&self) -> f64 {
        match self {
            Self::Constant(value) => value * value,
            Self::Lognormal { curve, .. } => curve.second_moment(),
            Self::Truncated { curve, max, .. } => curve.truncated_second_moment(*max),
        }
    }
}

const BATCH: usize = 128;

/// The amounts of one stream, one after the other.
pub(crate) struct Amounts<'a> {
    amount: &'a Amount,
    stream: Stream,
    ready: [f64; BATCH],
    next: usize,
}

impl<'a> Amounts<'a> {
    pub(crate) const fn new(amount: &'a Amount, stream: Stream) -> Self {
        Self { amount, stream, ready: [0.0; BATCH], next: BATCH }
    }

    #[inline]
    pub(crate) fn next(&mut self) -> f64 {
        if self.next == BATCH {
            self.amount.fill(&mut self.stream, &mut self.ready);
            self.next = 0;
        }
        let amount = self.ready[self.next];
        self.next += 1;
        amount
    }
}
