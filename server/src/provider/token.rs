//! The ID token: one comparison below the other (OpenID Connect Core 3.1.3.7), the signature first, before anything that stands
//! in it is believed. Clocks may differ by a minute. Exactly one audience is accepted, ours.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::time::{MINUTE, Time};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::{
    Doubt, Kind,
    jwk::{Algorithm, Keys},
};
use crate::config;

/// Longest token in bytes.
const LONGEST: usize = 48 * 1024;
/// By so much clocks may differ, in seconds.
const SKEW: i64 = 60;
/// A token that was made longer ago was not made for this answer, in seconds.
const FRESH: i64 = 10 * MINUTE / 1000;
/// Longest name of somebody at a provider.
const SUBJECT: usize = 255;
/// More groups than that are not looked at.
const GROUPS: usize = 2000;

/// What the token has to say.
pub(super) struct Expected<'e> {
    pub(super) issuer: &'e str,
    pub(super) client: &'e str,
    pub(super) nonce: &'e str,
    pub(super) access_token: Option<&'e str>,
    /// The claim in which groups stand.
    pub(super) groups: &'e str,
    pub(super) now: Time,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Body {
    iss: String,
    sub: String,
    aud: Audience,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    azp: Option<String>,
    at_hash: Option<String>,
    auth_time: Option<i64>,
    acr: Option<String>,
    amr: Option<Vec<String>>,
    email: Option<String>,
    email_verified: Option<Value>,
    name: Option<String>,
    /// That of another kind of token.
    events: Option<Value>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// What a token says that is right in every respect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claims {
    subject: String,
    email: Option<String>,
    name: Option<String>,
    groups: BTreeSet<String>,
    auth_time: Option<i64>,
    acr: Option<String>,
    amr: Vec<String>,
}

/// Who somebody is, says the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Their name at the provider, which never changes and is nobody else's.
    pub subject: String,
    /// Their address, if the provider has verified it.
    pub email: Option<String>,
    /// What they are called.
    pub name: Option<String>,
    /// The groups they are in.
    pub groups: BTreeSet<String>,
    /// They proved who they are in a way that counts as two factors here.
    pub is_strong: bool,
}

/// The claims of a token, if it is the one that is expected.
pub(super) fn verify(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Claims, Doubt> {
    if token.len() > LONGEST {
        return Err(Doubt::Malformed);
    }
    let (message, signature) = token.rsplit_once('.').ok_or(Doubt::Malformed)?;
    let (head, body) =
        message.split_once('.').filter(|(_, body)| !body.contains('.')).ok_or(Doubt::Malformed)?;
    let header: Header = read(head)?;
    let algorithm = Algorithm::named(&header.alg).ok_or(Doubt::Algorithm)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Doubt::Malformed)?;
    keys.verify(algorithm, &header.alg, header.kid.as_deref(), message.as_bytes(), &signature)?;
    // From here on it is the provider that speaks.
    let plain = header.typ.as_deref().is_none_or(|kind| kind.eq_ignore_ascii_case("JWT"));
    if !plain || header.crit.is_some() {
        return Err(Doubt::Type);
    }
    let body: Body = read(body)?;
    if body.events.is_some() {
        return Err(Doubt::Type);
    }
    check(body, expected)
}

fn read<T: for<'de> Deserialize<'de>>(part: &str) -> Result<T, Doubt> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| Doubt::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Doubt::Malformed)
}

fn check(body: Body, expected: &Expected<'_>) -> Result<Claims, Doubt> {
    let now = expected.now.0.div_euclid(1000);
    if body.iss != expected.issuer {
        return Err(Doubt::Issuer);
    }
    let ours = match &body.aud {
        Audience::One(one) => one == expected.client,
        Audience::Many(many) => matches!(many.as_slice(), [one] if one == expected.client),
    };
    if !ours {
        return Err(Doubt::Audience);
    }
    if body.azp.as_deref().is_some_and(|party| party != expected.client) {
        return Err(Doubt::Party);
    }
    if body.nonce.as_deref() != Some(expected.nonce) {
        return Err(Doubt::Nonce);
    }
    if body.exp.saturating_add(SKEW) <= now || body.iat.saturating_add(FRESH) <= now {
        return Err(Doubt::Expired);
    }
    let latest = now.saturating_add(SKEW);
    if body.iat > latest
        || body.nbf.is_some_and(|from| from > latest)
        || body.auth_time.is_some_and(|at| at > latest)
    {
        return Err(Doubt::Future);
    }
    if let (Some(hash), Some(access)) = (&body.at_hash, expected.access_token)
        && Sha256::digest(access).first_chunk::<16>().is_none_or(|half| *hash != URL_SAFE_NO_PAD.encode(half))
    {
        return Err(Doubt::Hash);
    }
    if body.sub.is_empty()
        || body.sub.len() > SUBJECT
        || !body.sub.bytes().all(|byte| matches!(byte, b' '..=b'~'))
    {
        return Err(Doubt::Subject);
    }
    // Some providers write the answer as a word.
    let verified = body.email_verified.is_some_and(|said| said == Value::Bool(true) || said == "true");
    Ok(Claims {
        groups: groups(body.others.get(expected.groups)),
        email: body.email.filter(|_| verified),
        subject: body.sub,
        name: body.name,
        auth_time: body.auth_time,
        acr: body.acr,
        amr: body.amr.unwrap_or_default(),
    })
}

/// The groups of a claim: a list of words, or one word.
fn groups(claim: Option<&Value>) -> BTreeSet<String> {
    match claim {
        Some(Value::String(one)) => BTreeSet::from([one.clone()]),
        Some(Value::Array(many)) => {
            many.iter().take(GROUPS).filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => BTreeSet::new(),
    }
}

impl Claims {
    /// Who this is, if they proved it lately enough and in the way that is asked for.
    pub(super) fn identity(
        self,
        kind: Kind,
        begun: Time,
        now: Time,
        config: &config::Provider,
    ) -> Result<Identity, Doubt> {
        let asks = !config.acr.is_empty() || !config.amr.is_empty();
        let is_strong = self.acr.as_ref().is_some_and(|acr| config.acr.contains(acr))
            || self.amr.iter().any(|method| config.amr.contains(method));
        let seconds = |time: Time| time.0.div_euclid(1000);
        match (kind, self.auth_time) {
            // A proof was made after it was asked for.
            (Kind::Proof, at) if at.is_none_or(|at| at.saturating_add(SKEW) < seconds(begun)) => {
                return Err(Doubt::Age);
            }
            (Kind::Proof, _) if asks && !is_strong => return Err(Doubt::Strength),
            (Kind::SignIn { longest }, Some(at))
                if at.saturating_add(longest / 1000).saturating_add(SKEW) < seconds(now) =>
            {
                return Err(Doubt::Age);
            }
            _ => {}
        }
        Ok(Identity {
            subject: self.subject,
            email: self.email,
            name: self.name,
            groups: self.groups,
            is_strong,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: Time = Time(1_794_992_400_000);

    fn body() -> Value {
        let now = NOW.0 / 1000;
        json!({ "iss": "https://i.example", "sub": "17", "aud": "concord", "exp": now + 60, "iat": now, "nonce": "n",
            "auth_time": now - 5, "email": "a@b.example", "email_verified": true, "groups": ["a", "b", 7],
            "amr": ["pwd", "mfa"] })
    }

    fn checked(change: impl FnOnce(&mut Value)) -> Result<Claims, Doubt> {
        let mut body = body();
        change(&mut body);
        let body: Body = serde_json::from_value(body).map_err(|_| Doubt::Malformed)?;
        let expected = Expected {
            issuer: "https://i.example",
            client: "concord",
            nonce: "n",
            access_token: Some("access"),
            groups: "groups",
            now: NOW,
        };
        check(body, &expected)
    }

    #[test]
    fn each_claim_is_compared() {
        let claims = checked(|_| {}).expect("right in every respect");
        assert_eq!(claims.email.as_deref(), Some("a@b.example"));
        assert_eq!(claims.groups, BTreeSet::from(["a".to_owned(), "b".to_owned()]));
        let now = NOW.0 / 1000;
        for (name, value, doubt) in [
            ("iss", json!("https://i.example/"), Doubt::Issuer),
            ("aud", json!("other"), Doubt::Audience),
            ("aud", json!(["concord", "other"]), Doubt::Audience),
            ("aud", json!([]), Doubt::Audience),
            ("azp", json!("other"), Doubt::Party),
            ("nonce", json!("m"), Doubt::Nonce),
            ("nonce", Value::Null, Doubt::Nonce),
            ("exp", json!(now - 60), Doubt::Expired),
            ("iat", json!(now - 600), Doubt::Expired),
            ("iat", json!(now + 61), Doubt::Future),
            ("nbf", json!(now + 61), Doubt::Future),
            ("auth_time", json!(now + 61), Doubt::Future),
            ("at_hash", json!("wrong"), Doubt::Hash),
            ("sub", json!(""), Doubt::Subject),
            ("sub", json!("a\u{0}"), Doubt::Subject),
            ("sub", json!(7), Doubt::Malformed),
        ] {
            let said = checked(|body| body[name] = value.clone());
            assert_eq!(said.err(), Some(doubt), "{name} {value}");
        }
        assert!(checked(|body| body["aud"] = json!(["concord"])).is_ok());
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest("access")[..16]);
        assert!(checked(|body| body["at_hash"] = json!(hash)).is_ok());
    }

    #[test]
    fn an_address_that_nobody_verified_is_none() {
        for said in [json!(false), json!("false"), json!(1), Value::Null] {
            assert_eq!(checked(|body| body["email_verified"] = said).expect("a token").email, None);
        }
        assert!(checked(|body| body["email_verified"] = json!("true")).expect("a token").email.is_some());
    }

    #[test]
    fn a_proof_is_new_and_as_strong_as_is_asked_for() {
        let plain = config::Provider::at("https://i.example", "concord", "secret");
        let (mut strict, mut stricter) = (plain.clone(), plain.clone());
        strict.amr.push("mfa".to_owned());
        stricter.acr.push("gold".to_owned());
        let now = NOW.0 / 1000;
        let claims = |at: Value| checked(|body| body["auth_time"] = at).expect("a token");
        let said = |at: Value, kind, config: &config::Provider| {
            claims(at).identity(kind, NOW, NOW, config).map(|identity| identity.is_strong)
        };
        assert_eq!(said(json!(now), Kind::Proof, &plain), Ok(false));
        assert_eq!(said(json!(now), Kind::Proof, &strict), Ok(true));
        assert_eq!(said(json!(now), Kind::Proof, &stricter), Err(Doubt::Strength));
        assert_eq!(said(json!(now - 61), Kind::Proof, &plain), Err(Doubt::Age));
        assert_eq!(said(Value::Null, Kind::Proof, &plain), Err(Doubt::Age));
        let sign_in = Kind::SignIn { longest: 1_000_000 };
        assert_eq!(said(json!(now - 1_060), sign_in, &stricter), Ok(false));
        assert_eq!(said(json!(now - 1_061), sign_in, &plain), Err(Doubt::Age));
        assert_eq!(said(Value::Null, sign_in, &strict), Ok(true));
    }
}
