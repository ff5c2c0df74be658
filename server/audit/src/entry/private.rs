//! Personal and free text beside the log. The entry holds only a salted hash of it, so text and salt can be erased and
//! the log still verifies: without the salt nobody can even test a guess.

use std::fmt;

use crate::tree::Hash;

/// Bytes of a salt.
pub const SALT: usize = 32;

/// What an entry commits to without showing it; one row of `audit_private`.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    /// Randomness of its own for every entry.
    pub salt: [u8; SALT],
    /// The text or JSON.
    pub data: Vec<u8>,
}

impl Private {
    /// What the entry says of it.
    pub fn commitment(&self) -> Hash {
        commitment(&self.salt, &self.data)
    }
}

impl fmt::Debug for Private {
    /// Never its contents: they would end in a log that cannot be erased.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Private({} bytes)", self.data.len())
    }
}

/// SHA-256(salt || data). The salt's length is fixed, so no byte can move between the two.
pub fn commitment(salt: &[u8; SALT], data: &[u8]) -> Hash {
    Hash::of(&[salt, data])
}
