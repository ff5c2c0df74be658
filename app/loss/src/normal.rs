//! The standard normal distribution: its distribution function from `erfc`, its inverse by Wichura's algorithm AS 241
//! (`PPND16`, relative error about 1e-16), and samples by the ziggurat of Marsaglia and Tsang (2000) with 256 layers,
//! whose tables are computed here with `libm` instead of copied.

use std::sync::LazyLock;

use crate::stream::Stream;

/// Of the 5th and 95th percentile.
pub(crate) const Z90: f64 = 1.644_853_626_951_472_2;
/// Of a 95 % interval.
pub(crate) const Z95: f64 = 1.959_963_984_540_054;

/// P(Z <= z).
pub fn distribution(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The z with P(Z <= z) = p; infinite at 0 and 1.
pub fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = libm::sqrt(-libm::log(tail));
    let z = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -z } else { z }
}

/// Numerator and denominator, from the highest power down.
type Rational = ([f64; 8], [f64; 8]);

fn ratio(x: f64, (above, below): &Rational) -> f64 {
    let horner = |terms: &[f64; 8]| terms.iter().fold(0.0, |sum, term| sum * x + term);
    horner(above) / horner(below)
}

#[rustfmt::skip]
const CENTRE: Rational = (
    [2.509_080_928_730_122_7e3, 3.343_057_558_358_813e4, 6.726_577_092_700_87e4, 4.592_195_393_154_987e4,
     1.373_169_376_550_946e4, 1.971_590_950_306_551_3e3, 1.331_416_678_917_843_8e2, 3.387_132_872_796_366_5],
    [5.226_495_278_852_854e3, 2.872_908_573_572_194_3e4, 3.930_789_580_009_271e4, 2.121_379_430_158_659_7e4,
     5.394_196_021_424_751e3, 6.871_870_074_920_579e2, 4.231_333_070_160_091e1, 1.0],
);
#[rustfmt::skip]
const MIDDLE: Rational = (
    [7.745_450_142_783_414e-4, 2.272_384_498_926_918_4e-2, 2.417_807_251_774_506e-1, 1.270_458_252_452_368_4,
     3.647_848_324_763_204_5, 5.769_497_221_460_691, 4.630_337_846_156_546, 1.423_437_110_749_683_5],
    [1.050_750_071_644_416_9e-9, 5.475_938_084_995_345e-4, 1.519_866_656_361_645_7e-2, 1.481_039_764_274_800_8e-1,
     6.897_673_349_851e-1, 1.676_384_830_183_803_8, 2.053_191_626_637_759, 1.0],
);
#[rustfmt::skip]
const FAR: Rational = (
    [2.010_334_399_292_288_1e-7, 2.711_555_568_743_487_6e-5, 1.242_660_947_388_078_4e-3, 2.653_218_952_657_612_4e-2,
     2.965_605_718_285_048_7e-1, 1.784_826_539_917_291_3, 5.463_784_911_164_114, 6.657_904_643_501_103],
    [2.044_263_103_389_939_8e-15, 1.421_511_758_316_446e-7, 1.846_318_317_510_054_8e-5, 7.868_691_311_456_133e-4,
     1.487_536_129_085_061_5e-2, 1.369_298_809_227_358e-1, 5.998_322_065_558_88e-1, 1.0],
);

const LAYERS: usize = 256;
/// Where the tail begins, and the area of each layer, for 256 layers.
const TAIL: f64 = 3.654_152_885_361_009;
const AREA: f64 = 0.004_928_673_233_974_655;

/// Samples of the standard normal distribution.
pub(crate) struct Ziggurat {
    /// Right edges of the layers, descending to 0.
    edge: [f64; LAYERS + 1],
    /// Density at the edges, without the constant factor.
    density: [f64; LAYERS + 1],
}

pub(crate) static ZIGGURAT: LazyLock<Ziggurat> = LazyLock::new(Ziggurat::new);

impl Ziggurat {
    fn new() -> Self {
        let density = |x: f64| libm::exp(-0.5 * x * x);
        let mut edge = [0.0; LAYERS + 1];
        edge[0] = AREA / density(TAIL);
        edge[1] = TAIL;
        for layer in 2..LAYERS {
            let inner: f64 = edge[layer - 1];
            edge[layer] = libm::sqrt(-2.0 * libm::log(AREA / inner + density(inner)));
        }
        Self { edge, density: edge.map(density) }
    }

    #[inline]
    pub(crate) fn sample(&self, stream: &mut Stream) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 52) as f64;
        loop {
            let bits = stream.bits();
            let layer = (bits & 0xff) as usize;
            let unit = (bits >> 11) as f64 * UNIT - 1.0;
            let x = unit * self.edge[layer];
            if x.abs() < self.edge[layer + 1] {
                return x;
            }
            if let Some(x) = self.beside(layer, x, stream) {
                return x;
            }
        }
    }

    /// Beside the rectangle of the layer: in the tail, or under the curve, or not at all.
    #[cold]
    fn beside(&self, layer: usize, x: f64, stream: &mut Stream) -> Option<f64> {
        if layer > 0 {
            let (outer, inner) = (self.density[layer], self.density[layer + 1]);
            let height = outer + (inner - outer) * stream.uniform();
            return (height < libm::exp(-0.5 * x * x)).then_some(x);
        }
        loop {
            let beyond = -libm::log(stream.open()) / TAIL;
            if -2.0 * libm::log(stream.open()) >= beyond * beyond {
                return Some(if x < 0.0 { -TAIL - beyond } else { TAIL + beyond });
            }
        }
    }
}
