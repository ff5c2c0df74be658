//! Ask a question: `GET` and `POST /cases/{number}/ask`.

use app::{
    address::Address,
    failure::Failure,
    form::{Posted, Typed, case::ask::AskForm},
    page::act::ask::{AskPage, asker},
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
    Router::new().route("/cases/{number}/ask", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(Box::pin(page(&visit, number)).await).await
}

async fn page(visit: &Visit, number: CaseNumber) -> Result<AskPage, Trouble> {
    let view = visit.services.view_for(&visit.actor, number, Action::Ask).await?;
    // Whom an executive asks is still to be chosen.
    let view = match asker(&view) {
        None => view,
        Some(side) => {
            let act = Act::Ask { text: GAP.to_owned(), suggestion: None, to: side.other(), about: None };
            told(visit, view, act).await?
        }
    };
    Ok(AskPage::of(view))
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match ask(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| AskPage { view, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

/// Which side is asked depends on who asks, so the case is looked at before the form is read.
async fn ask(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    let view = visit.services.view(&visit.actor, number).await?;
    let form = AskForm::parse(typed, asker(&view))?;
    let act = Act::Ask { text: form.question, suggestion: form.suggestion, to: form.to, about: form.about };
    perform(visit, number, form.version, act, &Address::Case(number)).await
}
