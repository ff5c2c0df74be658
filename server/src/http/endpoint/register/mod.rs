//! What is approved, under which conditions, and what others reached.

mod entry;
mod list;
mod prove;
mod reached;

use axum::Router;

use crate::http::Shared;

/// The routes of this room: register, entry, proof, precedents.
pub fn routes() -> Router<Shared> {
    Router::new().merge(entry::routes()).merge(list::routes()).merge(prove::routes()).merge(reached::routes())
}
