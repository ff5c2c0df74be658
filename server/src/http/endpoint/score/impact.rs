//! Confirm the business impact: `GET` and `POST /cases/{number}/confirm-impact`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, score::impact::ImpactForm},
    page::score::impact::ImpactPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use crate::http::{
    Shared, Visit,
    endpoint::{
        Body,
        act::{perform, seen},
    },
};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/confirm-impact", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::ConfirmImpact).await;
    visit.answer(view.map(ImpactPage::of)).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match confirm(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| ImpactPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn confirm(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    seen(visit, number, typed).await?;
    let form = ImpactForm::parse(typed)?;
    perform(visit, number, form.version, Act::ConfirmImpact(form.impact), &Address::Case(number)).await
}
