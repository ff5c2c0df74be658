//! File again from a declined or withdrawn request: `GET` and `POST /cases/{number}/refile`.

use app::{address::Address, form::VERSION, page::intake::refile::RefilePage};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use crate::http::{
    Shared, Visit,
    endpoint::{Body, nothing_but},
};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/refile", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Refile).await;
    visit.answer(view.map(|view| RefilePage { view })).await
}

/// The old case does not change, so no version of it can be stale.
async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    if let Err(failure) = nothing_but(&body, &[VERSION]) {
        return visit.trouble(failure).await;
    }
    match visit.services.refile(&visit.actor, number).await {
        Ok(draft) => visit.done(&Address::Step(draft, 1), Action::Refile),
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}
