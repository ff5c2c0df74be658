//! Files are brought: `GET …?about=` and `POST /cases/{number}/add-evidence`. Those that can be taken are taken, whatever is
//! wrong with the others; then the page comes back and says so. Typed words are kept either way.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Fault, Posted, Typed,
        case::evidence::{ABOUT, AddForm, Brought, FILES, NONE},
    },
    page::evidence::add::AddEvidencePage,
};
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{case::act::Action, id::CaseNumber};

use super::sorted;
use crate::{
    http::{FRAGMENT, Shared, Visit, endpoint::Body, upload::Files},
    service::Bring,
};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ADD_EVIDENCE, get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::AddEvidence).await;
    visit.answer(view.map(|view| AddEvidencePage::of(view, visit.query.first(ABOUT)))).await
}

async fn submit(
    visit: Visit,
    Path(number): Path<CaseNumber>,
    headers: HeaderMap,
    Files(sent): Files,
    body: Body,
) -> Response {
    let typed = Typed::parse(&body);
    let (fine, brought) = sorted(sent);
    let form = AddForm::parse(&typed)
        .and_then(|form| if brought.is_empty() { Err(vec![Fault::new(FILES, NONE)]) } else { Ok(form) });
    let done = match form {
        Ok(AddForm { about, note }) if !fine.is_empty() => {
            let bring = Bring { about, note, files: fine };
            visit.services.bring(&visit.actor, number, bring).await.map_err(Failure::from)
        }
        Ok(_) => Ok(Vec::new()),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(taken) => {
            let told = merged(brought, taken);
            // The island sends one file after the other and goes on by itself.
            if headers.contains_key(FRAGMENT) && told.iter().all(|file| file.fault.is_none()) {
                return StatusCode::NO_CONTENT.into_response();
            }
            answer(&visit, number, typed, told).await
        }
        Err(failure) => {
            let again = async |posted: Posted| page(&visit, number, posted, faulty(brought)).await;
            visit.refused(failure, typed, again).await
        }
    }
}

/// What the service says of the files that were fine, in the places of all.
fn merged(brought: Vec<Brought>, taken: Vec<Brought>) -> Vec<Brought> {
    let mut taken = taken.into_iter();
    let told = |file: Brought| match file.fault {
        None => taken.next().unwrap_or(file),
        Some(_) => file,
    };
    brought.into_iter().map(told).collect()
}

/// Where nothing was taken, only the faults are told.
fn faulty(brought: Vec<Brought>) -> Vec<Brought> {
    brought.into_iter().filter(|file| file.fault.is_some()).collect()
}

async fn answer(visit: &Visit, number: CaseNumber, typed: Typed, brought: Vec<Brought>) -> Response {
    if brought.iter().all(|file| file.fault.is_none()) {
        return visit.done(&Address::Evidence(number), Action::AddEvidence);
    }
    match page(visit, number, Posted::refused(typed, Vec::new()), brought).await {
        Ok(page) => visit.refuse(page, 422).await,
        Err(failure) => visit.trouble(failure).await,
    }
}

async fn page(
    visit: &Visit,
    number: CaseNumber,
    posted: Posted,
    brought: Vec<Brought>,
) -> Result<AddEvidencePage, Failure> {
    let view = visit.services.view(&visit.actor, number).await?;
    Ok(AddEvidencePage { view, posted, brought })
}
