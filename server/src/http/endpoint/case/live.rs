//! `GET /live`: what happens while a page is open, as server-sent events without content. A page of a case is told that
//! its version is an old one, a list that something it may show has changed; whoever wants to know what, loads the page.
//! Rights are looked at for each news, with the session and roles of that moment. A stream ends with its session and with
//! the server; browsers come back by themselves, and with the version of their page they miss nothing.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::address::pattern;
use axum::{
    Router,
    http::StatusCode,
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use domain::{
    id::{CaseNumber, PersonId},
    person::Actor,
};
use futures_util::stream;

use crate::{
    http::{Shared, SignedIn, Visit},
    service::Trouble,
    store::{Listener, News},
};

/// Most open streams of one process, and of one person: a browser has six connections for a host.
const STREAMS: usize = 512;
const OF_ONE: usize = 12;
/// How often a silent stream looks whether its session still lives.
const LOOK: Duration = Duration::from_mins(1);
/// How often a silent stream says that it lives, so that no proxy takes it for dead.
const ALIVE: Duration = Duration::from_secs(20);
/// When a browser comes back after a lost connection.
const AGAIN: Duration = Duration::from_secs(3);

/// The route of the events.
pub fn routes() -> Router<Shared> {
    let places = Places::default();
    Router::new().route(pattern::LIVE, get(move |visit: Visit| show(visit, places.clone())))
}

async fn show(visit: Visit, places: Places) -> Response {
    let Some(signed_in) = visit.signed_in.clone() else { return StatusCode::UNAUTHORIZED.into_response() };
    let (case, version) = (visit.query.first("case"), visit.query.first("version"));
    let watched = match (case.map(str::parse), version.map(str::parse)) {
        (None, None) => Watched::Lists,
        (Some(Ok(number)), Some(Ok(version))) => Watched::Case(CaseNumber(number), version),
        _ => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    };
    if let Watched::Case(number, _) = watched
        && let Err(trouble) = visit.services.version(&visit.actor, number).await
    {
        return visit.trouble(trouble.into()).await;
    }
    let Some(place) = places.take(visit.actor.id) else {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let shared = visit.shared.clone();
    let listener = shared.db.bus().listen();
    // As if there had been news: between the page and this something may have happened.
    let first = Some(News::Anything);
    let watch = Watch { shared, signed_in, watched, listener, first, _place: place };
    let events = stream::unfold(watch, |mut watch| async move {
        let event = watch.next().await?;
        Some((Ok::<_, Infallible>(event), watch))
    });
    let kept_alive = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE));
    // Proxies that collect answers would hold it back.
    ([("x-accel-buffering", "no")], kept_alive).into_response()
}

/// What a page shows.
#[derive(Clone, Copy, Debug)]
enum Watched {
    /// A case in this version.
    Case(CaseNumber, i64),
    /// Cases, whichever.
    Lists,
}

/// One open page.
struct Watch {
    shared: Shared,
    signed_in: SignedIn,
    watched: Watched,
    listener: Listener,
    first: Option<News>,
    _place: Place,
}

impl Watch {
    /// The next event; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let news = match self.first.take() {
                Some(news) => Some(news),
                None => {
                    tokio::select! {
                        () = self.shared.stopping.begun() => return None,
                        news = self.listener.next() => Some(news?),
                        () = tokio::time::sleep(LOOK) => None,
                    }
                }
            };
            if news.is_some_and(|news| !self.is_about(news)) {
                continue;
            }
            match self.look(news).await {
                Ok(Some(told)) => {
                    return Some(Event::default().event("changed").retry(AGAIN).data(told.to_string()));
                }
                Ok(None) => {}
                Err(End) => return None,
            }
        }
    }

    const fn is_about(&self, news: News) -> bool {
        match (self.watched, news) {
            (Watched::Case(watched, seen), News::Case(number, version)) => {
                watched.0 == number.0 && version > seen
            }
            _ => true,
        }
    }

    /// What to tell of these news: the version of the case, or the number of a case that is in the lists.
    async fn look(&mut self, news: Option<News>) -> Result<Option<i64>, End> {
        let actor = self.shared.sessions.still(&self.shared.db, &self.signed_in).await;
        let Ok(Some(actor)) = actor else { return Err(End) };
        match (self.watched, news) {
            (Watched::Case(number, seen), Some(_)) => {
                let version = self.version(&actor, number).await?.ok_or(End)?;
                if version <= seen {
                    return Ok(None);
                }
                self.watched = Watched::Case(number, version);
                Ok(Some(version))
            }
            // Who may see it has it in some list; when nobody listened for a moment, the next news will do.
            (Watched::Lists, Some(News::Case(number, _))) => {
                Ok(self.version(&actor, number).await?.map(|_| number.0))
            }
            (Watched::Lists, Some(News::Anything)) | (_, None) => Ok(None),
        }
    }

    /// `None`: there is no such case for this person.
    async fn version(&self, actor: &Actor, number: CaseNumber) -> Result<Option<i64>, End> {
        match self.shared.services.version(actor, number).await {
            Ok(version) => Ok(Some(version)),
            Err(Trouble::Missing | Trouble::Denied(_)) => Ok(None),
            Err(trouble) => {
                tracing::warn!(
                    error = &trouble as &dyn std::error::Error,
                    "an open page is not told any more"
                );
                Err(End)
            }
        }
    }
}

/// The stream is over; the browser may open another.
struct End;

/// Who has how many streams open in this process.
#[derive(Clone, Debug, Default)]
struct Places(Arc<Mutex<HashMap<PersonId, usize>>>);

/// One open stream; given back when dropped.
struct Place {
    places: Places,
    person: PersonId,
}

impl Places {
    fn take(&self, person: PersonId) -> Option<Place> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = taken.values().sum();
        let of_one = taken.entry(person).or_default();
        if all >= STREAMS || *of_one >= OF_ONE {
            return None;
        }
        *of_one = of_one.saturating_add(1);
        Some(Place { places: self.clone(), person })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_one) = taken.get_mut(&self.person) {
            *of_one = of_one.saturating_sub(1);
            if *of_one == 0 {
                taken.remove(&self.person);
            }
        }
    }
}
