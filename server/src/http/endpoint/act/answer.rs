//! Answer the open question: `GET` and `POST /cases/{number}/answer`; the form on the page of the case posts here too.

use app::{
    address::Address,
    form::{Posted, Typed, case::answer::AnswerForm},
    page::act::answer::AnswerPage,
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
    Router::new().route("/cases/{number}/answer", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit
        .answer(visit.services.view_for(&visit.actor, number, Action::Answer).await.map(AnswerPage::of))
        .await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match AnswerForm::parse(&typed) {
        Ok(form) => {
            let next = Address::Case(number);
            perform(&visit, number, form.version, Act::Answer(form.answer), &next).await
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| AnswerPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}
