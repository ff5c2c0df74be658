//! State a need: `GET` and `POST /cases/{number}/need`. The pattern for endpoints of one act.

use app::{
    address::Address,
    form::{Posted, Typed, need::NeedForm},
    page::act::need::NeedPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use super::perform;
use crate::http::{Shared, Visit, endpoint::Body};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/need", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit
        .answer(visit.services.view_for(&visit.actor, number, Action::StateNeed).await.map(NeedPage::of))
        .await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match NeedForm::parse(&typed) {
        Ok(form) => {
            let next = Address::Negotiation(number);
            perform(&visit, number, form.version, Act::StateNeed(form.need), &next).await
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| NeedPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}
