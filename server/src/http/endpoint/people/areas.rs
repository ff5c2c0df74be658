//! The areas: `GET /areas`, for admins.

use app::address::pattern;
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::AREAS, get(show))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.areas(&visit.actor).await).await
}
