//! Everybody who has an account: `GET /people?q=&page=`, for admins.

use app::{
    address::pattern,
    page::people::staff::{WORDS, WORDS_LIMIT},
};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PEOPLE, get(show))
}

async fn show(visit: Visit) -> Response {
    let page = visit.query.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let sought: String = visit.query.first(WORDS).unwrap_or_default().chars().take(WORDS_LIMIT).collect();
    visit.answer(visit.services.staff(&visit.actor, sought.trim(), page).await).await
}
