//! The address without anything: to the start page in the reader's language.

use app::address::Address;
use axum::{Router, response::Response, routing::get};

use crate::http::{Ask, Shared};

/// `/` alone.
pub fn routes() -> Router<Shared> {
    Router::new().route("/", get(home))
}

async fn home(ask: Ask) -> Response {
    ask.go(&Address::Start)
}
