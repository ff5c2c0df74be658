//! Files that the tool has already: `GET …?about=` offers them, `POST /cases/{number}/reuse-evidence` takes them over.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        case::{evidence::ABOUT, reuse::ReuseForm},
    },
    page::evidence::reuse::ReuseEvidencePage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REUSE_EVIDENCE, get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let named = visit.query.first(ABOUT);
    let posted = named.map_or_else(Posted::blank, |named| Posted::filled([(ABOUT, named.to_owned())]));
    visit.answer(page(&visit, number, posted).await).await
}

async fn page(visit: &Visit, number: CaseNumber, posted: Posted) -> Result<ReuseEvidencePage, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::AddEvidence).await?;
    let files = visit.services.reusable(&visit.actor, number).await?;
    Ok(ReuseEvidencePage { view, files, now: visit.services.world.now(), posted })
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match ReuseForm::parse(&typed) {
        Ok(form) => {
            visit.services.reuse(&visit.actor, number, form.about, form.versions).await.map_err(Failure::from)
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.done(&Address::Evidence(number), Action::AddEvidence),
        Err(failure) => {
            visit.refused(failure, typed, async |posted| page(&visit, number, posted).await).await
        }
    }
}
