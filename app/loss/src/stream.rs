//! Streams of random numbers (scoring.md 3). One generator per scenario, so that scenarios of equal seeds are independent;
//! within it one stream per purpose, so that the inherent run is bit for bit the same with and without conditions and two
//! packages of conditions meet the same events; within that one stream per chunk of simulations, so that chunks could be
//! computed in any order. `long_jump` (2^192) parts purposes, `jump` (2^128) parts chunks.

use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{Rng as _, SeedableRng as _},
};
use sha2::{Digest as _, Sha256};

/// Simulations of one chunk; changing it changes every result.
pub(crate) const CHUNK: usize = 1 << 14;

/// The generator, with the uniform numbers that the samplers need.
#[derive(Clone)]
pub(crate) struct Stream(Xoshiro256PlusPlus);

impl Stream {
    fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    #[inline]
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// 53 bits, 0 included, 1 excluded.
    #[inline]
    pub(crate) fn uniform(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.bits() >> 11) as f64 * UNIT
    }

    /// 52 bits, 0 and 1 excluded: for logarithms and inverse distributions.
    #[inline]
    pub(crate) fn open(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.bits() >> 12) as f64 + 0.5) * UNIT
    }

    /// A generator of its own for one simulated horizon: a sampler that rejects and draws again then cannot shift what
    /// later horizons get.
    #[inline]
    pub(crate) fn fork(&mut self) -> Self {
        Self::new(self.bits())
    }
}

/// The streams of one scenario at one chunk.
#[derive(Clone)]
pub(crate) struct Streams {
    /// Rates and counts.
    pub(crate) events: Stream,
    /// Amounts.
    pub(crate) losses: Stream,
    /// Whether others react.
    pub(crate) secondary: Stream,
    /// What that costs.
    pub(crate) reactions: Stream,
    /// Which events conditions prevent.
    pub(crate) thinning: Stream,
    /// What conditions leave in a horizon.
    pub(crate) shares: Stream,
}

impl Streams {
    pub(crate) fn of_scenario(seed: u64, id: &str) -> Self {
        let mut base = Stream::new(split_mix(seed ^ hash(id)));
        let mut next = || {
            let stream = base.clone();
            base.0.long_jump();
            stream
        };
        Self {
            events: next(),
            losses: next(),
            secondary: next(),
            reactions: next(),
            thinning: next(),
            shares: next(),
        }
    }

    /// The streams of this chunk; `self` goes on to the next.
    pub(crate) fn chunk(&mut self) -> Self {
        let chunk = self.clone();
        // Taken apart by name, so that no stream can be forgotten: it would repeat itself in every chunk.
        let Self { events, losses, secondary, reactions, thinning, shares } = self;
        for stream in [events, losses, secondary, reactions, thinning, shares] {
            stream.0.jump();
        }
        chunk
    }
}

/// The stream of the business value: that of the empty id, which no scenario can have.
pub(crate) struct ValueStream(Stream);

impl ValueStream {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Streams::of_scenario(seed, "").events)
    }

    pub(crate) fn chunk(&mut self) -> Stream {
        let chunk = self.0.clone();
        self.0.0.jump();
        chunk
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014) after one step.
fn split_mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn hash(id: &str) -> u64 {
    let digest = Sha256::digest(id.as_bytes());
    digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_stream_begins_as_another_one_does() {
        let mut beginnings = BTreeSet::new();
        let mut expected = 0;
        for (seed, id) in [(0, "A"), (0, "B"), (1, "A"), (0, "")] {
            let mut streams = Streams::of_scenario(seed, id);
            for _ in 0..20 {
                let Streams { events, losses, secondary, reactions, thinning, shares } = streams.chunk();
                for mut stream in [events, losses, secondary, reactions, thinning, shares] {
                    beginnings.insert(stream.bits());
                    expected += 1;
                }
            }
        }
        assert_eq!(beginnings.len(), expected);
    }

    #[test]
    fn uniform_numbers_keep_their_bounds() {
        let mut stream = Stream::new(1);
        for _ in 0..100_000 {
            assert!((0.0..1.0).contains(&stream.uniform()));
            let open = stream.open();
            assert!(open > 0.0 && open < 1.0);
        }
    }
}
