//! What the standard (`WebAuthn` 3) asks of both sides when a passkey is made or shown: challenge, origin, relying party, signature,
//! that the authenticator checked its person, and its counter. Written here on ring, which is below TLS anyway, because the
//! crate for it brings 76 others, among them release candidates and ciphers that the house forbids; what is left of the
//! standard without attestation is small. Who we are follows from the public address alone; under an address
//! without a name there are no passkeys. What a step needs of the one before is a document that the database keeps.

mod cbor;
mod key;
mod said;
mod text;

use std::{net::IpAddr, sync::Arc};

use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use self::{
    key::{ALGORITHMS, Key},
    text::{decoded, encoded},
};
use crate::config::Origin;

/// How long there is for an answer, in milliseconds.
pub const PATIENCE: i64 = 5 * domain::time::MINUTE;

/// Makes options and checks answers; off where the public address has no name. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Passkeys(Option<Arc<Party>>);

/// Who we are.
#[derive(Debug)]
struct Party {
    id: String,
    origin: String,
}

/// Why an answer is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not what was asked for: another challenge, origin, relying party, key, or nobody was checked.
    #[error("not an answer to this challenge: {0}")]
    Wrong(&'static str),
    /// The counter of the authenticator went back: there may be two of it.
    #[error("the counter went back")]
    WentBack,
    /// There are no passkeys under this address.
    #[error("there are no passkeys under an address without a name")]
    Off,
    /// What was stored cannot be read: not the browser's fault.
    #[error("a passkey could not be read")]
    Broken,
}

/// A challenge: what the browser gets, and what we keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// Options as `PublicKeyCredential.parse…OptionsFromJSON` reads them.
    pub options: Value,
    /// What belongs to it.
    pub state: Value,
}

/// A passkey that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// By which the authenticator knows it.
    pub credential_id: Vec<u8>,
    /// Public key and counter.
    pub credential: Value,
}

/// What is stored of a passkey.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Credential {
    key: Key,
    counter: u32,
    eligible: bool,
}

#[derive(Deserialize)]
struct Created {
    r#type: String,
    response: CreatedResponse,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreatedResponse {
    #[serde(rename = "clientDataJSON", with = "text")]
    client: Vec<u8>,
    #[serde(with = "text")]
    attestation_object: Vec<u8>,
}

/// An answer as it was sent, before anybody believes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    #[serde(with = "text")]
    raw_id: Vec<u8>,
    r#type: String,
    response: Response,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON", with = "text")]
    client: Vec<u8>,
    #[serde(with = "text")]
    authenticator_data: Vec<u8>,
    #[serde(with = "text")]
    signature: Vec<u8>,
    user_handle: Option<String>,
}

impl Answer {
    /// The answer; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|answer: &Self| answer.r#type == "public-key")
    }

    /// Which passkey it says it is of.
    pub fn credential_id(&self) -> &[u8] {
        &self.raw_id
    }

    /// Of whom, where the authenticator says so.
    pub fn handle(&self) -> Option<Uuid> {
        Uuid::from_slice(&decoded(self.response.user_handle.as_deref()?)?).ok()
    }
}

fn named(id: &[u8]) -> Value {
    json!({ "type": "public-key", "id": encoded(id) })
}

fn asked(state: &Value) -> Result<&str, Fault> {
    state["challenge"].as_str().filter(|challenge| !challenge.is_empty()).ok_or(Fault::Broken)
}

impl Passkeys {
    /// For this public address.
    pub fn at(origin: &Origin) -> Self {
        let host = origin.authority().split(':').next().unwrap_or_default();
        let is_name = !host.is_empty() && !host.starts_with('[') && host.parse::<IpAddr>().is_err();
        let party = || Party { id: host.to_owned(), origin: origin.as_str().to_owned() };
        Self(is_name.then(|| Arc::new(party())))
    }

    /// Whether there can be any.
    pub const fn is_on(&self) -> bool {
        self.0.is_some()
    }

    fn party(&self) -> Result<&Party, Fault> {
        self.0.as_deref().ok_or(Fault::Off)
    }

    /// Asks for a new passkey of somebody; none of those that they have is made again.
    pub fn ask_new(
        &self,
        random: [u8; 32],
        handle: Uuid,
        [email, name]: [&str; 2],
        has: &[Vec<u8>],
    ) -> Result<Challenge, Fault> {
        let (party, challenge) = (self.party()?, encoded(&random));
        let kinds: Vec<Value> =
            ALGORITHMS.iter().map(|alg| json!({ "type": "public-key", "alg": alg })).collect();
        let options = json!({
            "rp": { "id": party.id, "name": "Concord" },
            "user": { "id": encoded(handle.as_bytes()), "name": email, "displayName": name },
            "challenge": challenge,
            "pubKeyCredParams": kinds,
            "timeout": PATIENCE,
            "excludeCredentials": has.iter().map(|id| named(id)).collect::<Vec<_>>(),
            // It has to be found without an address being typed first.
            "authenticatorSelection": {
                "residentKey": "required", "requireResidentKey": true, "userVerification": "required",
            },
            "attestation": "none",
            // A stick that is found tells nobody whose it is.
            "extensions": {
                "credentialProtectionPolicy": "userVerificationRequired",
                "enforceCredentialProtectionPolicy": false,
            },
        });
        Ok(Challenge { options, state: json!({ "challenge": challenge }) })
    }

    /// The passkey that was made for this challenge.
    pub fn made(&self, answer: &str, state: &Value) -> Result<Made, Fault> {
        let (party, challenge) = (self.party()?, asked(state)?);
        let answer: Created = serde_json::from_str(answer).map_err(|_| Fault::Wrong("answer"))?;
        if answer.r#type != "public-key" {
            return Err(Fault::Wrong("answer"));
        }
        let CreatedResponse { client, attestation_object } = answer.response;
        said::client(&client, "webauthn.create", challenge, &party.origin).map_err(Fault::Wrong)?;
        let data = said::attested(&attestation_object).ok_or(Fault::Wrong("attestation object"))?;
        let device = said::device(&data, &party.id).map_err(Fault::Wrong)?;
        let (credential_id, key) = device.made.ok_or(Fault::Wrong("no passkey"))?;
        let credential = Credential { key, counter: device.counter, eligible: device.eligible };
        let credential = serde_json::to_value(credential).map_err(|_| Fault::Broken)?;
        Ok(Made { credential_id, credential })
    }

    /// Asks for a passkey: for one of these, or, for none, for whichever the person has.
    pub fn ask(&self, random: [u8; 32], of: &[Vec<u8>]) -> Result<Challenge, Fault> {
        let (party, challenge) = (self.party()?, encoded(&random));
        let options = json!({
            "rpId": party.id,
            "challenge": challenge,
            "timeout": PATIENCE,
            "allowCredentials": of.iter().map(|id| named(id)).collect::<Vec<_>>(),
            "userVerification": "required",
        });
        Ok(Challenge { options, state: json!({ "challenge": challenge }) })
    }

    /// What is stored of the passkey from now on, when the answer is one to this challenge.
    pub fn shown(&self, answer: &Answer, state: &Value, credential: Value) -> Result<Value, Fault> {
        let (party, challenge) = (self.party()?, asked(state)?);
        let stored: Credential = serde_json::from_value(credential).map_err(|_| Fault::Broken)?;
        let Response { client, authenticator_data, signature, .. } = &answer.response;
        said::client(client, "webauthn.get", challenge, &party.origin).map_err(Fault::Wrong)?;
        let device = said::device(authenticator_data, &party.id).map_err(Fault::Wrong)?;
        if device.made.is_some() {
            return Err(Fault::Wrong("authenticator data"));
        }
        if device.eligible != stored.eligible {
            return Err(Fault::Wrong("kept in another way"));
        }
        let signed = [authenticator_data.as_slice(), digest(&SHA256, client).as_ref()].concat();
        if !stored.key.verify(&signed, signature) {
            return Err(Fault::Wrong("signature"));
        }
        // Last, because only the authenticator itself, or a copy, gets here.
        let counts = device.counter > 0 || stored.counter > 0;
        if counts && device.counter <= stored.counter {
            return Err(Fault::WentBack);
        }
        serde_json::to_value(Credential { counter: device.counter, ..stored }).map_err(|_| Fault::Broken)
    }
}

#[cfg(test)]
mod tests;
