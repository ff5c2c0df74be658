//! The gates of a case: `GET /cases/{number}/gates`.

use app::{address::pattern, page::case::gates::GatesPage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::GATES, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(visit.services.view(&visit.actor, number).await.map(|view| GatesPage { view })).await
}
