//! The PERT distribution: a beta distribution between low and high whose mode weighs `shape` (scoring.md 1.4). This is the
//! standard one: PERT(0, 5, 10) has alpha 3, not 4 as in pyfair. Samples are ratios of two gammas (Marsaglia and Tsang
//! 2000, both shapes at least 1); distribution and quantile come from the continued fraction of the incomplete beta.

mod beta;

use crate::{
    Share, Spread,
    normal::{ZIGGURAT, Ziggurat},
    stream::Stream,
};

/// low <= mode <= high; equal ends are a constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    /// Never less.
    pub low: f64,
    /// Most likely.
    pub mode: f64,
    /// Never more.
    pub high: f64,
    /// Weight of the mode, usually 4.
    pub shape: f64,
}

impl Pert {
    /// Always this.
    pub const fn constant(value: f64) -> Self {
        Self { low: value, mode: value, high: value, shape: 4.0 }
    }

    /// With the usual weight.
    pub const fn new(low: f64, mode: f64, high: f64) -> Self {
        Self { low, mode, high, shape: 4.0 }
    }

    /// Nothing to draw.
    pub fn is_constant(&self) -> bool {
        self.low >= self.high
    }

    /// 1 + shape (mode − low) / (high − low). Not a number for a constant.
    pub fn alpha(&self) -> f64 {
        1.0 + self.shape * (self.mode - self.low) / (self.high - self.low)
    }

    /// 1 + shape (high − mode) / (high − low). Not a number for a constant.
    pub fn beta(&self) -> f64 {
        1.0 + self.shape * (self.high - self.mode) / (self.high - self.low)
    }

    /// (low + shape · mode + high) / (shape + 2).
    pub fn mean(&self) -> f64 {
        if self.is_constant() {
            return self.low;
        }
        (self.low + self.shape * self.mode + self.high) / (self.shape + 2.0)
    }

    /// (mean − low)(high − mean) / (shape + 3).
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        (mean - self.low) * (self.high - mean) / (self.shape + 3.0)
    }

    /// Standard deviation.
    pub fn sd(&self) -> f64 {
        libm::sqrt(self.variance())
    }

    /// E[X²].
    pub fn second_moment(&self) -> f64 {
        self.variance() + self.mean() * self.mean()
    }

    /// P(X <= x).
    pub fn distribution(&self, x: f64) -> f64 {
        if self.is_constant() {
            return if x >= self.low { 1.0 } else { 0.0 };
        }
        beta::distribution((x - self.low) / (self.high - self.low), self.alpha(), self.beta())
    }

    /// Density at x; 0 for a constant.
    pub fn density(&self, x: f64) -> f64 {
        if self.is_constant() {
            return 0.0;
        }
        let width = self.high - self.low;
        beta::density((x - self.low) / width, self.alpha(), self.beta()) / width
    }

    /// The x with P(X <= x) = p.
    pub fn quantile(&self, p: f64) -> f64 {
        if self.is_constant() {
            return self.low;
        }
        self.low + (self.high - self.low) * beta::quantile(p, self.alpha(), self.beta())
    }
}

impl Spread {
    /// The same as a distribution.
    pub fn pert(&self) -> Pert {
        match *self {
            Self::Constant(value) => Pert::constant(value),
            Self::Pert { low, mode, high, shape } => Pert { low, mode, high, shape },
        }
    }
}

impl Share {
    /// The same as a distribution.
    pub fn pert(&self) -> Pert {
        match *self {
            Self::Constant(value) => Pert::constant(value),
            Self::Range([low, mode, high]) => Pert::new(low, mode, high),
        }
    }
}

/// A PERT, ready to be drawn.
pub(crate) enum PertDraw {
    Constant(f64),
    Between { low: f64, high: f64, alpha: Gamma, beta: Gamma },
}

impl From<Pert> for PertDraw {
    fn from(pert: Pert) -> Self {
        if pert.is_constant() {
            return Self::Constant(pert.low);
        }
        let (alpha, beta) = (Gamma::new(pert.alpha()), Gamma::new(pert.beta()));
        Self::Between { low: pert.low, high: pert.high, alpha, beta }
    }
}

impl PertDraw {
    #[inline]
    pub(crate) fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Between { low, high, alpha, beta } => {
                let part = alpha.draw(stream);
                let rest = beta.draw(stream);
                (low + (high - low) * (part / (part + rest))).clamp(*low, *high)
            }
        }
    }
}

/// A gamma distribution with shape 1 or more and scale 1.
pub(crate) struct Gamma {
    d: f64,
    c: f64,
    ziggurat: &'static Ziggurat,
}

impl Gamma {
    fn new(shape: f64) -> Self {
        let d = shape - 1.0 / 3.0;
        Self { d, c: 1.0 / libm::sqrt(9.0 * d), ziggurat: &ZIGGURAT }
    }

    #[inline]
    fn draw(&self, stream: &mut Stream) -> f64 {
        loop {
            let x = self.ziggurat.sample(stream);
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = stream.open();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square
                || libm::log(u) < 0.5 * square + self.d * (1.0 - v + libm::log(v))
            {
                return self.d * v;
            }
        }
    }
}
