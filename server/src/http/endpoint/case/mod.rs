//! One case and the lists of cases: whose move it is, what happened, what one can do; security's working page.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: case, inbox, decisions, review, gates, simple acts.
pub fn routes() -> Router<Shared> {
    Router::new()
}
