//! What proves a stored decision: the canonical JSON of an input with its SHA-256, the SHA-256 of an outcome in cents and
//! whole counts, and for tests a fingerprint over every bit. Canonical means: keys sorted, no white space, what is absent left
//! out, numbers as the shortest decimal digits that read back, without exponent and without `.0`.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Checked, Figures, Input, Net, Outcome, losses, simulate};

/// The canonical JSON; reads back as the same input.
pub fn canonical(input: &Input) -> String {
    let mut text = String::new();
    write(&mut text, &serde_json::json!(input));
    text
}

/// SHA-256 of the canonical JSON, in hexadecimal.
pub fn input_hash(input: &Input) -> String {
    hexadecimal(Sha256::digest(canonical(input)))
}

/// SHA-256 over all bits of all simulated horizons and of all figures, in hexadecimal: what golden tests compare between
/// machines. A float is printed with the digits that read back as itself, so the JSON of the outcome holds every bit.
pub fn fingerprint(checked: &Checked) -> String {
    let losses = losses(checked);
    let mut digest = Sha256::new();
    for loss in losses.inherent.iter().chain(losses.after()) {
        digest.update(loss.to_bits().to_le_bytes());
    }
    // Never fails: an outcome has no maps. In the order of the fields, whatever features `serde_json` was given.
    digest.update(serde_json::to_string(&simulate(checked)).unwrap_or_default());
    hexadecimal(digest.finalize())
}

/// SHA-256 of the outcome: amounts in cents and counts as 64-bit integers, little-endian, in the order of the fields.
pub(crate) fn in_cents(outcome: &Outcome) -> String {
    let count = Counting(f64::from(outcome.simulations));
    let mut numbers = Vec::new();
    for figures in [&outcome.inherent, &outcome.residual] {
        count.figures(&mut numbers, figures);
    }
    for net in outcome.net.iter().flat_map(|net| [&net.inherent, &net.residual]) {
        count.net(&mut numbers, net);
    }
    let mut digest = Sha256::new();
    for number in numbers {
        digest.update(number.to_le_bytes());
    }
    hexadecimal(digest.finalize())
}

/// Turns parts back into counts: of so many simulations.
struct Counting(f64);

impl Counting {
    fn figures(&self, numbers: &mut Vec<i64>, figures: &Figures) {
        let Figures { ale, sd, p_zero, var, es, exceedance, standard_error: _ } = figures;
        let amounts = [*ale, *sd, var.p75, var.p90, var.p95, var.p99, var.p999, es.p95, es.p99];
        numbers.extend(amounts.map(cents));
        numbers.push(whole(p_zero * self.0));
        for [x, p, _, _] in exceedance {
            numbers.extend([cents(*x), whole(p * self.0)]);
        }
    }

    fn net(&self, numbers: &mut Vec<i64>, net: &Net) {
        numbers.extend([cents(net.mean), whole(net.p_negative * self.0), cents(net.p05)]);
    }
}

fn cents(euros: f64) -> i64 {
    whole(euros * 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, far beyond any amount that is allowed")]
fn whole(number: f64) -> i64 {
    libm::round(number) as i64
}

fn write(text: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            let mut present: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            // `serde_json` sorts only while no crate of the workspace asks it not to.
            present.sort_by_key(|(key, _)| *key);
            list(text, ['{', '}'], present, |text, (key, value)| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(text, value);
            });
        }
        Value::Array(items) => list(text, ['[', ']'], items, write),
        Value::Number(number) if number.is_f64() => {
            text.push_str(&number.as_f64().unwrap_or_default().to_string());
        }
        other => text.push_str(&other.to_string()),
    }
}

fn list<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    text.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(text, item);
    }
    text.push(close);
}

fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    bytes.as_ref().iter().flat_map(digits).collect()
}
