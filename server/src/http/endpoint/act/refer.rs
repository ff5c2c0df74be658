//! Refer to the executive: `GET` and `POST /cases/{number}/refer`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, case::refer::ReferForm},
    page::act::refer::{ReferPage, offered},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use super::{GAP, perform, told};
use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/refer", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(Box::pin(page(&visit, number)).await).await
}

async fn page(visit: &Visit, number: CaseNumber) -> Result<ReferPage, Trouble> {
    let view = visit.services.view_for(&visit.actor, number, Action::Refer).await?;
    let view = match offered(&view).first().copied() {
        Some(choice) => told(visit, view, Act::Refer { choice, text: GAP.to_owned() }).await?,
        None => view,
    };
    Ok(ReferPage::of(view))
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match refer(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| ReferPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

/// What can be recommended depends on the table, so the case is looked at before the form is read.
async fn refer(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Refer).await?;
    let form = ReferForm::parse(typed, &offered(&view))?;
    let act = Act::Refer { choice: form.choice, text: form.why };
    perform(visit, number, form.version, act, &Address::Case(number)).await
}
