//! Codes by time (RFC 6238): SHA-1, six digits, thirty seconds, which is what every authenticator app takes. Written out,
//! because it is forty lines, and what matters (each step once, few tries) is not in them. The seed has no `Debug` and leaves
//! the process sealed or for the one page on which it is set up.

use domain::time::{SECOND, Time};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::world::World;

/// Seconds of a step.
const STEP: i64 = 30;
const DIGITS: u32 = 1_000_000;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What app and server share: 160 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed([u8; 20]);

impl Seed {
    /// A new one.
    pub fn new(world: &World) -> Self {
        Self(world.bytes())
    }

    /// The seed of its bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes, to be sealed.
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// As people type it into an app.
    pub fn text(&self) -> String {
        base32(&self.0)
    }

    /// As an app reads it from a picture.
    pub fn uri(&self, account: &str) -> String {
        let account: String = form_urlencoded::byte_serialize(account.as_bytes()).collect();
        let account = account.replace('+', "%20");
        format!("otpauth://totp/Concord:{account}?secret={}&issuer=Concord", self.text())
    }

    /// The step for which this code is right, newer than `last`: the one of this moment or the one before, because people
    /// type slowly. Every code is compared whole, so that time does not tell how much of it was right.
    pub fn step_of(&self, code: &str, now: Time, last: i64) -> Option<i64> {
        let typed: u32 =
            code.parse().ok().filter(|_| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))?;
        let current = step(now);
        [current, current.saturating_sub(1)]
            .into_iter()
            .filter(|step| *step > last && self.code(*step) == typed)
            .max()
    }

    /// The code of a step, with its zeros.
    pub fn shown(&self, step: i64) -> String {
        format!("{:06}", self.code(step))
    }

    fn code(&self, step: i64) -> u32 {
        truncated(&self.0, step) % DIGITS
    }
}

/// The step of a moment.
pub const fn step(now: Time) -> i64 {
    now.0.div_euclid(STEP * SECOND)
}

/// RFC 4226, 5.3.
fn truncated(seed: &[u8], counter: i64) -> u32 {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(seed) else { return 0 };
    mac.update(&counter.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let place = usize::from(hash[19] & 0xf);
    let bytes = hash.iter().skip(place).take(4);
    bytes.fold(0_u32, |value, byte| value << 8 | u32::from(*byte)) & 0x7fff_ffff
}

/// RFC 4648 without padding.
pub fn base32(bytes: &[u8]) -> String {
    let letter = |five: u32| BASE32.get((five & 31) as usize).copied().map(char::from);
    let (mut text, mut held, mut bits) = (String::new(), 0_u32, 0_u32);
    for byte in bytes {
        (held, bits) = (held << 8 | u32::from(*byte), bits.saturating_add(8));
        while let Some(fewer) = bits.checked_sub(5) {
            bits = fewer;
            text.extend(letter(held >> bits));
        }
        held &= !(u32::MAX << bits);
    }
    if bits > 0 {
        text.extend(letter(held << 5_u32.saturating_sub(bits)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: Seed = Seed(*b"12345678901234567890");

    #[test]
    fn codes_by_counter_are_those_of_rfc_4226() {
        let expected =
            [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
        for (counter, code) in (0..).zip(expected) {
            assert_eq!(SEED.code(counter), code, "{counter}");
        }
    }

    #[test]
    fn codes_by_time_are_those_of_rfc_6238() {
        // The RFC prints eight digits.
        for (seconds, code) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let counter = step(Time(seconds * SECOND));
            assert_eq!(truncated(&SEED.0, counter) % 100_000_000, code, "{seconds}");
        }
    }

    #[test]
    fn text_is_that_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
        let uri = SEED.uri("ada+x@berg.example");
        assert_eq!(
            uri,
            "otpauth://totp/Concord:ada%2Bx%40berg.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Concord"
        );
    }

    #[test]
    fn a_code_counts_in_its_step_and_the_next_and_once() {
        let now = Time(1_800_000_000_000);
        let current = step(now);
        assert_eq!(SEED.step_of(&SEED.shown(current), now, 0), Some(current));
        assert_eq!(SEED.step_of(&SEED.shown(current - 1), now, 0), Some(current - 1));
        assert_eq!(SEED.step_of(&SEED.shown(current - 2), now, 0), None);
        assert_eq!(SEED.step_of(&SEED.shown(current + 1), now, 0), None);
        assert_eq!(SEED.step_of(&SEED.shown(current), now, current), None, "used");
        assert_eq!(SEED.step_of(&SEED.shown(current - 1), now, current - 1), None, "older than the newest");
    }

    #[test]
    fn nothing_but_six_digits_is_a_code() {
        let (now, current) = (Time(0), step(Time(0)));
        let code = SEED.shown(current);
        for odd in ["", "+", "+55224", " 755224", "755224 ", "0755224", "７５５２２４"] {
            assert_eq!(SEED.step_of(odd, now, -9), None, "{odd}");
        }
        assert_eq!(SEED.step_of(&code, now, -9), Some(current));
    }
}
