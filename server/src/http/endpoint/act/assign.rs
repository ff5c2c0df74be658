//! Who holds a case: `GET` and `POST /cases/{number}/assign`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, case::assign::AssignForm},
    page::act::assign::AssignPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/assign", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(page(&visit, number).await).await
}

async fn page(visit: &Visit, number: CaseNumber) -> Result<AssignPage, Trouble> {
    let view = visit.services.view_for(&visit.actor, number, Action::Assign).await?;
    let people = visit.services.holders(number, view.side()).await?;
    Ok(AssignPage::of(view, people))
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match AssignForm::parse(&typed) {
        Ok(form) => visit
            .services
            .assign(&visit.actor, number, form.version, form.person)
            .await
            .map_err(Failure::from),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(_) => visit.done(&Address::Case(number), Action::Assign),
        Err(failure) => {
            let again =
                async |posted: Posted| page(&visit, number).await.map(|page| AssignPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}
