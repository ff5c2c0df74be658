//! What belongs to one request: its number for the log and the error page, the nonce that its page's script must
//! carry, and the language of its reader. Made once, outermost, so that even a refusal has them
//! (whoever finds every place taken is told so in front of it, by `load`).

use std::{net::IpAddr, sync::Arc};

use app::address::case_of;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::language::Language;
use uuid::Uuid;

use super::{Shared, accept::Peer, session};
use crate::{
    service::Refusal,
    store::trail::{self, By, Context},
};

/// The header that tells a reader the number of the request.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The number of a request, as people read it out to support. A number that a client sends is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

/// 128 random bits that every script of this one page carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce(Arc<str>);

impl Nonce {
    /// As it stands in the page and in the header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The layer.
pub async fn attach(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    let id = shared.world.uuid();
    let nonce = Nonce(URL_SAFE_NO_PAD.encode(shared.world.bytes::<16>()).into());
    let language = language(request.uri().path(), request.headers());
    request.extensions_mut().insert(RequestId(id));
    request.extensions_mut().insert(nonce);
    request.extensions_mut().insert(language);
    let context = Context::new(id, address(&shared, &request), session::agent(request.headers()));
    let asked = (request.method().clone(), request.uri().path().to_owned());
    let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
    let mut response = context.clone().scope(next.run(request)).await;
    if let Some(why) = context.refusal() {
        let (method, path) = asked;
        let way = format!("{method} {}", route.as_deref().map_or("-", bare));
        let object = case_of(bare(&path)).map_or_else(|| "page".to_owned(), trail::case);
        let by = context.person().map_or(By::Nobody, By::Person);
        let refusal = Refusal { by, act: "access.refused", object, way, why };
        context.scope(async { shared.services.refuse(refusal) }).await;
    }
    number(response.headers_mut(), id);
    response
}

/// Tells the reader the number of the request.
pub fn number(headers: &mut HeaderMap, id: Uuid) {
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(REQUEST_ID, value);
    }
}

/// Where the request comes from; a proxy of ours says for whom it asks.
fn address(shared: &Shared, request: &Request) -> Option<IpAddr> {
    let Peer(peer) = request.extensions().get::<Peer>().copied()?;
    let told = request.headers().get_all("x-forwarded-for").iter();
    // A line that is no text ends what can be believed, as one that is no address does.
    let told = told.map(|line| line.to_str().unwrap_or("-"));
    Some(shared.config.listen.proxies.client(peer, told))
}

/// A path or pattern without the language.
fn bare(path: &str) -> &str {
    ["/de", "/en"].iter().find_map(|language| path.strip_prefix(language)).unwrap_or(path)
}

/// The reader's language: the address decides; where it does not say, what the browser prefers; else English.
pub fn language(path: &str, headers: &HeaderMap) -> Language {
    let from_path = path.split('/').nth(1).and_then(Language::from_code);
    from_path
        .or_else(|| preferred(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or(Language::En)
}

/// The first of our languages with the highest weight in `Accept-Language`.
fn preferred(accepted: &str) -> Option<Language> {
    let mut best: Option<(Language, f32)> = None;
    for part in accepted.split(',') {
        let mut fields = part.split(';').map(str::trim);
        let tag = fields.next().unwrap_or_default();
        let weight =
            fields.find_map(|field| field.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(language) = Language::from_code(&code)
            && weight > best.map_or(0.0, |(_, weight)| weight)
        {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header};
    use domain::language::Language;

    #[test]
    fn the_address_decides_then_the_browser_then_english() {
        for (path, accepted, expected) in [
            ("/de/cases/42", "en", Language::De),
            ("/en/", "de", Language::En),
            ("/", "de-AT,de;q=0.9,en;q=0.8", Language::De),
            ("/", "fr, en;q=0.3, de;q=0.7", Language::De),
            ("/nowhere", "fr", Language::En),
            ("/nowhere", "de;q=0", Language::En),
            ("/", "", Language::En),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().expect("a header"));
            assert_eq!(super::language(path, &headers), expected, "{path} {accepted}");
        }
    }
}
