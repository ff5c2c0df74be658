//! Where the score is made: estimates in euros, corrections of factors, the confirmation of the impact, what an
//! executive tolerates.

mod adjust;
mod blind;
mod estimate;
mod impact;
mod rules;
mod tolerance;

use axum::Router;

use crate::http::Shared;

/// The routes of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(adjust::routes())
        .merge(blind::routes())
        .merge(estimate::routes())
        .merge(impact::routes())
        .merge(rules::routes())
        .merge(tolerance::routes())
}
