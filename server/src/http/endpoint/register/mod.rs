//! What is approved, under which conditions, and what others reached.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: register, entry, proof, precedents.
pub fn routes() -> Router<Shared> {
    Router::new()
}
