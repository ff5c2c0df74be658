//! Security's working page: `GET /cases/{number}/review`, for reviewers, and for auditors, who read everything.

use app::{address::pattern, page::case::review::ReviewPage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REVIEW, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(visit.services.review(&visit.actor, number).await.map(|view| ReviewPage { view })).await
}
