//! Precedents: `GET /precedents?q=&kind=&page=`, for everybody who is signed in.

use app::{address::pattern, form::register::asked::Sought};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PRECEDENTS, get(show))
}

async fn show(visit: Visit) -> Response {
    let found = visit.services.reached(&visit.actor, Sought::parse(&visit.query)).await;
    visit.answer(found).await
}
