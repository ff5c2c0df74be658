//! What can be wrong with one field, each kind of value once. The faults of a value stand in the order of its parts.

use super::{Fault, FaultCode, limit};
use crate::{Anchor, Interval, Share, Spread};

/// The faults that were found so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, code: FaultCode, pointer: &str, message: String) {
        self.0.push(Fault { code, pointer: pointer.to_owned(), message });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_result(self) -> Result<(), Vec<Fault>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }

    /// `low <= value <= high`.
    pub(super) fn within(&mut self, pointer: &str, value: f64, low: f64, high: f64) -> bool {
        let fine = value.is_finite() && (low..=high).contains(&value);
        if !fine {
            let message = format!("{value} is not a number from {low} to {high}.");
            self.add(FaultCode::OutOfRange, pointer, message);
        }
        fine
    }

    /// `low < value <= high`.
    pub(super) fn above(&mut self, pointer: &str, value: f64, low: f64, high: f64) -> bool {
        let fine = value > low && value <= high;
        if !fine {
            let message = format!("{value} is not a number above {low} and up to {high}.");
            self.add(FaultCode::OutOfRange, pointer, message);
        }
        fine
    }

    pub(super) fn spread(&mut self, pointer: &str, spread: &Spread, least: f64, most: f64) {
        match *spread {
            Spread::Constant(value) => {
                self.within(pointer, value, least, most);
            }
            Spread::Pert { low, mode, high, shape } => {
                let parts = [("low", low), ("mode", mode), ("high", high)];
                let mut fine = true;
                for (name, value) in parts {
                    fine &= self.within(&format!("{pointer}/{name}"), value, least, most);
                }
                if fine {
                    self.ascending(pointer, &parts);
                }
                self.above(&format!("{pointer}/shape"), shape, 0.0, limit::SHAPE);
            }
        }
    }

    fn ascending(&mut self, pointer: &str, parts: &[(&str, f64)]) {
        let broken = parts.windows(2).find(|pair| pair[0].1 > pair[1].1);
        if let Some([(lower, less), (upper, more)]) = broken {
            let message = format!("`{lower}` ({less}) is above `{upper}` ({more}).");
            self.add(FaultCode::NotAscending, &format!("{pointer}/{lower}"), message);
        }
    }

    pub(super) fn interval(&mut self, pointer: &str, interval: &Interval) {
        let Interval { p05, p95, max } = *interval;
        let ends = [("p05", p05), ("p95", p95)]
            .map(|(name, value)| self.within(&format!("{pointer}/{name}"), value, 0.0, limit::AMOUNT));
        let place = format!("{pointer}/p05");
        let mut fine = ends == [true, true];
        if fine && p05 > p95 {
            self.add(FaultCode::NotAscending, &place, format!("`p05` ({p05}) is above `p95` ({p95})."));
            fine = false;
        } else if fine && p05 < p95 && p05 <= 0.0 {
            let message =
                "The lower end of an interval is above 0; only a constant (`p05` = `p95`) may be 0.";
            self.add(FaultCode::OutOfRange, &place, message.into());
            fine = false;
        } else if fine && p05 < p95 && p95 / p05 > limit::RATIO {
            let message = format!("`p95` is more than {} times `p05`; split the scenario.", limit::RATIO);
            self.add(FaultCode::OutOfRange, &format!("{pointer}/p95"), message);
            fine = false;
        }
        let Some(max) = max else { return };
        let place = format!("{pointer}/max");
        if self.within(&place, max, 0.0, limit::AMOUNT) && fine && max < p05 {
            let message = format!("`max` ({max}) is below `p05` ({p05}), so no loss would be possible.");
            self.add(FaultCode::NotAscending, &place, message);
        }
    }

    pub(super) fn share(&mut self, pointer: &str, share: &Share) {
        match *share {
            Share::Constant(value) => {
                self.within(pointer, value, 0.0, 1.0);
            }
            Share::Range(parts) => {
                let mut fine = true;
                for (index, value) in parts.into_iter().enumerate() {
                    fine &= self.within(&format!("{pointer}/{index}"), value, 0.0, 1.0);
                }
                if fine {
                    self.ascending(pointer, &[("0", parts[0]), ("1", parts[1]), ("2", parts[2])]);
                }
            }
        }
    }

    /// A larger loss cannot be tolerated more often than a smaller one.
    pub(super) fn anchors(&mut self, pointer: &str, anchors: &[Anchor]) {
        if anchors.len() > limit::ANCHORS {
            let message = format!("{} are more than {} anchors.", anchors.len(), limit::ANCHORS);
            self.add(FaultCode::TooMuch, pointer, message);
            return;
        }
        for (index, anchor) in anchors.iter().enumerate() {
            let chance = anchor.probability;
            if !(chance > 0.0 && chance < 1.0) {
                let message = format!("{chance} is not a chance between 0 and 1, both excluded.");
                self.add(FaultCode::OutOfRange, &format!("{pointer}/{index}/0"), message);
            }
            self.within(&format!("{pointer}/{index}/1"), anchor.amount, 0.0, limit::AMOUNT);
            for earlier in &anchors[..index] {
                let place = format!("{pointer}/{index}");
                if anchor.amount.total_cmp(&earlier.amount).is_eq() {
                    let message = format!("There are two chances for losing more than {}.", anchor.amount);
                    self.add(FaultCode::Duplicate, &place, message);
                } else if (anchor.amount > earlier.amount) == (chance > earlier.probability)
                    && chance.total_cmp(&earlier.probability).is_ne()
                {
                    let message = "A larger loss has a larger chance than a smaller one.".to_owned();
                    self.add(FaultCode::NotAscending, &place, message);
                }
            }
        }
    }
}
