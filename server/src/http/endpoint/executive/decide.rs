//! The decision: `GET` and `POST /cases/{number}/decide`. The choice comes from the brief (`?choice=`) and travels on in
//! the form. A choice that is not offered or not possible now leads back to the brief, which says why. Whoever decides has
//! shown within ten minutes who they are.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Posted, Typed,
        executive::decide::{CHOICE, DecideForm},
    },
    page::executive::{
        decide::{DecidePage, allowed},
        escalated,
    },
    port::CaseView,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::{
        act::{Act, Action},
        refusal::Refusal,
        state::State,
    },
    id::CaseNumber,
};

use crate::{
    http::{
        Shared, Visit,
        endpoint::{Body, act::perform},
    },
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/decide", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = match visit.services.view(&visit.actor, number).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let decided = matches!(view.case.state, State::Approved(_) | State::Declined(_));
    if !view.can(Action::Decide) && !decided {
        return match visit.services.view_for(&visit.actor, number, Action::Decide).await {
            Ok(_) => visit.go(&Address::Brief(number)),
            Err(trouble) => visit.trouble(trouble.into()).await,
        };
    }
    if let Some(away) = visit.unproven() {
        return away;
    }
    let choice = visit.query.first(CHOICE).unwrap_or_default();
    match DecidePage::of(view, choice, Posted::blank()) {
        Some(page) if page.is_open() => visit.page(page.filled()).await,
        _ => visit.go(&Address::Brief(number)),
    }
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match decide(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let choice = typed.first(CHOICE).unwrap_or_default().to_owned();
            let again = async |posted: Posted| -> Result<DecidePage, Failure> {
                let view = visit.services.view(&visit.actor, number).await?;
                let elsewhere = elsewhere(&view);
                DecidePage::of(view, &choice, posted).ok_or(elsewhere)
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn decide(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Decide).await?;
    let escalated = escalated(&view.case).ok_or_else(|| elsewhere(&view))?;
    let DecideForm { choice, reason, expires, version } =
        DecideForm::parse(typed, allowed(&view, escalated))?;
    let act = Act::Decide { choice, reason, expires };
    perform(visit, number, version, act, &Address::Brief(number)).await
}

/// What is said where the form itself cannot come back: the case is not with the executive, or has no such choice.
fn elsewhere(view: &CaseView) -> Failure {
    let refusal = match escalated(&view.case) {
        Some(_) => Refusal::NotOnTheTable,
        None => Refusal::NotInThisState { state: view.case.state.kind(), action: Action::Decide },
    };
    Trouble::from(refusal).into()
}
