//! A provider with keys of its own that answers what a test wants: a small server on the loopback, which checks what the
//! product sends as strictly as a good one would, and then lies.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use domain::{language::Language, time::Time};
use ring::{
    digest, hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use server::config::{self, Config};
use tests::{Client, Page, TestApp, provider::SECRET};

use super::{Away, come_back};

/// Under which the product is known there.
pub const CLIENT: &str = "concord";

/// What it gives for access, which nobody here uses.
pub const ACCESS: &str = "access-7d1f0c-token";

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// As it should be.
    Right,
    /// With another key under the same name.
    Stranger,
    /// One bit is another one.
    Broken,
    /// Not at all.
    None,
    /// With what everybody knows as if it were a secret.
    Public,
}

/// How the keys are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    Right,
    Redirect,
    Huge,
    Slow,
    Gone,
}

/// What it answers.
#[derive(Clone, Debug)]
pub struct Script {
    /// Other words in what it says about itself.
    pub metadata: Value,
    pub keys: Given,
    pub signed: Signed,
    /// Other words in the head of the token.
    pub head: Value,
    /// The body of the token.
    pub claims: Value,
}

struct Inner {
    issuer: String,
    key: EcdsaKeyPair,
    stranger: EcdsaKeyPair,
    script: Mutex<Script>,
    /// Codes that are good, with the challenge that belongs to them.
    codes: Mutex<BTreeMap<String, String>>,
    asked: AtomicUsize,
    made: AtomicUsize,
}

/// The provider. Clones are the same.
#[derive(Clone)]
pub struct Hostile(Arc<Inner>);

fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).expect("a key")
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn with(mut base: Value, other: &Value) -> Value {
    for (name, value) in other.as_object().into_iter().flatten() {
        base[name] = value.clone();
    }
    base
}

impl Hostile {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let script = Script {
            metadata: json!({}),
            keys: Given::Right,
            signed: Signed::Right,
            head: json!({}),
            claims: json!({}),
        };
        let known = Self(Arc::new(Inner {
            issuer,
            key: pair(),
            stranger: pair(),
            script: Mutex::new(script),
            codes: Mutex::default(),
            asked: AtomicUsize::new(0),
            made: AtomicUsize::new(0),
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(known.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        known
    }

    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// How often anything was asked for.
    pub fn asked(&self) -> usize {
        self.0.asked.load(Ordering::SeqCst)
    }

    /// Changes what it answers.
    pub fn set(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.0.script.lock().expect("nobody panicked"));
    }

    /// How the product knows it.
    pub fn config(&self) -> config::Provider {
        let mut known = config::Provider::at(self.issuer(), CLIENT, SECRET);
        known.internal_hosts = vec!["127.0.0.1".to_owned()];
        known
    }

    /// The product with this provider.
    pub async fn app(&self) -> TestApp {
        self.app_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn app_with(&self, change: impl FnOnce(&mut Config)) -> TestApp {
        let known = self.config();
        TestApp::configured(|config| {
            config.identity.provider = Some(Box::new(known));
            change(config);
        })
        .await
    }

    /// A token that is right in every respect for whoever was sent away like this.
    pub fn claims(&self, away: &Away, subject: &str, now: Time) -> Value {
        let now = now.0 / 1000;
        json!({
            "iss": self.issuer(), "sub": subject, "aud": CLIENT, "exp": now + 300, "iat": now, "auth_time": now,
            "nonce": away.told("nonce"), "email": format!("{subject}@berg.example"), "email_verified": true,
            "name": format!("{subject} of Berg"),
        })
    }

    /// Somebody signs in there: a code, good once, for whoever was sent away like this.
    pub fn code(&self, away: &Away) -> String {
        let code = format!("one-time-code-{}", self.0.made.fetch_add(1, Ordering::SeqCst));
        let mut codes = self.0.codes.lock().expect("nobody panicked");
        codes.insert(code.clone(), away.told("code_challenge").to_owned());
        code
    }

    /// Signs in there as this person and comes back; the page before the button.
    pub async fn back(&self, client: &Client, away: &Away, claims: Value) -> Page {
        self.set(|script| script.claims = claims);
        let code = self.code(away);
        come_back(client, &[("code", &code), ("state", away.told("state")), ("iss", self.issuer())]).await
    }

    /// The whole way, the button included; `more` are other claims.
    pub async fn enter(&self, app: &TestApp, client: &Client, subject: &str, more: Value) -> Page {
        let away = super::leave(client, "").await;
        let claims = with(self.claims(&away, subject, app.now()), &more);
        let page = self.back(client, &away, claims).await;
        page.is(200);
        client.submit(page.form()).await
    }

    fn sign(&self, script: &Script) -> String {
        let (kid, random) = ("one", SystemRandom::new());
        let algorithm = match script.signed {
            Signed::None => "none",
            Signed::Public => "HS256",
            _ => "ES256",
        };
        let head = with(json!({ "alg": algorithm, "typ": "JWT", "kid": kid }), &script.head);
        let message = format!("{}.{}", encoded(&head), encoded(&script.claims));
        let by =
            |key: &EcdsaKeyPair| key.sign(&random, message.as_bytes()).expect("signed").as_ref().to_vec();
        let signature = match script.signed {
            Signed::Right => by(&self.0.key),
            Signed::Stranger => by(&self.0.stranger),
            Signed::Broken => {
                let mut signature = by(&self.0.key);
                signature[40] ^= 1;
                signature
            }
            Signed::None => Vec::new(),
            Signed::Public => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.key.public_key().as_ref());
                hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
            }
        };
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn script(&self) -> Script {
        self.0.asked.fetch_add(1, Ordering::SeqCst);
        self.0.script.lock().expect("nobody panicked").clone()
    }
}

fn answer(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn metadata(State(known): State<Hostile>) -> Response {
    let (script, issuer) = (known.script(), known.issuer());
    let said = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/end"),
        "authorization_response_iss_parameter_supported": true,
    });
    answer(&with(said, &script.metadata))
}

async fn keys(State(known): State<Hostile>) -> Response {
    let point = known.0.key.public_key().as_ref();
    let half = |range: std::ops::Range<usize>| URL_SAFE_NO_PAD.encode(&point[range]);
    let set = json!({ "keys": [
        { "kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": half(1..33), "y": half(33..65) },
    ]});
    match known.script().keys {
        Given::Right => answer(&set),
        Given::Redirect => {
            let there = format!("{}/keys?again", known.issuer());
            (StatusCode::FOUND, [(header::LOCATION, there)]).into_response()
        }
        Given::Huge => answer(&with(set, &json!({ "more": "x".repeat(80_000) }))),
        Given::Slow => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            answer(&set)
        }
        Given::Gone => StatusCode::BAD_GATEWAY.into_response(),
    }
}

/// A code is good once, for whoever knows the verifier and the secret.
async fn token(State(known): State<Hostile>, headers: HeaderMap, body: Bytes) -> Response {
    let script = known.script();
    let form: BTreeMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let said = |name: &str| form.get(name).map_or("", String::as_str);
    let basic = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let quoted = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let wanted = format!("Basic {}", STANDARD.encode(format!("{}:{}", quoted(CLIENT), quoted(SECRET))));
    let posts = script.metadata["token_endpoint_auth_methods_supported"] == json!(["client_secret_post"]);
    let shown = if posts {
        basic.is_empty() && said("client_id") == CLIENT && said("client_secret") == SECRET
    } else {
        basic == wanted && !form.contains_key("client_secret")
    };
    if !shown {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let challenge = known.0.codes.lock().expect("nobody panicked").remove(said("code"));
    let verifier = digest::digest(&digest::SHA256, said("code_verifier").as_bytes());
    let fits = challenge.as_deref() == Some(&URL_SAFE_NO_PAD.encode(verifier.as_ref()));
    let right =
        said("grant_type") == "authorization_code" && said("redirect_uri").ends_with("/oidc/callback");
    if !fits || !right {
        return (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response();
    }
    answer(&json!({ "id_token": known.sign(&script), "access_token": ACCESS, "token_type": "Bearer" }))
}

/// A browser of somebody with an address of their own.
pub fn browser(app: &TestApp) -> Client {
    app.anonymous(Language::De).from(crate::access::address(7))
}
