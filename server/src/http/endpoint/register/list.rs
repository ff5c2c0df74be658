//! The register: `GET /register?q=&state=&kind=&area=&sort=&page=`, for everybody who is signed in.

use app::{address::pattern, form::register::asked::Asked};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REGISTER, get(show))
}

async fn show(visit: Visit) -> Response {
    let page = visit.services.register(|areas| Asked::parse(&visit.query, areas)).await;
    visit.answer(page).await
}
