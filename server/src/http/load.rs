//! Whoever cannot be served soon is told so at once: a queue that grows makes everybody wait and helps nobody. A crowd must
//! not be served by turning it away either: while every place is taken the whole answer is made in front of all other
//! layers, from a page that was made before, and passes none of them. The log is told when a crowd begins and, with how many
//! were turned away, when it is over; a line for each would be work too.

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::{Service, ServiceExt as _, util::Oneshot};

use super::{Shared, Trouble, context, security, theme};

/// How many requests are worked on at the same time.
pub const AT_ONCE: usize = 256;
/// When to come again, in seconds.
const LATER: &str = "2";

/// The places of one server.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    /// How many were turned away since half of the places were free; 0 when there is no crowd.
    turned_away: Arc<AtomicU64>,
}

impl Default for Places {
    fn default() -> Self {
        Self { free: Arc::new(Semaphore::new(AT_ONCE)), turned_away: Arc::default() }
    }
}

impl Places {
    /// Whether somebody has to be turned away; the first one in a crowd is told to the log.
    fn are_taken(&self) -> bool {
        let taken = self.free.available_permits() == 0;
        if taken {
            self.count();
        }
        taken
    }

    fn count(&self) {
        if self.turned_away.fetch_add(1, Ordering::Relaxed) == 0 {
            tracing::warn!("too many requests at once: the others are told to come again");
        }
    }

    /// A place for as long as it is held.
    fn take(&self) -> Option<OwnedSemaphorePermit> {
        let Ok(place) = Arc::clone(&self.free).try_acquire_owned() else {
            self.count();
            return None;
        };
        if self.free.available_permits() >= AT_ONCE / 2 && self.turned_away.load(Ordering::Relaxed) > 0 {
            let turned_away = self.turned_away.swap(0, Ordering::Relaxed);
            tracing::warn!(turned_away, "every request is served again");
        }
        Some(place)
    }
}

/// The layer in front of all others: the whole answer, when every place is taken.
pub async fn turn_away(
    State((shared, places)): State<(Shared, Places)>,
    request: Request,
    next: Next,
) -> Response {
    if places.are_taken() { told(&shared, &request) } else { next.run(request).await }
}

/// The layer in front of the work. Whoever was quicker has the place: 503.
pub async fn limit(State(places): State<Places>, request: Request, next: Next) -> Response {
    let Some(_place) = places.take() else {
        let later = (header::RETRY_AFTER, HeaderValue::from_static(LATER));
        return (StatusCode::SERVICE_UNAVAILABLE, [later]).into_response();
    };
    next.run(request).await
}

/// What the layers would make of it, as far as somebody needs it who is turned away: number, language, headers and page.
fn told(shared: &Shared, request: &Request) -> Response {
    let (id, headers) = (shared.world.uuid(), request.headers());
    let page = (shared.trouble)(&Trouble {
        status: StatusCode::SERVICE_UNAVAILABLE,
        language: context::language(request.uri().path(), headers),
        request: id,
        theme: theme::of(headers),
    });
    let mut response = Response::new(Body::from(page));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::RETRY_AFTER, HeaderValue::from_static(LATER));
    context::number(headers, id);
    security::finish(shared, headers, None);
    response
}

/// Everything behind a layer, cloned by whoever goes there and by nobody else: each of axum's layers clones all that lies
/// within it, for each request, and whoever is turned away needs none of it.
#[derive(Clone)]
pub struct Behind<S>(Arc<S>);

impl<S> Behind<S> {
    /// As a layer.
    pub fn new(inner: S) -> Self {
        Self(Arc::new(inner))
    }
}

impl<S> Service<Request> for Behind<S>
where
    S: Service<Request, Error = Infallible> + Clone,
{
    type Response = S::Response;
    type Error = Infallible;
    type Future = Oneshot<S, Request>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // it is asked when it is cloned
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        S::clone(&self.0).oneshot(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_begins_once_and_is_over_when_half_of_the_places_are_free_again() {
        let places = Places::default();
        let turned_away = || places.turned_away.load(Ordering::Relaxed);
        let mut held: Vec<_> = (0..AT_ONCE).map(|_| places.take().expect("a place")).collect();
        assert_eq!(turned_away(), 0);
        assert!(places.are_taken());
        assert_eq!(turned_away(), 1);
        held.pop();
        assert!(!places.are_taken());
        held.push(places.take().expect("the place of the one who went"));
        assert!(places.take().is_none());
        assert_eq!(turned_away(), 2, "one place more or less is still a crowd");
        held.truncate(AT_ONCE / 2 - 1);
        drop(places.take());
        assert_eq!(turned_away(), 0);
    }
}
