//! A file is taken back: `GET …?file=` asks, `POST /cases/{number}/remove-evidence` does it.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Typed,
        case::evidence::{self, FILE, parse_removal},
    },
    page::evidence::{list::EvidencePage, remove::RemoveEvidencePage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use super::file;
use crate::http::{Shared, Visit, endpoint::Body};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REMOVE_EVIDENCE, get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::RemoveEvidence).await;
    let named = visit.query.first(FILE).and_then(evidence::file);
    let page = view.map_err(Failure::from).and_then(|view| {
        let file = file(&view, named).filter(|file| view.takes_back(file)).ok_or(Failure::NotFound)?;
        Ok(RemoveEvidencePage { view, file })
    });
    visit.answer(page).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match parse_removal(&typed) {
        Ok(file) => visit.services.take_back(&visit.actor, number, file).await.map_err(Failure::from),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.done(&Address::Evidence(number), Action::RemoveEvidence),
        // There is nothing typed to keep; the list shows how things stand.
        Err(failure) => {
            let again =
                async |_| visit.services.view(&visit.actor, number).await.map(|view| EvidencePage { view });
            visit.refused(failure, typed, again).await
        }
    }
}
