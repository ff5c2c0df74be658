//! Which requests may come in at all. The host must be ours, so that no other name can be made to point here. A
//! change must come from our own pages: `tower_http`'s check compares `Sec-Fetch-Site` or `Origin` with the host,
//! and two rules of our own close what it leaves open: it is blind to the scheme, and it lets a request pass that
//! names no origin at all.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::Shared;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The layer that answers 421 under any other host name, and 400 to whoever names several.
pub async fn host(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if request.headers().get_all(header::HOST).iter().count() > 1 {
        return StatusCode::BAD_REQUEST.into_response();
    }
    if asked_host(request.uri(), request.headers())
        .is_some_and(|host| host.eq_ignore_ascii_case(shared.origin.authority()))
    {
        return next.run(request).await;
    }
    StatusCode::MISDIRECTED_REQUEST.into_response()
}

fn asked_host<'r>(uri: &'r Uri, headers: &'r HeaderMap) -> Option<&'r str> {
    uri.authority()
        .map(axum::http::uri::Authority::as_str)
        .or_else(|| headers.get(header::HOST)?.to_str().ok())
}

/// The layer that answers 403 to a change whose origin is another one, or unsaid although a session is sent along.
pub async fn own(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(&shared, request.headers()) {
        return next.run(request).await;
    }
    tracing::warn!(origin = ?request.headers().get(header::ORIGIN), "a change from another origin was refused");
    StatusCode::FORBIDDEN.into_response()
}

fn is_ours(shared: &Shared, headers: &HeaderMap) -> bool {
    match headers.get(header::ORIGIN) {
        Some(origin) => origin.as_bytes() == shared.origin.as_str().as_bytes(),
        None => headers.contains_key(FETCH_SITE) || !shared.sessions.is_sent(headers),
    }
}
