//! Filing a request: search first, then short pages, check, submit.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: start, search, tools, new request, draft, check, sent.
pub fn routes() -> Router<Shared> {
    Router::new()
}
