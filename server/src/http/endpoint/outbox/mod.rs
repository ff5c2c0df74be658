//! What leaves the house: the outbox for admins, and the mails of the demo.

mod jobs;
mod mails;

use axum::Router;

use crate::http::Shared;

/// The routes of this room.
pub fn routes() -> Router<Shared> {
    Router::new().merge(jobs::routes()).merge(mails::routes())
}
