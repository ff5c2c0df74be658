//! What the bell leads to: `GET /news`; with `?only=count` the number at the bell alone, as HTML.

use app::{address::pattern, page::intake::news::NewsPage, render, shell, text::Words};
use axum::{
    Router,
    response::{Html, IntoResponse as _, Response},
    routing::get,
};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::NEWS, get(show))
}

async fn show(visit: Visit) -> Response {
    if visit.query.first("only") == Some("count") {
        return match visit.services.waiting(&visit.actor).await {
            Ok(waiting) => {
                let words = Words::of(visit.language);
                Html(render::fragment(visit.language, move || shell::bell_count(words, waiting)))
                    .into_response()
            }
            Err(trouble) => visit.trouble(trouble.into()).await,
        };
    }
    visit.answer(visit.services.news(&visit.actor).await.map(NewsPage)).await
}
