//! The public key of a passkey: three kinds, which between them everything speaks that people have (ES256 above all, RS256 on older
//! Windows, `EdDSA` on newer keys). Verified by ring, as TLS is. A key of any other kind, or with anything odd about it, is
//! refused when it is added (RFC 9052, RFC 9053, RFC 8230).

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Serialize};

use super::{cbor::Value, text};

/// The kinds that are asked for, the most usual first.
pub(super) const ALGORITHMS: [i64; 3] = [-7, -257, -8];

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Key {
    /// ECDSA on P-256 with SHA-256: the point, uncompressed.
    Es256(#[serde(with = "text")] Vec<u8>),
    /// `EdDSA` on Ed25519.
    Eddsa(#[serde(with = "text")] Vec<u8>),
    /// RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits or more.
    Rs256 {
        /// Modulus.
        #[serde(with = "text")]
        n: Vec<u8>,
        /// Exponent.
        #[serde(with = "text")]
        e: Vec<u8>,
    },
}

impl Key {
    /// From a COSE key.
    pub(super) fn read(cose: &Value) -> Option<Self> {
        let at = |key: i64| cose.of(&Value::Number(key));
        let number = |key| at(key).and_then(Value::number);
        let bytes = |key, length: usize| {
            at(key).and_then(Value::bytes).filter(|bytes| bytes.len() == length).map(<[u8]>::to_vec)
        };
        match (number(1)?, number(3)?) {
            (2, -7) if number(-1)? == 1 => {
                let point = [vec![4], bytes(-2, 32)?, bytes(-3, 32)?].concat();
                Some(Self::Es256(point))
            }
            (1, -8) if number(-1)? == 6 => Some(Self::Eddsa(bytes(-2, 32)?)),
            (3, -257) => {
                let part = |key| at(key).and_then(Value::bytes).map(<[u8]>::to_vec);
                let (n, e) = (part(-1)?, part(-2)?);
                ((256..=1024).contains(&n.len()) && (1..=8).contains(&e.len()))
                    .then_some(Self::Rs256 { n, e })
            }
            _ => None,
        }
    }

    /// Whether this is its signature.
    pub(super) fn verify(&self, signed: &[u8], signature: &[u8]) -> bool {
        let verified = match self {
            Self::Es256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(signed, signature)
            }
            Self::Eddsa(point) => UnparsedPublicKey::new(&ED25519, point).verify(signed, signature),
            Self::Rs256 { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
            }
        };
        verified.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use ring::{
        rand::SystemRandom,
        signature::{Ed25519KeyPair, KeyPair as _},
    };

    use super::{super::cbor, Key};

    #[test]
    fn a_key_of_another_kind_size_or_curve_is_none() {
        let es256 = |curve: u8, kind: u8| {
            let mut bytes = vec![0xa5, 0x01, kind, 0x03, 0x26, 0x20, curve, 0x21, 0x58, 0x20];
            bytes.extend_from_slice(&[1; 32]);
            bytes.extend_from_slice(&[0x22, 0x58, 0x20]);
            bytes.extend_from_slice(&[2; 32]);
            bytes
        };
        let read = |bytes: &[u8]| cbor::read_all(bytes).and_then(|value| Key::read(&value));
        assert!(read(&es256(1, 2)).is_some());
        assert!(read(&es256(2, 2)).is_none() && read(&es256(1, 3)).is_none());
        let mut short = es256(1, 2);
        short.truncate(short.len() - 1);
        assert!(read(&short).is_none());
        // RSA of 1024 bits, and one whose exponent is the modulus of another.
        for (n, e) in [(128, 3), (256, 9), (1025, 3)] {
            let length = |length: u16| [&[0x59][..], &length.to_be_bytes()].concat();
            let mut bytes = vec![0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20];
            bytes.extend(if n < 256 { vec![0x58, 128] } else { length(n) });
            bytes.extend(vec![7; usize::from(n)]);
            bytes.extend([0x21, 0x40 + e]);
            bytes.extend(vec![7; usize::from(e)]);
            assert!(read(&bytes).is_none(), "{n} {e}");
        }
    }

    #[test]
    fn a_signature_is_of_this_key_and_these_words_or_none() {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("a key");
        let pair = Ed25519KeyPair::from_pkcs8(made.as_ref()).expect("a key");
        let mut bytes = vec![0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
        bytes.extend_from_slice(pair.public_key().as_ref());
        let key = Key::read(&cbor::read_all(&bytes).expect("a map")).expect("a key");
        let signature = pair.sign(b"words");
        assert!(key.verify(b"words", signature.as_ref()));
        assert!(!key.verify(b"Words", signature.as_ref()) && !key.verify(b"words", b""));
        let stored = serde_json::to_string(&key).expect("a text");
        assert_eq!(serde_json::from_str::<Key>(&stored).expect("the key"), key);
    }
}
