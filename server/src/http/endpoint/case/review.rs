//! Security's working page: `GET /cases/{number}/review`, for reviewers, and for auditors, who read everything. `POST`
//! marks a topic, or everything that the page showed, as viewed.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Typed,
        case::look::{LookForm, TOPIC},
    },
    page::case::review::{ReviewPage, look::CHANGED},
    port::talk::anchor,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::CaseNumber;

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REVIEW, get(show).post(look))
}

async fn page(visit: &Visit, number: CaseNumber) -> Result<ReviewPage, Trouble> {
    let view = visit.services.review(&visit.actor, number).await?;
    let view = visit.services.with_talk(&visit.actor, view).await?;
    // Where nothing changed, all of it is shown.
    let changed = visit.query.first("show") == Some(CHANGED) && !view.changed_facts().is_empty();
    Ok(ReviewPage { view, changed })
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    visit.answer(page(&visit, number).await).await
}

async fn look(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match LookForm::parse(&typed) {
        Ok(LookForm::Topic(topic, hash)) => {
            visit.services.viewed(&visit.actor, number, topic, hash).await.map_err(Failure::from)
        }
        Ok(LookForm::All(whole)) => {
            visit.services.viewed_all(&visit.actor, number, whole).await.map_err(Failure::from)
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.go_to(&Address::Review(number), typed.first(TOPIC).map(anchor)),
        Err(failure) => visit.refused(failure, typed, async |_| page(&visit, number).await).await,
    }
}
