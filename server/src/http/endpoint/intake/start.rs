//! The front page: `GET /start`.

use app::{address::pattern, page::intake::start::StartPage};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::START, get(show))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.start(&visit.actor).await.map(StartPage)).await
}
