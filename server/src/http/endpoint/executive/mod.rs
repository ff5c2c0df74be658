//! The executive: a brief on one page, and the decision.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: brief, decide, send back.
pub fn routes() -> Router<Shared> {
    Router::new()
}
