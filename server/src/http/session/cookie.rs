//! The cookies: of the session, of a browser that is known, and, for minutes, of one that was sent to the provider or asked
//! for a passkey. `__Host-` binds them to this very host and to https.
//! Only a demo on `http://localhost` goes without, because some browsers refuse secure cookies there; the plain names are
//! accepted nowhere else. That of the session has no lifetime: the server decides when a session ends.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::time::SECOND;

use crate::token::Token;

/// How the cookie is called and kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cookie {
    name: &'static str,
    attributes: &'static str,
}

impl Cookie {
    pub(super) const fn session(plain: bool) -> Self {
        Self::new(plain, ["session", "__Host-session"])
    }

    pub(super) const fn device(plain: bool) -> Self {
        Self::new(plain, ["device", "__Host-device"])
    }

    /// That of an errand to the provider.
    pub(super) const fn errand(plain: bool) -> Self {
        Self::new(plain, ["oidc", "__Host-oidc"])
    }

    pub(super) const fn asked(plain: bool) -> Self {
        Self::new(plain, ["passkey", "__Host-passkey"])
    }

    const fn new(plain: bool, [name, bound]: [&'static str; 2]) -> Self {
        if plain {
            Self { name, attributes: "HttpOnly; SameSite=Lax; Path=/" }
        } else {
            Self { name: bound, attributes: "Secure; HttpOnly; SameSite=Lax; Path=/" }
        }
    }

    /// The cookie's value in a request.
    pub(super) fn value(self, headers: &HeaderMap) -> Option<&str> {
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == self.name).then_some(value))
    }

    pub(super) fn set(self, token: &Token) -> HeaderValue {
        self.line(&token.text(), "")
    }

    /// For so many milliseconds.
    pub(super) fn keep(self, token: &Token, lifetime: i64) -> HeaderValue {
        self.line(&token.text(), &format!("; Max-Age={}", lifetime / SECOND))
    }

    pub(super) fn remove(self) -> HeaderValue {
        self.line("", "; Max-Age=0")
    }

    fn line(self, value: &str, lifetime: &str) -> HeaderValue {
        let text = format!("{}={value}; {}{lifetime}", self.name, self.attributes);
        let mut line = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
        line.set_sensitive(true);
        line
    }
}
