//! Already approved? `GET /search?q=`, what of it is suggested while somebody types, `GET /suggest?q=`, and the plain list
//! `GET /tools`.

use app::{
    address::pattern,
    page::intake::{search::SearchPage, suggest::Suggestions, tools::ToolsPage},
    render,
};
use axum::{
    Router,
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use domain::case::request::limit;
use leptos::prelude::view;

use crate::http::{Shared, Visit};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::SEARCH, get(find))
        .route(pattern::SUGGEST, get(suggest))
        .route(pattern::TOOLS, get(list))
}

/// A name is never longer, and a longer question finds nothing better.
fn asked(visit: &Visit) -> String {
    visit.query.first("q").unwrap_or_default().chars().take(limit::NAME).collect()
}

async fn find(visit: Visit) -> Response {
    visit.answer(visit.services.search(&visit.actor, &asked(&visit)).await.map(SearchPage)).await
}

async fn suggest(visit: Visit) -> Response {
    let names = visit.query.first("pick") == Some("name");
    match visit.services.search(&visit.actor, &asked(&visit)).await {
        Ok(found) => {
            let html =
                render::fragment(visit.language, move || view! { <Suggestions found=found names=names/> });
            Html(html).into_response()
        }
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

async fn list(visit: Visit) -> Response {
    visit.page(ToolsPage).await
}
