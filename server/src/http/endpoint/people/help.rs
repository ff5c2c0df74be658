//! Help: `GET /help`, for anybody.

use app::{address::pattern, page::people::help::Help};
use axum::{Router, response::Response, routing::get};

use crate::http::{Ask, Shared};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::HELP, get(show))
}

async fn show(ask: Ask) -> Response {
    ask.page(Help).await
}
