//! One case and the lists of cases: whose move it is, what happened, what one can do; security's working page.

mod bulk;
mod decisions;
mod gates;
mod inbox;
mod live;
mod request;
mod review;
mod saved;
mod talk;
mod times;
mod versions;

use axum::Router;

use crate::http::Shared;

/// The routes of this room: case, inbox, decisions, review, gates.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(bulk::routes())
        .merge(decisions::routes())
        .merge(gates::routes())
        .merge(inbox::routes())
        .merge(live::routes())
        .merge(request::routes())
        .merge(review::routes())
        .merge(saved::routes())
        .merge(talk::routes())
        .merge(times::routes())
        .merge(versions::routes())
}
