//! The statement on accessibility: `GET /accessibility`, for anybody.

use app::{address::pattern, page::people::accessibility::AccessibilityPage};
use axum::{Router, response::Response, routing::get};

use crate::http::{Ask, Shared};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ACCESSIBILITY, get(show))
}

async fn show(ask: Ask) -> Response {
    ask.page(AccessibilityPage).await
}
