//! What remains of the business value: V − S before conditions, V − C − S after them, where V is drawn from a stream of its
//! own and C is the cost of the conditions over the horizon. Both runs meet the same values.

use crate::{
    Figures, Input, Losses, Net, NetDeviation, NetPair, Pair,
    pert::PertDraw,
    sample::{Place, Sample},
    stream::{CHUNK, ValueStream},
};

/// `None` where no value was given.
pub(crate) fn net(input: &Input, losses: &Losses, inherent: &Figures, residual: &Figures) -> Option<NetPair> {
    let value = input.value?.pert();
    let draw = PertDraw::from(value);
    let mut stream = ValueStream::new(input.seed);
    let mut values = Vec::with_capacity(losses.inherent.len());
    while values.len() < losses.inherent.len() {
        let length = CHUNK.min(losses.inherent.len() - values.len());
        let mut chunk = stream.chunk();
        values.extend((0..length).map(|_| draw.draw(&mut chunk)));
    }
    let cost = input.cost * input.years;
    Some(Pair {
        inherent: of(&values, &losses.inherent, 0.0, value.mean(), inherent),
        residual: of(&values, losses.after(), cost, value.mean(), residual),
    })
}

fn of(values: &[f64], losses: &[f64], cost: f64, expected: f64, figures: &Figures) -> Net {
    let nets: Vec<f64> = values.iter().zip(losses).map(|(value, loss)| value - cost - loss).collect();
    let n = nets.len() as f64;
    let p_negative = nets.iter().filter(|net| **net < 0.0).count() as f64 / n;
    let mut sample = Sample::of_any(nets);
    let place = Place::of(0.05, sample.len());
    sample.arrange(&[place], None);
    Net {
        mean: sample.mean(),
        p_negative,
        p05: sample.quantile(place),
        value_per_es95: (figures.es.p95 > 0.0).then(|| expected / figures.es.p95),
        standard_error: NetDeviation {
            mean: sample.sd() / libm::sqrt(n),
            p_negative: libm::sqrt(p_negative * (1.0 - p_negative) / n),
            p05: sample.interval(place),
        },
    }
}
