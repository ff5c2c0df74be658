//! To an end at the table: accept the package, accept the no, or declare a stalemate. `GET` and `POST` of
//! `/cases/{number}/accept`, `/accept-no` and `/declare`.

use app::{
    address::Address,
    form::{
        Typed,
        negotiation::{accept::AcceptForm, declare::DeclareForm, seen::SeenForm},
    },
    page::negotiation::{accept::AcceptPage, accept_no::AcceptNoPage, declare::DeclarePage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use super::act_or_again;
use crate::http::{Shared, Visit, endpoint::Body};

/// The routes of these acts.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/cases/{number}/accept", get(show_accept).post(accept))
        .route("/cases/{number}/accept-no", get(show_accept_no).post(accept_no))
        .route("/cases/{number}/declare", get(show_declare).post(declare))
}

async fn show_accept(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Accept).await;
    visit.answer(view.map(AcceptPage::of)).await
}

async fn accept(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let view = match visit.services.view(&visit.actor, number).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let parsed = AcceptForm::parse(&typed, AcceptPage::is_one_sided(&view))
        .map(|form| (form.version, Act::Accept { explanation: form.explanation }));
    let next = Address::Case(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| AcceptPage { view, posted }).await
}

async fn show_accept_no(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::AcceptNo).await;
    visit.answer(view.map(AcceptNoPage::of)).await
}

async fn accept_no(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = SeenForm::parse(&typed).map(|form| (form.version, Act::AcceptNo));
    let next = Address::Case(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| AcceptNoPage { view, posted }).await
}

async fn show_declare(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Declare).await;
    visit.answer(view.map(DeclarePage::of)).await
}

async fn declare(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = DeclareForm::parse(&typed)
        .map(|form| (form.version, Act::Declare { cause: form.cause, reason: form.reason }));
    let next = Address::Negotiation(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| DeclarePage { view, posted }).await
}
