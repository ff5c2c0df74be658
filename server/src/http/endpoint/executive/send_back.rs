//! Sending back: `GET` and `POST /cases/{number}/send-back`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, executive::send_back::SendBackForm},
    page::executive::send_back::SendBackPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::{
        act::{Act, Action},
        refusal::Refusal,
    },
    id::CaseNumber,
};

use crate::{
    http::{
        Shared, Visit,
        endpoint::{Body, act::perform},
    },
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/send-back", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::SendBack).await;
    match view.map(|view| SendBackPage::of(view, Posted::blank())) {
        Ok(Some(page)) => visit.page(page).await,
        Ok(None) => visit.go(&Address::Case(number)),
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match SendBackForm::parse(&typed) {
        Ok(form) => {
            let next = Address::Case(number);
            perform(&visit, number, form.version, Act::SendBack(form.question), &next).await
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| -> Result<SendBackPage, Failure> {
                let view = visit.services.view(&visit.actor, number).await?;
                let state = view.case.state.kind();
                let elsewhere = Refusal::NotInThisState { state, action: Action::SendBack };
                SendBackPage::of(view, posted).ok_or_else(|| Trouble::from(elsewhere).into())
            };
            visit.refused(failure, typed, again).await
        }
    }
}
