//! The blind score of a second reviewer: `GET` and `POST /cases/{number}/score`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, score::blind::BlindForm},
    page::score::blind::BlindPage,
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
    Router::new().route("/cases/{number}/score", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Score).await;
    visit.answer(view.map(BlindPage::of)).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match score(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| BlindPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn score(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    seen(visit, number, typed).await?;
    let BlindForm { score, version } = BlindForm::parse(typed)?;
    perform(visit, number, version, Act::Score(Box::new(score)), &Address::Review(number)).await
}
