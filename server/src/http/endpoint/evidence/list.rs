//! Every file of a case: `GET /cases/{number}/evidence`, for whoever may see the case.

use app::{address::pattern, page::evidence::list::EvidencePage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::EVIDENCE, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(visit.services.view(&visit.actor, number).await.map(|view| EvidencePage { view })).await
}
