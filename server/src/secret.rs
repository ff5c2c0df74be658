//! The server's one key, and what is made of it: keys by purpose (HKDF-SHA256), sealed values (XChaCha20-Poly1305, bound to
//! whose they are), and tokens that a retry makes again without anybody storing them. It lies in a file of its own beside the
//! data, never in the database: a copy of the database opens nothing. It signs nothing of the audit log.

use std::{
    fs::OpenOptions,
    io::{self, Read as _, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use uuid::Uuid;

use crate::{config::Config, token::Token, world::World};

/// The form of a sealed value.
const FORM: u8 = 1;
const KEY_ID: usize = 4;
const NONCE: usize = 24;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("the key file {file}: {error}")]
    File {
        /// Its path.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Others can read it.
    #[error("the key file {0} can be read by others; run: chmod 600 {0}")]
    Readable(PathBuf),
    /// It holds something else.
    #[error("the key file {0} does not hold 32 bytes; put the right one back from where it is kept")]
    Unfit(PathBuf),
}

/// Why a sealed value cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// There is no key.
    #[error("there is no key")]
    NoKey,
    /// It was sealed with another key.
    #[error("sealed with another key; is identity.key_file the right one?")]
    OtherKey,
    /// It was changed, belongs to somebody else, or is none.
    #[error("not what was sealed")]
    Broken,
}

/// The key. Clones share it; nothing prints it.
#[derive(Clone, Default)]
pub struct Secrets(Option<Arc<[u8; 32]>>);

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// The key of the configured file, or of `secret.key` in the data directory, which is made when it is missing.
    pub fn load(config: &Config, world: &World) -> Result<Self, KeyError> {
        let file =
            config.identity.key_file.clone().unwrap_or_else(|| config.data.directory.join("secret.key"));
        let fault = |error| KeyError::File { file: file.clone(), error };
        if config.identity.key_file.is_none() && !file.exists() {
            make(&file, world.bytes()).map_err(fault)?;
        }
        let mode = std::fs::metadata(&file).map_err(fault)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(KeyError::Readable(file));
        }
        let mut bytes = Vec::new();
        std::fs::File::open(&file).and_then(|open| open.take(64).read_to_end(&mut bytes)).map_err(fault)?;
        let key: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Unfit(file))?;
        Ok(Self::of(key))
    }

    /// This key.
    pub fn of(key: [u8; 32]) -> Self {
        Self(Some(Arc::new(key)))
    }

    fn derive<const N: usize>(&self, purpose: &str, salt: &[u8]) -> Result<[u8; N], SealError> {
        let key = self.0.as_deref().ok_or(SealError::NoKey)?;
        let mut out = [0; N];
        let derived = Hkdf::<Sha256>::new(Some(salt), key).expand(purpose.as_bytes(), &mut out);
        derived.map(|()| out).map_err(|_| SealError::Broken)
    }

    /// Seals a value for one owner: form, which key, nonce, and the rest.
    pub fn seal(&self, world: &World, owner: Uuid, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let (id, nonce): ([u8; KEY_ID], [u8; NONCE]) = (self.derive("key id", &[])?, world.bytes());
        let sealed = self
            .cipher()?
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: owner.as_bytes() })
            .map_err(|_| SealError::Broken)?;
        Ok([&[FORM][..], &id, &nonce, &sealed].concat())
    }

    /// The value that was sealed for this owner.
    pub fn open(&self, owner: Uuid, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let id: [u8; KEY_ID] = self.derive("key id", &[])?;
        let (form, rest) = sealed.split_first().ok_or(SealError::Broken)?;
        let (of, rest) = rest.split_at_checked(KEY_ID).ok_or(SealError::Broken)?;
        let (nonce, rest) = rest.split_at_checked(NONCE).ok_or(SealError::Broken)?;
        if *form != FORM {
            return Err(SealError::Broken);
        }
        if of != id {
            return Err(SealError::OtherKey);
        }
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealError::Broken)?;
        let payload = Payload { msg: rest, aad: owner.as_bytes() };
        self.cipher()?.decrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::Broken)
    }

    fn cipher(&self) -> Result<XChaCha20Poly1305, SealError> {
        let key: [u8; 32] = self.derive("seal", &[])?;
        Ok(XChaCha20Poly1305::new(&key.into()))
    }

    /// The token of a message: the same at every attempt to send it, and stored nowhere.
    pub fn token(&self, message: Uuid) -> Result<Token, SealError> {
        Ok(Token::of(self.derive("token", message.as_bytes())?))
    }
}

fn make(file: &Path, key: [u8; 32]) -> io::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    match opened {
        Ok(mut opened) => {
            opened.write_all(&key)?;
            opened.sync_all()
        }
        // Another process was quicker; its key counts.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: Uuid = Uuid::from_u128(7);

    #[test]
    fn a_sealed_value_is_opened_for_its_owner_with_its_key_and_unchanged_or_not_at_all() {
        let (world, secrets) = (World::system(), Secrets::of([1; 32]));
        let sealed = secrets.seal(&world, OWNER, b"seed").expect("a sealed value");
        assert_eq!(secrets.open(OWNER, &sealed).as_deref(), Ok(&b"seed"[..]));
        assert_ne!(secrets.seal(&world, OWNER, b"seed"), Ok(sealed.clone()), "never the same twice");
        assert_eq!(secrets.open(Uuid::from_u128(8), &sealed), Err(SealError::Broken));
        assert_eq!(Secrets::of([2; 32]).open(OWNER, &sealed), Err(SealError::OtherKey));
        assert_eq!(Secrets::default().open(OWNER, &sealed), Err(SealError::NoKey));
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(secrets.open(OWNER, &changed).is_err(), "{place}");
            assert!(secrets.open(OWNER, &sealed[..place]).is_err(), "{place}");
        }
    }

    #[test]
    fn the_token_of_a_message_is_the_same_at_every_attempt_and_no_other_messages() {
        let secrets = Secrets::of([1; 32]);
        let text = |secrets: &Secrets, id| secrets.token(Uuid::from_u128(id)).expect("a token").text();
        assert_eq!(text(&secrets, 1), text(&secrets, 1));
        assert_ne!(text(&secrets, 1), text(&secrets, 2));
        assert_ne!(text(&secrets, 1), text(&Secrets::of([2; 32]), 1));
    }

    #[test]
    fn the_key_is_made_once_for_its_owner_alone_and_refused_when_others_can_read_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config::default();
        config.data.directory = folder.path().to_owned();
        let world = World::system();
        let first = Secrets::load(&config, &world).expect("a key");
        let second = Secrets::load(&config, &world).expect("the same key");
        let id = Uuid::from_u128(1);
        assert_eq!(first.token(id).expect("a token").text(), second.token(id).expect("a token").text());
        let file = folder.path().join("secret.key");
        let mode =
            |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("a mode");
        mode(0o640);
        assert!(matches!(Secrets::load(&config, &world), Err(KeyError::Readable(_))));
        mode(0o600);
        std::fs::write(&file, "short").expect("a file");
        assert!(matches!(Secrets::load(&config, &world), Err(KeyError::Unfit(_))));
        config.identity.key_file = Some(folder.path().join("elsewhere.key"));
        assert!(
            matches!(Secrets::load(&config, &world), Err(KeyError::File { .. })),
            "a named one is not made"
        );
    }
}
