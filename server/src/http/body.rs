//! Bodies are read here, whole and within bounds, before any handler runs and before a request takes a place (`load`):
//! forms are small, so nobody waits for a slow client while holding something, and too much or too slow has the same
//! answer everywhere. In the worst case every connection fills one: 64 MiB in all. Files are received by `upload`.

use std::time::Duration;

use axum::{
    body::{Body, HttpBody as _},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use super::upload;

/// Largest body in bytes.
pub const LARGEST: usize = 64 * 1024;
/// Longest time for sending it.
pub const LONGEST: Duration = Duration::from_secs(15);

/// The bytes that a request announces.
pub fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The layer: 413 for too much, 408 for too slow, 400 for a body that breaks off.
pub async fn collect(request: Request, next: Next) -> Response {
    if upload::begins(&request).is_some() {
        return next.run(request).await;
    }
    if announced(request.headers()).is_some_and(|length| length > LARGEST as u64) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(LONGEST, Limited::new(body, LARGEST).collect()).await {
        Ok(Ok(whole)) => next.run(Request::from_parts(parts, Body::from(whole.to_bytes()))).await,
        Ok(Err(error)) if error.is::<LengthLimitError>() => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(Err(_)) => StatusCode::BAD_REQUEST.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}
