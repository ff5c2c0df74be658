//! Whether a curve is tolerated: at every anchor the chance of losing more than its amount is at most its probability.
//! The lognormal through the anchors ([`crate::Lognormal::through`]) is for drawing and decides nothing.

use crate::{Anchor, sample::Sample};

pub(crate) fn within(sample: &Sample, anchors: &[Anchor]) -> bool {
    anchors.iter().all(|anchor| {
        let above = sample.exceeding(&[anchor.amount]);
        above.iter().all(|count| *count as f64 / sample.len() as f64 <= anchor.probability)
    })
}
