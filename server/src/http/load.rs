//! Whoever cannot be served soon is told so at once: a queue that grows makes everybody wait and helps nobody.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use tokio::sync::Semaphore;

/// How many requests are worked on at the same time.
pub const AT_ONCE: usize = 256;
/// When to come again, in seconds.
const LATER: &str = "2";

/// The places of one server.
pub fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(AT_ONCE))
}

/// The layer: 503 when every place is taken.
pub async fn limit(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    if let Ok(_place) = places.try_acquire() {
        return next.run(request).await;
    }
    tracing::warn!("too many requests at once");
    let later = (header::RETRY_AFTER, HeaderValue::from_static(LATER));
    (StatusCode::SERVICE_UNAVAILABLE, [later]).into_response()
}
