//! One entry: `GET /register/{entry}`, for everybody who is signed in.

use app::address::pattern;
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::EntryId;

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ENTRY, get(show))
}

async fn show(visit: Visit, Path(entry): Path<EntryId>) -> Response {
    visit.answer(visit.services.entry(&visit.actor, entry).await).await
}
