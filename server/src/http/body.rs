//! Bodies are read here, whole and within bounds, before any handler runs: forms are small, so a handler never
//! waits for a slow client while it holds something, and too much or too slow has the same answer everywhere. Files are
//! received by `upload`.

use std::time::Duration;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use super::{Shared, upload};

/// Largest body in bytes.
pub const LARGEST: usize = 64 * 1024;
/// Longest time for sending it.
pub const LONGEST: Duration = Duration::from_secs(15);

/// The bytes that a request announces.
pub fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The layer: 413 for too much, 408 for too slow, 400 for a body that breaks off.
pub async fn collect(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if let Some(boundary) = upload::begins(&request) {
        return upload::receive(&shared, request, &boundary, next).await;
    }
    let (parts, body) = request.into_parts();
    if announced(&parts.headers).is_some_and(|length| length > LARGEST as u64) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    match tokio::time::timeout(LONGEST, Limited::new(body, LARGEST).collect()).await {
        Ok(Ok(whole)) => next.run(Request::from_parts(parts, Body::from(whole.to_bytes()))).await,
        Ok(Err(error)) if error.is::<LengthLimitError>() => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(Err(_)) => StatusCode::BAD_REQUEST.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}
