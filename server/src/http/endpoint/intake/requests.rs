//! The requests of my areas: `GET /cases?show=&page=`.

use app::{address::pattern, page::intake::requests::RequestsPage, port::intake::Filter};
use axum::{Router, response::Response, routing::get};
use domain::person::Role;

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::CASES, get(show))
}

async fn show(visit: Visit) -> Response {
    let filter = visit.query.first("show").and_then(Filter::from_code).unwrap_or_default();
    let page = visit.query.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let files = visit.actor.is_anywhere(Role::Marketer);
    let listing = visit.services.requests(&visit.actor, filter, page).await;
    visit.answer(listing.map(|listing| RequestsPage { filter, listing, files })).await
}
