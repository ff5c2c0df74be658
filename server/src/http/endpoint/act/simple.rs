//! The acts that need a button and at most a reason: `GET` and `POST /cases/{number}/{act}` for each of them. Whoever approves
//! has shown within ten minutes who they are.

use app::{
    address::Address,
    form::{Posted, Typed, case::reason::ReasonForm},
    page::act::simple::{Simple, SimplePage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use super::{GAP, perform, told};
use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The routes of these acts.
pub fn routes() -> Router<Shared> {
    Simple::ALL.into_iter().fold(Router::new(), |router, act| {
        let show = move |visit: Visit, Path(number): Path<CaseNumber>| show(visit, number, act);
        let submit =
            move |visit: Visit, Path(number): Path<CaseNumber>, body: Body| submit(visit, number, act, body);
        router.route(&format!("/cases/{{number}}/{}", act.action().code()), get(show).post(submit))
    })
}

async fn show(visit: Visit, number: CaseNumber, act: Simple) -> Response {
    visit.answer(page(&visit, number, act).await).await
}

async fn page(visit: &Visit, number: CaseNumber, act: Simple) -> Result<SimplePage, Trouble> {
    let view = visit.services.view_for(&visit.actor, number, act.action()).await?;
    let view = match act {
        Simple::Approve | Simple::Return | Simple::Object => {
            told(visit, view, act.act(GAP.to_owned())).await?
        }
        _ => view,
    };
    Ok(SimplePage::of(view, act))
}

async fn submit(visit: Visit, number: CaseNumber, act: Simple, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if act == Simple::Approve
        && let Some(asked) = visit.unproven_form(&typed).await
    {
        return asked;
    }
    let done = match ReasonForm::parse(&typed, act.reason()) {
        Ok(form) => perform(&visit, number, form.version, act.act(form.reason), &Address::Case(number)).await,
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| SimplePage { view, act, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}
