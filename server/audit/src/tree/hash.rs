//! Leaf and node hashes (RFC 9162 2.1.1). The two prefixes keep a node from being passed off as an entry. A hash is a
//! type of its own with two spellings: base64 where C2SP asks for it, hexadecimal in our own JSON.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use crate::encoding::{from_base64, from_hex, to_base64, to_hex};

/// A SHA-256 value: of a leaf, a node, a root, or of something that an entry commits to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Length in bytes.
    pub const LENGTH: usize = 32;

    /// Plain SHA-256 of the concatenated parts; not a leaf and not a node.
    pub fn of(parts: &[&[u8]]) -> Self {
        let digest = parts.iter().fold(Sha256::new(), Digest::chain_update);
        Self(digest.finalize().into())
    }

    /// From its stored form; `None` unless there are exactly 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its stored form.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As C2SP writes it.
    pub fn to_base64(self) -> String {
        to_base64(&self.0)
    }

    /// Canonical base64 only.
    pub fn from_base64(text: &str) -> Option<Self> {
        from_base64(text).and_then(|bytes| Self::from_slice(&bytes))
    }

    /// 64 small hexadecimal digits.
    pub fn to_hex(self) -> String {
        to_hex(&self.0)
    }

    /// Small letters only.
    pub fn from_hex(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Hex;
        impl de::Visitor<'_> for Hex {
            type Value = Hash;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("64 hexadecimal digits")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Hash, E> {
                Hash::from_hex(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Hex)
    }
}

/// The hash of an entry: SHA-256(0x00 || body).
pub fn leaf(body: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(body).finalize().into())
}

/// The hash of two neighbours: SHA-256(0x01 || left || right).
pub fn node(left: &Hash, right: &Hash) -> Hash {
    let mut input = [1; 65];
    input[1..33].copy_from_slice(&left.0);
    input[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(input).into())
}
