//! The table: `GET /cases/{number}/negotiation`, for everybody who may see the case.

use app::{address::pattern, page::negotiation::table::TablePage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route of the table.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::NEGOTIATION, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view(&visit.actor, number).await;
    visit.answer(view.map(|view| TablePage { view })).await
}
