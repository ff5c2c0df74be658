//! At the table: offers, what changed, needs and understanding, stalemate.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: negotiation, offer, accept, declare, restate.
pub fn routes() -> Router<Shared> {
    Router::new()
}
