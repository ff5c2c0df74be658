//! The keys of a provider (RFC 7517) and what is signed with them. Three ways of signing are believed: RS256, PS256 and ES256,
//! each with a key of its own kind that the provider published; a key that a token brings along is not looked at. The
//! mathematics is `ring`'s: verification only, and no RSA below 2048 bits.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

use super::Doubt;

/// More keys than that have no provider.
const MOST: usize = 32;

/// A way of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Rs256,
    Ps256,
    Es256,
}

impl Algorithm {
    /// What a token calls it; everything else is not believed, `none` first of all.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// A key as it is published.
#[derive(Clone, Debug, Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct Keys(Vec<Jwk>);

impl Keys {
    /// Reads a set; keys of kinds that nobody here knows are left out.
    pub(super) fn read(body: &[u8]) -> Result<Self, Doubt> {
        let Set { keys } = serde_json::from_slice(body).map_err(|_| Doubt::Malformed)?;
        let keys = keys.into_iter().take(MOST).filter_map(|key| serde_json::from_value(key).ok());
        Ok(Self(keys.filter(|key: &Jwk| matches!(key.kty.as_str(), "RSA" | "EC")).collect()))
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether this was signed with one of them.
    pub(super) fn verify(
        &self,
        algorithm: Algorithm,
        name: &str,
        kid: Option<&str>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Doubt> {
        let mut known = false;
        for key in self.0.iter().filter(|key| key.is_for(algorithm, name, kid)) {
            known = true;
            if key.verifies(algorithm, message, signature) {
                return Ok(());
            }
        }
        Err(if known { Doubt::Signature } else { Doubt::UnknownKey })
    }
}

impl Jwk {
    fn is_for(&self, algorithm: Algorithm, name: &str, kid: Option<&str>) -> bool {
        let fits = match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => self.kty == "RSA",
            Algorithm::Es256 => self.kty == "EC" && self.crv.as_deref() == Some("P-256"),
        };
        fits && self.usage.as_deref().is_none_or(|usage| usage == "sig")
            && self.alg.as_deref().is_none_or(|alg| alg == name)
            && kid.is_none_or(|kid| self.kid.as_deref() == Some(kid))
    }

    fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match algorithm {
            Algorithm::Rs256 => self.rsa(&RSA_PKCS1_2048_8192_SHA256, message, signature),
            Algorithm::Ps256 => self.rsa(&RSA_PSS_2048_8192_SHA256, message, signature),
            Algorithm::Es256 => self.ec(message, signature),
        }
    }

    fn rsa(&self, parameters: &RsaParameters, message: &[u8], signature: &[u8]) -> bool {
        let number = |text: Option<&String>| {
            let bytes = URL_SAFE_NO_PAD.decode(text?).ok()?;
            let from = bytes.iter().position(|byte| *byte != 0)?;
            bytes.get(from..).map(<[u8]>::to_vec)
        };
        let (Some(n), Some(e)) = (number(self.n.as_ref()), number(self.e.as_ref())) else { return false };
        RsaPublicKeyComponents { n, e }.verify(parameters, message, signature).is_ok()
    }

    fn ec(&self, message: &[u8], signature: &[u8]) -> bool {
        let half = |text: Option<&String>| -> Option<[u8; 32]> {
            URL_SAFE_NO_PAD.decode(text?).ok()?.try_into().ok()
        };
        let (Some(x), Some(y)) = (half(self.x.as_ref()), half(self.y.as_ref())) else { return false };
        let point = [&[4][..], &x, &y].concat();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, Keys};
    use crate::provider::Doubt;

    #[test]
    fn only_three_ways_of_signing_are_known() {
        for name in ["RS256", "PS256", "ES256"] {
            assert!(Algorithm::named(name).is_some());
        }
        for name in [
            "none", "None", "NONE", "", "HS256", "HS384", "HS512", "RS1", "rs256", "RS512", "EdDSA", "ES256K",
        ] {
            assert!(Algorithm::named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_key_counts_for_its_own_kind_name_and_use_alone() {
        let set = br#"{"keys": [
            {"kty": "oct", "k": "AAAA"}, {"kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB"},
            {"kty": "EC", "crv": "P-384", "kid": "b", "x": "AA", "y": "AA"}, 7,
            {"kty": "RSA", "kid": "c", "use": "enc", "n": "AQAB", "e": "AQAB"},
            {"kty": "RSA", "kid": "d", "alg": "PS256", "n": "AQAB", "e": "AQAB"}]}"#;
        let keys = Keys::read(set).expect("a set");
        assert_eq!(keys.count(), 4);
        let verify = |algorithm, name, kid| keys.verify(algorithm, name, kid, b"", b"");
        assert_eq!(verify(Algorithm::Rs256, "RS256", Some("a")), Err(Doubt::Signature));
        for kid in ["b", "c", "d", "e"] {
            assert_eq!(verify(Algorithm::Rs256, "RS256", Some(kid)), Err(Doubt::UnknownKey), "{kid}");
        }
        assert_eq!(verify(Algorithm::Ps256, "PS256", Some("d")), Err(Doubt::Signature));
        assert_eq!(verify(Algorithm::Es256, "ES256", None), Err(Doubt::UnknownKey));
        assert!(Keys::read(b"[]").is_err() && Keys::read(b"{}").is_err());
    }
}
