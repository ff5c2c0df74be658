//! The address without anything, or with a language alone: to the start page in the reader's language.

use app::address::Address;
use axum::{Router, response::Response, routing::get};

use crate::http::{Ask, Shared};

/// `/`, and what is left of an address when somebody deletes its end.
pub fn routes() -> Router<Shared> {
    let paths = ["/", "/de", "/de/", "/en", "/en/"];
    paths.into_iter().fold(Router::new(), |router, path| router.route(path, get(home)))
}

async fn home(ask: Ask) -> Response {
    ask.go(&Address::Start)
}
