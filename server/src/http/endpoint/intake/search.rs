//! Already approved? `GET /search?q=`, and the plain list `GET /tools`.

use app::{
    address::pattern,
    page::intake::{search::SearchPage, tools::ToolsPage},
};
use axum::{Router, response::Response, routing::get};
use domain::case::request::limit;

use crate::http::{Shared, Visit};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SEARCH, get(find)).route(pattern::TOOLS, get(list))
}

async fn find(visit: Visit) -> Response {
    // A name is never longer, and a longer question finds nothing better.
    let asked: String = visit.query.first("q").unwrap_or_default().chars().take(limit::NAME).collect();
    visit.answer(visit.services.search(&visit.actor, &asked).await.map(SearchPage)).await
}

async fn list(visit: Visit) -> Response {
    visit.page(ToolsPage).await
}
