//! What is overdue and moves on by nothing: `GET /overdue?page=`, for admins.

use app::address::pattern;
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::OVERDUE, get(show))
}

async fn show(visit: Visit) -> Response {
    let page = visit.query.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    visit.answer(visit.services.overdue(&visit.actor, page).await).await
}
