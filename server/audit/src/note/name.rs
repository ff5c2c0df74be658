//! Key names and key ids (C2SP signed-note). The name of a key is the origin of the log, like `risk.example.com/audit`;
//! the id is the head of a hash over name, algorithm and public key, so that two keys of one name can be told apart.

use crate::tree::Hash;

/// The algorithm byte of Ed25519.
pub const ED25519: u8 = 1;

/// Not empty, no white space, no control characters, no plus sign.
pub fn is_valid(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 255
        && !name.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '+')
}

pub fn key_id(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let [a, b, c, d, ..] = *Hash::of(&[name.as_bytes(), b"\n", &[ED25519], public]).as_bytes();
    [a, b, c, d]
}
