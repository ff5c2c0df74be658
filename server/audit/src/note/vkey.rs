//! Public keys in C2SP's form, `name+id+key`, and the one function that turns a note into a checkpoint. The ring of keys
//! holds old and new keys of a log after a rotation.

use std::{fmt, str::FromStr};

use ed25519_dalek::{Signature, VerifyingKey};

use super::{
    checkpoint::Checkpoint,
    key::KeyFault,
    name::{self, ED25519},
    text::{Note, NoteFault},
};
use crate::encoding::{from_base64, from_hex, to_base64, to_hex};

/// The public key of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl Vkey {
    /// The origin that this key signs for.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn new(name: &str, key: VerifyingKey) -> Self {
        Self { name: name.to_owned(), id: name::key_id(name, key.as_bytes()), key }
    }

    pub(super) const fn id(&self) -> [u8; 4] {
        self.id
    }

    fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        // Strict: no second spelling of a signature, no key of small order.
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(formatter, "{}+{}+{}", self.name, to_hex(&self.id), to_base64(&key))
    }
}

impl FromStr for Vkey {
    type Err = KeyFault;

    fn from_str(text: &str) -> Result<Self, KeyFault> {
        // The encoded key may contain a plus sign itself.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyFault::Form);
        };
        let id = from_hex::<4>(id).ok_or(KeyFault::Form)?;
        let key = from_base64(key).ok_or(KeyFault::Form)?;
        let Some((&ED25519, key)) = key.split_first() else { return Err(KeyFault::Algorithm) };
        let key = <&[u8; 32]>::try_from(key).map_err(|_| KeyFault::Form)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyFault::Form)?;
        if !name::is_valid(name) {
            return Err(KeyFault::Name);
        }
        let read = Self::new(name, key);
        if key.is_weak() {
            return Err(KeyFault::Form);
        }
        if read.id == id { Ok(read) } else { Err(KeyFault::Id) }
    }
}

/// What to do with signature lines by keys that are not in the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// For what we stored or wrote ourselves: nothing foreign can be in it.
    Refused,
    /// For what comes back from witnesses, who add their lines.
    Ignored,
}

/// The keys that are believed.
#[derive(Clone, Debug, Default)]
pub struct Vkeys(Vec<Vkey>);

impl Vkeys {
    /// The keys, old and new.
    pub fn iter(&self) -> impl Iterator<Item = &Vkey> {
        self.0.iter()
    }

    /// A checkpoint, if at least one known key signed it, every signature by a known key is right, and the keys sign
    /// for the log that the text names.
    pub fn open(&self, note: &str, others: Others) -> Result<Checkpoint, NoteFault> {
        let note = Note::read(note)?;
        let mut signers: Vec<&Vkey> = Vec::new();
        for line in &note.signatures {
            let known = self.0.iter().find(|key| key.id == line.id && key.name == line.name);
            match (known, others) {
                (None, Others::Ignored) => {}
                // A lone foreign signature is better called an unknown key than a stray line.
                (None, Others::Refused) if note.signatures.len() == 1 => return Err(NoteFault::UnknownKey),
                (None, Others::Refused) => return Err(NoteFault::Stray),
                (Some(key), _) if signers.contains(&key) => return Err(NoteFault::Stray),
                (Some(key), _) if !key.verifies(note.text, &line.bytes) => return Err(NoteFault::Signature),
                (Some(key), _) => signers.push(key),
            }
        }
        if signers.is_empty() {
            return Err(NoteFault::UnknownKey);
        }
        let checkpoint = Checkpoint::read(note.text).ok_or(NoteFault::Text)?;
        if signers.iter().any(|key| key.name != checkpoint.origin()) {
            return Err(NoteFault::Origin);
        }
        Ok(checkpoint)
    }
}

impl FromIterator<Vkey> for Vkeys {
    fn from_iter<T: IntoIterator<Item = Vkey>>(keys: T) -> Self {
        Self(keys.into_iter().collect())
    }
}
