//! Throw a draft away: `GET` and `POST /cases/{number}/discard`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, intake::check::version_only},
    page::intake::discard::DiscardPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use crate::http::{Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/discard", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Discard).await;
    visit.answer(view.map(|view| DiscardPage { view, posted: Posted::blank() })).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match discard(&visit, number, &typed).await {
        Ok(()) => visit.done(&Address::Start, Action::Discard),
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| DiscardPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn discard(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<(), Failure> {
    let seen = version_only(typed)?;
    visit.services.act(&visit.actor, number, seen, Act::Discard).await?;
    Ok(())
}
