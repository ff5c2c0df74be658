//! How long the own words took: `GET /inbox/times`, for reviewers.

use app::address::pattern;
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::LEAD_TIME, get(show))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.lead_times(&visit.actor).await).await
}
