//! The signing key of a log and the one line of its file, `PRIVATE+KEY+name+id+seed`, which Go's `sumdb/note` reads as
//! well. The 32 random bytes come from the caller. Nothing prints the seed but [`LogKey::to_file`].

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};

use super::{
    name::{self, ED25519},
    text,
    vkey::Vkey,
};
use crate::encoding::{from_base64, from_hex, to_base64, to_hex};

const PREFIX: &str = "PRIVATE+KEY+";

/// Why a key is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not the text form of a key.
    #[error("it is not a key")]
    Form,
    /// White space, a plus sign or nothing in the name.
    #[error("a key's name has no spaces and no plus sign")]
    Name,
    /// Another algorithm than Ed25519.
    #[error("it is not an Ed25519 key")]
    Algorithm,
    /// The id does not belong to name and key: something was changed or mixed up.
    #[error("the key's id does not belong to its name and key")]
    Id,
}

/// What signs the checkpoints of one log.
#[derive(Clone)]
pub struct LogKey {
    vkey: Vkey,
    key: SigningKey,
}

impl LogKey {
    /// A key from 32 bytes of randomness. The name is the log's origin, like `risk.example.com/audit`.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyFault> {
        if !name::is_valid(name) {
            return Err(KeyFault::Name);
        }
        let key = SigningKey::from_bytes(seed);
        Ok(Self { vkey: Vkey::new(name, key.verifying_key()), key })
    }

    /// The public half.
    pub const fn vkey(&self) -> &Vkey {
        &self.vkey
    }

    /// The contents of the key file: one line. Secret.
    pub fn to_file(&self) -> String {
        let seed = [[ED25519].as_slice(), self.key.as_bytes()].concat();
        format!("{PREFIX}{}+{}+{}\n", self.vkey.name(), to_hex(&self.vkey.id()), to_base64(&seed))
    }

    /// Reads a key file.
    pub fn from_file(file: &str) -> Result<Self, KeyFault> {
        let line = file.strip_suffix('\n').unwrap_or(file);
        let mut parts = line.strip_prefix(PREFIX).ok_or(KeyFault::Form)?.splitn(3, '+');
        let (Some(name), Some(id), Some(seed)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyFault::Form);
        };
        let id = from_hex::<4>(id).ok_or(KeyFault::Form)?;
        let seed = from_base64(seed).ok_or(KeyFault::Form)?;
        let Some((&ED25519, seed)) = seed.split_first() else { return Err(KeyFault::Algorithm) };
        let read = Self::from_seed(name, seed.try_into().map_err(|_| KeyFault::Form)?)?;
        if read.vkey.id() == id { Ok(read) } else { Err(KeyFault::Id) }
    }

    /// The signature line under a text.
    pub(super) fn sign(&self, text: &str) -> String {
        let bytes = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        text::Signature { name: self.vkey.name(), id: self.vkey.id(), bytes }.write()
    }
}

impl fmt::Debug for LogKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "LogKey({})", self.vkey)
    }
}
