//! What waits for the executive: `GET /decisions`. Anybody may open it; who decides nothing finds it empty.

use app::{address::pattern, failure::Failure, page::case::decisions::DecisionsPage};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::DECISIONS, get(show))
}

async fn show(visit: Visit) -> Response {
    let now = visit.services.world.now();
    let page = visit.services.decisions(&visit.actor).await.map(|rows| DecisionsPage { rows, now });
    visit.answer(page.map_err(Failure::from)).await
}
