//! Correct a factor: `GET` and `POST /cases/{number}/adjust`; `?factor=` opens the form of one.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Posted, Typed,
        score::adjust::{AdjustForm, FACTOR},
    },
    page::score::adjust::AdjustPage,
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
    Router::new().route("/cases/{number}/adjust", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let factor = visit.query.first(FACTOR).and_then(domain::rating::Factor::from_code);
    let view = visit.services.view_for(&visit.actor, number, Action::Adjust).await;
    visit.answer(view.map(|view| AdjustPage::of(view, factor))).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match adjust(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let factor = AdjustForm::factor(&typed);
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await;
                view.map(|view| AdjustPage { view, factor, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn adjust(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    seen(visit, number, typed).await?;
    let AdjustForm { factor, value, reason, version } = AdjustForm::parse(typed)?;
    let act = Act::Adjust { factor, value, reason };
    perform(visit, number, version, act, &Address::Act(number, Action::Adjust)).await
}
