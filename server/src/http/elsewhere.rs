//! The plain port beside the one with TLS (`listen.redirect`): it holds nothing. A person who typed the address without
//! `https` is led to the page; anything that a program or a form sends is refused, because it has been read by others on its way
//! already and a redirect would hide that.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::Local;
use crate::config::Origin;

/// All that it answers.
pub fn router(origin: Arc<Origin>) -> Router {
    Router::new().fallback(lead).with_state(origin)
}

async fn lead(State(origin): State<Arc<Origin>>, request: Request) -> Response {
    let page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path_and_query().and_then(|path| Local::parse(path.as_str()));
    let mut response = match path {
        Some(path) if page && safe => HeaderValue::try_from(format!("{origin}{}", path.as_str()))
            .map_or_else(
                |_| StatusCode::BAD_REQUEST.into_response(),
                |to| (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response(),
            ),
        _ => (StatusCode::FORBIDDEN, "Concord is reached by https only.\n").into_response(),
    };
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
