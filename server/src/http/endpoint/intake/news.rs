//! What the bell leads to: `GET /news`.

use app::{address::pattern, page::intake::news::NewsPage};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::NEWS, get(show))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.news(&visit.actor).await.map(NewsPage)).await
}
