//! Change the answers of a submitted request: `GET` and `POST /cases/{number}/change-answers`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, intake::change::ChangeForm},
    page::intake::change::ChangePage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use crate::http::{Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/change-answers", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::ChangeAnswers).await;
    visit.answer(view.map(ChangePage::of)).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match change(&visit, number, &typed).await {
        Ok(()) => visit.done(&Address::Case(number), Action::ChangeAnswers),
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| ChangePage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn change(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<(), Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::ChangeAnswers).await?;
    let form = ChangeForm::parse(typed, &view.case.request, view.today())?;
    let act = Act::ChangeAnswers(Box::new(form.request));
    visit.services.act(&visit.actor, number, form.version, act).await?;
    Ok(())
}
