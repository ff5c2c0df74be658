//! The executive's room: the brief, the decision, sending back.

mod brief;
mod decide;
mod send_back;

use axum::Router;

use crate::http::Shared;

/// The routes of this room.
pub fn routes() -> Router<Shared> {
    Router::new().merge(brief::routes()).merge(decide::routes()).merge(send_back::routes())
}
