//! The layers that a request passes, outermost first, each with its reason. Tests list every one of them.
//!
//! 1.  connections and headers are bounded in time, number and size, and so is how long nobody reads (`accept`);
//!     `load::turn_away`, but for the health checks: while every place is taken nobody passes, and the answer is whole (503);
//! 2.  `context`: number, nonce and language, so that every later layer and every refusal has them;
//! 3.  trace: one line per request with method, route, status and time; never address, query, cookie or body;
//! 4.  `security`: headers, outside everything that can refuse, so that a refusal has them too;
//!     `pack`: pages are packed;
//! 5.  `trouble`: a bare refusal becomes a page in the reader's language;
//! 6.  catch-panic: a panic is a refusal like any other (500), the next request is served as if nothing had been;
//!
//! and for everything but the health checks:
//!
//! 7.  time limit (503), longer where files come: the answer is given up, a change that has begun is not (`store::write`);
//! 8.  `origin::host`: only under our own name (421);
//! 9.  `tower_http`'s CSRF check, then `origin::own`: changes come from our own pages only (403);
//! 10. `body`: forms are read whole, bounded in size (413) and time (408), after it is clear that they are wanted;
//! 11. `load::limit`: at most so many at once (503); after `body`, so that whoever sends slowly takes no place from others;
//! 12. `upload`: files, which have fewer places of their own;
//! 13. `repeat`: a form or request that is sent twice changes things once (422 for another one with its key);
//! 14. the session, which is no layer but an extractor: pages that need none and refusals cost no query.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{MatchedPath, Request},
    http::{Response, StatusCode},
    middleware::{Next, from_fn, from_fn_with_state},
    response::IntoResponse as _,
};
use tower::{ServiceBuilder, layer::layer_fn};
use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer, trace::TraceLayer};
use tracing::Span;

use super::{
    RequestId, Shared, body, contact, context, health, load, origin, pack, repeat, report, security, trouble,
    upload,
};

/// Longest time for an answer.
pub const LONGEST: Duration = Duration::from_secs(30);

/// Puts the layers around `routes`.
pub fn build(shared: &Shared, routes: Router<Shared>) -> Router {
    let trace = TraceLayer::new_for_http()
        .make_span_with(span)
        .on_request(())
        .on_response(|response: &Response<Body>, took: Duration, _: &Span| {
            tracing::info!(status = response.status().as_u16(), ms = took.as_millis(), "answered");
        })
        .on_failure(());
    // In each of them the first one named is the outermost.
    let outside = ServiceBuilder::new()
        .layer(from_fn_with_state(shared.clone(), context::attach))
        .layer(trace)
        .layer(from_fn_with_state(shared.clone(), security::headers))
        .layer(from_fn_with_state(shared.clone(), pack::pages))
        .layer(from_fn_with_state(shared.clone(), trouble::replace))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(layer_fn(load::Behind::new));
    let places = load::Places::default();
    let door = (shared.clone(), places.clone());
    let front = ServiceBuilder::new()
        .layer(from_fn_with_state(door, load::turn_away))
        .layer(layer_fn(load::Behind::new));
    let inside = ServiceBuilder::new()
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(shared.clone(), origin::host))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(shared.clone(), origin::own))
        .layer(from_fn(body::collect))
        .layer(from_fn_with_state(places, load::limit))
        .layer(layer_fn(load::Behind::new))
        .layer(from_fn_with_state(shared.clone(), upload::collect))
        .layer(from_fn_with_state(shared.clone(), repeat::once));
    routes
        .merge(contact::routes())
        .merge(report::routes())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(inside)
        .layer(outside.clone())
        .layer(front)
        .merge(health::routes().layer(outside))
        .with_state(shared.clone())
}

/// 503 when the answer takes too long. Whoever sends files has the time for sending them besides.
async fn in_time(request: Request, next: Next) -> Response<Body> {
    let more = if upload::is_for(&request) { upload::LONGEST } else { Duration::ZERO };
    match tokio::time::timeout(LONGEST.saturating_add(more), next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The route, not the address: an address may hold a sign-in token.
fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().map(|RequestId(id)| id.to_string());
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", id, method = %request.method(), route)
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
