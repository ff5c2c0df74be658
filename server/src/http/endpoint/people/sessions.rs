//! Where one is signed in: `GET` and `POST /account/sessions`. Everybody sees and ends their own and nobody else's.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::sessions::SessionsForm},
    page::people::sessions::SessionsPage,
};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SESSIONS, get(show).post(submit))
}

async fn page(visit: &Visit, posted: Posted) -> Result<SessionsPage, Failure> {
    let this = visit.signed_in.as_ref().ok_or(Failure::NotFound)?.token_hash();
    let sessions = visit.services.sessions(visit.actor.id, this, visit.shared.sessions.idle()).await?;
    Ok(SessionsPage { sessions, posted })
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit, Posted::blank()).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match end(&visit, &typed).await {
        Ok(()) => visit.done_in(visit.language, &Address::Sessions, done::SESSIONS),
        Err(failure) => visit.refused(failure, typed, async |posted| page(&visit, posted).await).await,
    }
}

async fn end(visit: &Visit, typed: &Typed) -> Result<(), Failure> {
    let this = visit.signed_in.as_ref().ok_or(Failure::NotFound)?.token_hash();
    let (services, me) = (&visit.services, visit.actor.id);
    match SessionsForm::parse(typed)? {
        SessionsForm::Others => services.end_other_sessions(me, this).await?,
        SessionsForm::One(id) => services.end_session(me, this, &id, visit.shared.sessions.idle()).await?,
    }
    Ok(())
}
