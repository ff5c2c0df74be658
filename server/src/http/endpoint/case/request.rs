//! The page of a case: `GET /cases/{number}`.

use app::{address::pattern, page::case::request::RequestPage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::CASE, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let page = async {
        let view = visit.services.view(&visit.actor, number).await?;
        visit.services.with_talk(&visit.actor, view).await.map(|view| RequestPage { view })
    };
    visit.answer(page.await).await
}
