//! The facts of a case at each change: `GET /cases/{number}/versions?from=&to=`, for whoever reviews it or reads everything.

use app::{
    address::pattern,
    page::case::versions::{FROM, TO, VersionsPage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::VERSIONS, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let step = |name| visit.query.first(name).and_then(|raw| raw.parse().ok());
    let view = visit.services.review(&visit.actor, number).await;
    visit.answer(view.map(|view| VersionsPage::of(view, step(FROM), step(TO)))).await
}
