//! OpenID Connect from the side of the program that asks (authorization code with PKCE, confidential client). Written for this
//! product and not taken from `openidconnect`, because that links `rsa`, whose known weakness (RUSTSEC-2023-0071) nobody
//! mends, and a second generation of everything below it; what is left without it is signatures, which are `ring`'s, and
//! comparisons, which stand in `token` one below the other. Tokens live as long as one call of [`Provider::redeem`].
//!
//! What a provider says about itself and its keys is asked for when it is needed and remembered for an hour.

mod doubt;
mod errand;
mod jwk;
mod metadata;
mod token;

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::time::{HOUR, MINUTE, Time};
use serde::Deserialize;

pub use self::{
    doubt::Doubt,
    errand::{Errand, Kind},
    token::Identity,
};
use self::{jwk::Keys, metadata::Metadata, token::Expected};
use crate::{
    config,
    outside::{Outside, Unusable},
};

/// Where the provider sends people back to.
pub const CALLBACK: &str = app::address::pattern::CALLBACK;
/// How long what a provider says about itself is remembered.
const REMEMBERED: i64 = HOUR;
/// How soon its keys may be asked for again because a token names one that is not known.
const AGAIN: i64 = MINUTE;
/// Longest code that is passed on.
const CODE: usize = 2048;

/// Why there is no provider although one is configured.
#[derive(Debug, thiserror::Error)]
pub enum NoProvider {
    /// Its secret.
    #[error("{0}")]
    Secret(String),
    /// The way to it.
    #[error(transparent)]
    Outside(#[from] Unusable),
}

/// The provider of the configuration. Nothing prints its secret.
pub struct Provider {
    config: config::Provider,
    secret: String,
    redirect: String,
    outside: Outside,
    metadata: Mutex<Option<(Time, Arc<Metadata>)>>,
    keys: Mutex<Option<(Time, Arc<Keys>)>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("config", &self.config).finish_non_exhaustive()
    }
}

/// What came back with somebody.
#[derive(Clone, Copy, Debug)]
pub struct Returned<'q> {
    /// The code, good once.
    pub code: &'q str,
    /// Who says so.
    pub issuer: Option<&'q str>,
}

#[derive(Deserialize)]
struct Answer {
    id_token: String,
    access_token: Option<String>,
}

impl Provider {
    /// The provider of a configuration, for a server of this origin. Asks nobody yet.
    pub fn new(config: config::Provider, origin: &config::Origin) -> Result<Self, NoProvider> {
        let secret = config.secret().map_err(NoProvider::Secret)?;
        let outside = Outside::new(&config.internal_hosts, config.authority())?;
        let redirect = format!("{origin}{CALLBACK}");
        Ok(Self { config, secret, redirect, outside, metadata: Mutex::default(), keys: Mutex::default() })
    }

    /// How it is configured.
    pub fn config(&self) -> &config::Provider {
        &self.config
    }

    /// What it says about itself.
    async fn metadata(&self, now: Time) -> Result<Arc<Metadata>, Doubt> {
        if let Some(known) = remembered(&self.metadata, now, REMEMBERED) {
            return Ok(known);
        }
        let url = Metadata::place(&self.config.issuer);
        let body = self.outside.get(&url).await.map_err(Doubt::Metadata)?;
        let found = Arc::new(Metadata::read(&body, &self.config.issuer, &self.outside)?);
        remember(&self.metadata, now, &found);
        Ok(found)
    }

    /// Its keys; asked for again where those that are known are `older` than that.
    async fn keys(&self, metadata: &Metadata, now: Time, older: i64) -> Result<Arc<Keys>, Doubt> {
        if let Some(known) = remembered(&self.keys, now, older) {
            return Ok(known);
        }
        let body = self.outside.get(&metadata.jwks_uri).await.map_err(Doubt::Keys)?;
        let found = Arc::new(Keys::read(&body)?);
        remember(&self.keys, now, &found);
        Ok(found)
    }

    /// Where the browser has to go.
    pub async fn begin(&self, errand: &Errand, kind: Kind, now: Time) -> Result<String, Doubt> {
        let metadata = self.metadata(now).await?;
        let scopes = self.config.scopes.join(" ");
        let mut pairs = vec![
            ("response_type", "code".to_owned()),
            ("client_id", self.config.client_id.clone()),
            ("redirect_uri", self.redirect.clone()),
            ("scope", scopes),
            ("state", errand.state()),
            ("nonce", errand.nonce()),
            ("code_challenge", errand.challenge()),
            ("code_challenge_method", "S256".to_owned()),
            ("ui_locales", errand.language().code().to_owned()),
        ];
        match kind {
            Kind::SignIn { longest } => pairs.push(("max_age", (longest / 1000).to_string())),
            Kind::Proof => {
                pairs.extend([("prompt", "login".to_owned()), ("max_age", "0".to_owned())]);
            }
        }
        if !self.config.acr.is_empty() {
            pairs.push(("acr_values", self.config.acr.join(" ")));
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let endpoint = &metadata.authorization_endpoint;
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{joint}{query}"))
    }

    /// Who came back: exchanges the code and checks everything that the answer says.
    pub async fn redeem(
        &self,
        errand: &Errand,
        returned: Returned<'_>,
        kind: Kind,
        begun: Time,
        now: Time,
    ) -> Result<Identity, Doubt> {
        let metadata = self.metadata(now).await?;
        match returned.issuer {
            Some(issuer) if issuer == self.config.issuer => {}
            None if !metadata.names_itself => {}
            _ => return Err(Doubt::OtherIssuer),
        }
        if returned.code.is_empty() || returned.code.len() > CODE {
            return Err(Doubt::Code);
        }
        let answer = self.exchange(&metadata, errand, returned.code).await?;
        let expected = Expected {
            issuer: &self.config.issuer,
            client: &self.config.client_id,
            nonce: &errand.nonce(),
            access_token: answer.access_token.as_deref(),
            groups: &self.config.groups_claim,
            now,
        };
        let keys = self.keys(&metadata, now, REMEMBERED).await?;
        let claims = match token::verify(&answer.id_token, &keys, &expected) {
            // The provider may have other keys by now.
            Err(Doubt::UnknownKey) => {
                let keys = self.keys(&metadata, now, AGAIN).await?;
                token::verify(&answer.id_token, &keys, &expected)?
            }
            claims => claims?,
        };
        claims.identity(kind, begun, now, &self.config)
    }

    async fn exchange(&self, metadata: &Metadata, errand: &Errand, code: &str) -> Result<Answer, Doubt> {
        let mut pairs = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", self.redirect.clone()),
            ("code_verifier", errand.verifier()),
        ];
        let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let authorization = if metadata.takes_basic {
            let pair = format!("{}:{}", encoded(&self.config.client_id), encoded(&self.secret));
            let line = format!("Basic {}", STANDARD.encode(pair));
            let mut value = HeaderValue::try_from(line).map_err(|_| Doubt::Code)?;
            value.set_sensitive(true);
            Some(value)
        } else {
            pairs.push(("client_id", self.config.client_id.clone()));
            pairs.push(("client_secret", self.secret.clone()));
            None
        };
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let asked = self.outside.post(&metadata.token_endpoint, authorization, form).await;
        let body = asked.map_err(Doubt::Exchange)?;
        serde_json::from_slice(&body).map_err(|_| Doubt::Malformed)
    }

    /// Where somebody signs out of the provider as well, if it is known that there is such a place. Asks nobody.
    pub fn farewell(&self, origin: &config::Origin, back: &str) -> Option<String> {
        let known = self.metadata.lock().unwrap_or_else(PoisonError::into_inner);
        let endpoint = known.as_ref()?.1.end_session_endpoint.clone()?;
        let pairs = [
            ("client_id", self.config.client_id.clone()),
            ("post_logout_redirect_uri", format!("{origin}{back}")),
        ];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Some(format!("{endpoint}{joint}{query}"))
    }

    /// Whether it can be asked and says about itself what it has to; for the doctor.
    pub async fn examine(&self, now: Time) -> Result<usize, Doubt> {
        let metadata = self.metadata(now).await?;
        Ok(self.keys(&metadata, now, 0).await?.count())
    }
}

fn remembered<T>(place: &Mutex<Option<(Time, Arc<T>)>>, now: Time, longest: i64) -> Option<Arc<T>> {
    let known = place.lock().unwrap_or_else(PoisonError::into_inner);
    let (at, found) = known.as_ref()?;
    (*at <= now && now < at.plus(longest)).then(|| Arc::clone(found))
}

fn remember<T>(place: &Mutex<Option<(Time, Arc<T>)>>, now: Time, found: &Arc<T>) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(found)));
}
