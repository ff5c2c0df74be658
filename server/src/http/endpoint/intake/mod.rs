//! Filing a request: search first, then short pages, check, submit.

mod change;
mod check;
mod discard;
mod draft;
mod new;
mod news;
mod refile;
mod requests;
mod save;
mod search;
mod start;

use axum::Router;

use crate::http::Shared;

/// The routes of this room: start, search, tools, new request, draft, check, sent, the list of requests, and what can
/// be done with a request from marketing's side alone.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(start::routes())
        .merge(search::routes())
        .merge(new::routes())
        .merge(news::routes())
        .merge(draft::routes())
        .merge(check::routes())
        .merge(requests::routes())
        .merge(change::routes())
        .merge(discard::routes())
        .merge(refile::routes())
}
