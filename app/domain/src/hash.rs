//! SHA-256 as text: the name of a rule book, and of the facts of a decision.

use sha2::{Digest, Sha256};

/// Of these texts, each with its length, so that no two lists of texts can run together; in hexadecimal.
pub(crate) fn sha256<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text.len().to_string());
        hasher.update("\n");
        hasher.update(text);
    }
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    hasher.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
