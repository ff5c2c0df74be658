//! Check and send: `GET` and `POST /cases/{number}/check`, and the confirmation `GET /cases/{number}/sent`.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        intake::{change::shown, check::CheckForm},
    },
    page::intake::{check::CheckPage, sent::SentPage},
    port::CaseView,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::{
        act::{Act, Action},
        request::Request,
        state::State,
    },
    id::CaseNumber,
};

use super::draft::likely;
use crate::http::{Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::CHECK, get(show).post(submit)).route(pattern::SENT, get(sent))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = match visit.services.view_for(&visit.actor, number, Action::Submit).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    // A returned request is mended on one page, which also hands it in again.
    if matches!(view.case.state, State::Returned(_)) {
        return visit.go(&Address::Act(number, Action::ChangeAnswers));
    }
    let posted = CheckPage::posted(&view);
    visit.answer(page(&visit, view, posted).await).await
}

async fn page(visit: &Visit, view: CaseView, posted: Posted) -> Result<CheckPage, Failure> {
    let complete = view.case.request.missing(visit.services.book).is_empty();
    let urgency = view.as_asked().map(|standing| standing.assessment.inherent.severity_max());
    Ok(CheckPage {
        likely: likely(&view),
        promise: urgency.filter(|_| complete).map(|urgency| visit.services.promise(&view.policy, urgency)),
        reviewers: visit.services.reviewers(&view.case).await?,
        posted,
        view,
    })
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match send(&visit, number, &typed).await {
        Ok(()) => visit.go(&Address::Sent(number)),
        Err(failure) => {
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await?;
                page(&visit, view, posted).await
            };
            visit.refused(failure, typed, again).await
        }
    }
}

/// Keeps what was confirmed, then submits. A tick that is taken away makes the severity provisional again.
async fn send(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<(), Failure> {
    let form = CheckForm::parse(typed)?;
    let view = visit.services.view_for(&visit.actor, number, Action::Submit).await?;
    if view.version != form.version {
        return Err(Failure::Conflict);
    }
    let request = &view.case.request;
    let missing = request.missing(visit.services.book);
    if !missing.is_empty() {
        return Err(CheckForm::faults(&missing).into());
    }
    let impact = shown(request).filter(|_| form.confirmed);
    let confirmed = Request { impact, ..request.clone() };
    let edit = (view.can(Action::Edit) && impact != request.impact).then(|| Act::Edit(Box::new(confirmed)));
    let acts = edit.into_iter().chain([Act::Submit]).collect();
    visit.services.acts(&visit.actor, number, form.version, acts).await?;
    Ok(())
}

async fn sent(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    match visit.services.view(&visit.actor, number).await {
        Ok(view) if view.case.submitted.is_none() => visit.go(&Address::Check(number)),
        view => visit.answer(view.map(|view| SentPage { view })).await,
    }
}
