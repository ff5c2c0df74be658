//! An authenticator in software, after `WebAuthn` 3 and CTAP 2: keys of its own (ES256), a counter that rises, and whatever an
//! attacker would have it say. Nothing of it comes from the crate that checks it; the browser tests have Chromium's instead.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    digest::{SHA256, digest},
    rand::{SecureRandom as _, SystemRandom},
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// A device with passkeys, in a browser that shows a page.
pub struct Authenticator {
    /// The page that asks, as the browser says it.
    pub origin: String,
    /// For whom it signs.
    pub relying_party: String,
    /// Whether it checks who holds it.
    pub verifies: bool,
    /// What it counts; a copy counts on its own. `None` for one that never counts, as those that are kept on several devices.
    pub counter: Option<u32>,
    /// In the place of the challenge that was asked.
    pub challenge: Option<String>,
    /// The passkeys that it keeps.
    pub passkeys: Vec<Passkey>,
}

/// A key with what was said when it was made.
#[derive(Clone)]
pub struct Passkey {
    /// By which both sides know it.
    pub id: Vec<u8>,
    /// Of whom.
    pub handle: Vec<u8>,
    key: Vec<u8>,
}

impl Authenticator {
    /// A new one, at a page of this origin.
    pub fn at(origin: &str) -> Self {
        let host = origin.split_once("://").map_or(origin, |(_, rest)| rest);
        Self {
            origin: origin.to_owned(),
            relying_party: host.split(':').next().unwrap_or_default().to_owned(),
            verifies: true,
            counter: Some(0),
            challenge: None,
            passkeys: Vec::new(),
        }
    }

    /// A copy, as somebody makes it who can read its memory.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self {
            origin: self.origin.clone(),
            relying_party: self.relying_party.clone(),
            challenge: self.challenge.clone(),
            passkeys: self.passkeys.clone(),
            ..*self
        }
    }

    /// Makes a passkey: what the browser sends for it.
    ///
    /// # Panics
    /// When the options are none.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        let random = SystemRandom::new();
        let mut id = vec![0; 32];
        random.fill(&mut id).expect("randomness");
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let handle = decoded(&options["user"]["id"]);
        let passkey = Passkey { id, handle, key: made.as_ref().to_vec() };
        let point = passkey.pair().public_key().as_ref().to_vec();
        let mut data = self.data(ATTESTED);
        // Which kind of device it is stays unsaid.
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 32]);
        data.extend_from_slice(&passkey.id);
        // COSE: an elliptic curve key for ES256 on P-256, and its point.
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&point[1..33]);
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(&point[33..]);
        let length = u8::try_from(data.len()).expect("a short answer");
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(length);
        object.extend_from_slice(&data);
        let client = self.client("webauthn.create", &options);
        let answer = json!({
            "id": encoded(&passkey.id), "rawId": encoded(&passkey.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": { "credProps": { "rk": true } },
            "response": {
                "attestationObject": encoded(&object), "clientDataJSON": encoded(client.as_bytes()),
                "transports": ["internal", "something-new"],
            },
        });
        self.passkeys.push(passkey);
        answer.to_string()
    }

    /// Shows the passkey at this place: what the browser sends for it.
    ///
    /// # Panics
    /// When the options are none.
    pub fn get(&mut self, options: &str, place: usize) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.counter = self.counter.map(|count| count + 1);
        let (data, client) = (self.data(0), self.client("webauthn.get", &options));
        let signed = [data.as_slice(), digest(&SHA256, client.as_bytes()).as_ref()].concat();
        let passkey = &self.passkeys[place];
        let signature = passkey.pair().sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({
            "id": encoded(&passkey.id), "rawId": encoded(&passkey.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
            "response": {
                "authenticatorData": encoded(&data), "clientDataJSON": encoded(client.as_bytes()),
                "signature": encoded(signature.as_ref()), "userHandle": encoded(&passkey.handle),
            },
        })
        .to_string()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = digest(&SHA256, self.relying_party.as_bytes()).as_ref().to_vec();
        data.push(flags | PRESENT | verified);
        data.extend_from_slice(&self.counter.unwrap_or(0).to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        let asked = options["challenge"].as_str().expect("a challenge");
        let challenge = self.challenge.as_deref().unwrap_or(asked);
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }
}

impl Passkey {
    fn pair(&self) -> EcdsaKeyPair {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &self.key, &SystemRandom::new())
            .expect("a key")
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decoded(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().expect("a text")).expect("base64url")
}
