//! A newer version of a file: `GET …?file=` and `POST /cases/{number}/replace-evidence`. The form says how many versions its
//! sender saw; whoever is slower is told and sees the newest.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Fault, FaultKind, Posted, Typed,
        case::evidence::{self, Brought, FILE, FILES, NONE, ReplaceForm},
    },
    page::evidence::replace::ReplaceEvidencePage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use super::{file, sorted};
use crate::http::{Shared, Visit, endpoint::Body, upload::Files, upload::Sent};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::REPLACE_EVIDENCE, get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::ReplaceEvidence).await;
    let named = visit.query.first(FILE).and_then(evidence::file);
    let page = view.map_err(Failure::from).and_then(|view| {
        let file = file(&view, named).filter(|file| view.replaces(file)).ok_or(Failure::NotFound)?;
        Ok(ReplaceEvidencePage { view, file, posted: Posted::blank(), brought: Vec::new() })
    });
    visit.answer(page).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, Files(sent): Files, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match replace(&visit, number, &typed, sent).await {
        Ok(None) => visit.done(&Address::Evidence(number), Action::ReplaceEvidence),
        Ok(Some(brought)) => {
            match page(&visit, number, &typed, Posted::refused(typed.clone(), Vec::new()), brought).await {
                Ok(page) => visit.refuse(page, 422).await,
                Err(failure) => visit.trouble(failure).await,
            }
        }
        Err(failure) => {
            let kept = typed.clone();
            let again = async |posted| page(&visit, number, &kept, posted, Vec::new()).await;
            visit.refused(failure, typed, again).await
        }
    }
}

/// What is wrong with the file; `None` when it was taken.
async fn replace(
    visit: &Visit,
    number: CaseNumber,
    typed: &Typed,
    sent: Vec<Sent>,
) -> Result<Option<Vec<Brought>>, Failure> {
    let form = ReplaceForm::parse(typed)?;
    let (mut sound, brought) = sorted(sent);
    if brought.iter().any(|file| file.fault.is_some()) {
        return Ok(Some(brought));
    }
    let fault = |kind| Failure::Invalid(vec![Fault::new(FILES, kind)]);
    let document = sound.pop().ok_or_else(|| fault(NONE))?;
    if !sound.is_empty() {
        return Err(fault(FaultKind::TooMany { max: 1 }));
    }
    let (file, seen) = (form.file, form.seen);
    let brought = visit.services.bring_anew(&visit.actor, number, (file, seen), form.note, document).await?;
    Ok(brought.fault.is_some().then(|| vec![brought]))
}

async fn page(
    visit: &Visit,
    number: CaseNumber,
    typed: &Typed,
    posted: Posted,
    brought: Vec<Brought>,
) -> Result<ReplaceEvidencePage, Failure> {
    let view = visit.services.view(&visit.actor, number).await?;
    let named = typed.first(FILE).and_then(evidence::file);
    let file = file(&view, named).ok_or(Failure::NotFound)?;
    Ok(ReplaceEvidencePage { view, file, posted, brought })
}
