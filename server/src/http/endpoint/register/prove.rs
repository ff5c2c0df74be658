//! The proof of a condition: `GET` and `POST /register/{entry}/prove`, for the sides of its area. The condition comes from
//! the entry (`?term=`) and travels on in the form. A condition that is proven already leads back to the entry.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        register::prove::{ProveForm, TERM},
    },
    page::register::{because, prove::ProvePage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::EntryId};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PROVE, get(show).post(submit))
}

async fn show(visit: Visit, Path(entry): Path<EntryId>) -> Response {
    let key = visit.query.first(TERM).unwrap_or_default();
    match page(&visit, entry, key, Posted::blank()).await {
        Ok(page) if page.is_proven() => visit.go(&Address::Entry(entry)),
        page => visit.answer(page).await,
    }
}

async fn submit(visit: Visit, Path(entry): Path<EntryId>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match ProveForm::parse(&typed) {
        Ok(form) => visit.services.prove(&visit.actor, entry, form).await.map_err(Failure::from),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.done(&Address::Entry(entry), Action::Attach),
        Err(failure) => {
            let key = typed.first(TERM).unwrap_or_default().to_owned();
            visit.refused(failure, typed, async |posted| page(&visit, entry, &key, posted).await).await
        }
    }
}

async fn page(visit: &Visit, entry: EntryId, key: &str, posted: Posted) -> Result<ProvePage, Failure> {
    let entry = visit.services.entry(&visit.actor, entry).await?;
    if !entry.proves {
        return Err(Failure::Forbidden(because::NOT_YOURS));
    }
    ProvePage::of(entry, key, posted).ok_or(Failure::NotFound)
}
