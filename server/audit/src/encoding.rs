//! Base64 and hexadecimal, in exactly one spelling each. A reader that accepts two spellings of the same bytes lets a
//! byte of a signed file change unnoticed; so trailing bits, missing padding and capital hex digits are refused.

use base64::{Engine as _, engine::general_purpose::STANDARD};

pub fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Refuses line breaks, missing padding and trailing bits.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

pub fn to_hex(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}

/// Exactly `N` bytes in small letters.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, []) = text.as_bytes().as_chunks() else { return None };
    let pairs: &[[u8; 2]; N] = pairs.try_into().ok()?;
    // All are looked at before one is read: loops without a way out take many bytes at a time.
    let sound = text.bytes().fold(true, |sound, byte| sound & matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let digit = |byte: u8| if byte <= b'9' { byte & 15 } else { (byte & 7).saturating_add(9) };
    sound.then(|| pairs.map(|[high, low]| digit(high) << 4 | digit(low)))
}

/// A whole number as this crate writes it: no sign, no leading zero.
pub fn whole_number(text: &str) -> Option<u64> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    canonical.then(|| text.parse().ok()).flatten()
}
