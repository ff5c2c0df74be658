//! How often something happens in one simulated horizon: N ~ Poisson(rate · years), the rate constant or drawn from a PERT
//! for each horizon. Below 10 by inversion of one uniform number, so that a higher rate never gives fewer events with the
//! same numbers; from 10 on by transformed rejection (Hörmann 1993, PTRS), whose cost does not grow with the rate.

use crate::{Pert, exponential::Exponential, pert::PertDraw, stream::Stream};

/// From here on rejection.
const LARGE: f64 = 10.0;
/// Beyond this the probability is below 1e-100 for every rate under [`LARGE`].
const MOST: u32 = 150;

pub(crate) enum Count {
    Never,
    Rare(Inversion),
    Frequent(Rejection),
    Mixed { rate: PertDraw, years: f64, exponential: Exponential },
}

impl Count {
    pub(crate) fn new(rate: Pert, years: f64) -> Self {
        if !rate.is_constant() {
            return Self::Mixed { rate: rate.into(), years, exponential: Exponential::new() };
        }
        let mean = rate.low * years;
        if mean <= 0.0 {
            Self::Never
        } else if mean < LARGE {
            Self::Rare(Inversion::new(mean))
        } else {
            Self::Frequent(Rejection::new(mean))
        }
    }

    /// The counts of the next horizons.
    pub(crate) fn fill(&self, stream: &mut Stream, counts: &mut [u32]) {
        match self {
            Self::Never => counts.fill(0),
            Self::Rare(inversion) => {
                for count in counts {
                    *count = inversion.count(stream.uniform());
                }
            }
            Self::Frequent(rejection) => {
                for count in counts {
                    *count = rejection.draw(stream);
                }
            }
            Self::Mixed { rate, years, exponential } => {
                for count in counts {
                    let mean = rate.draw(stream) * years;
                    *count = if mean < LARGE {
                        invert(mean, exponential.of(-mean), stream.uniform())
                    } else {
                        Rejection::new(mean).draw(stream)
                    };
                }
            }
        }
    }
}

/// P(N <= k) for k = 0, 1, … The first ones are compared without branches, because a processor cannot guess them.
pub(crate) struct Inversion {
    first: [f64; 4],
    further: Vec<f64>,
}

impl Inversion {
    /// Ends where 53 bits cannot tell the rest from 1.
    fn new(mean: f64) -> Self {
        let mut p = libm::exp(-mean);
        let mut sum = p;
        let mut next = 0;
        let mut step = || {
            let current = sum;
            next += 1;
            p *= mean / f64::from(next);
            sum += p;
            (current, p)
        };
        let first = std::array::from_fn(|_| step().0);
        let mut further = Vec::new();
        for count in 4..MOST {
            let (current, p) = step();
            further.push(current);
            if f64::from(count) > mean && p < 1e-18 {
                break;
            }
        }
        Self { first, further }
    }

    #[inline]
    fn count(&self, u: f64) -> u32 {
        let count = self.first.iter().map(|p| u32::from(u >= *p)).sum();
        if count < 4 { count } else { self.more(u) }
    }

    fn more(&self, u: f64) -> u32 {
        self.further.iter().take_while(|p| u >= **p).fold(4, |count, _| count + 1)
    }
}

#[inline]
fn invert(mean: f64, none: f64, u: f64) -> u32 {
    let mut p = none;
    let mut sum = p;
    let mut count = 0;
    while u >= sum && count < MOST {
        count += 1;
        p *= mean / f64::from(count);
        sum += p;
    }
    count
}

/// PTRS with its constants; mean at least 10.
pub(crate) struct Rejection {
    mean: f64,
    log_mean: f64,
    a: f64,
    b: f64,
    log_inverse_alpha: f64,
    v_r: f64,
}

impl Rejection {
    fn new(mean: f64) -> Self {
        let b = 0.931 + 2.53 * libm::sqrt(mean);
        Self {
            mean,
            log_mean: libm::log(mean),
            a: -0.059 + 0.024_83 * b,
            b,
            log_inverse_alpha: libm::log(1.123_9 + 1.132_8 / (b - 3.4)),
            v_r: 0.927_7 - 3.622_4 / (b - 2.0),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is whole and not negative"
    )]
    fn draw(&self, stream: &mut Stream) -> u32 {
        loop {
            let u = stream.open() - 0.5;
            let v = stream.open();
            let us = 0.5 - u.abs();
            let k = libm::floor((2.0 * self.a / us + self.b) * u + self.mean + 0.43);
            if us >= 0.07 && v <= self.v_r {
                return k as u32;
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let left = libm::log(v) + self.log_inverse_alpha - libm::log(self.a / (us * us) + self.b);
            if left <= k * self.log_mean - self.mean - log_factorial(k) {
                return k as u32;
            }
        }
    }
}

/// ln k!: products for small k, Stirling's series (DLMF 5.11.1) beyond; its error is below 1e-14 from 16 on.
fn log_factorial(k: f64) -> f64 {
    if k < 16.0 {
        let mut product = 1.0;
        let mut factor = 2.0;
        while factor <= k {
            product *= factor;
            factor += 1.0;
        }
        return libm::log(product);
    }
    let x = k + 1.0;
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    let series = inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0)));
    (x - 0.5) * libm::log(x) - x + 0.918_938_533_204_672_7 + series
}
