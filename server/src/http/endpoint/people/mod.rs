//! Who is here: signing in and out, areas and substitutes, help.

use axum::Router;

use crate::http::Shared;

/// The routes of this room: sign-in, link, persona, areas, help.
pub fn routes() -> Router<Shared> {
    Router::new()
}
