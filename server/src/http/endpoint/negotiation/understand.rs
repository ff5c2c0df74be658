//! Understanding: restate the other side's need, confirm or correct a restatement of the own one, or stop trying. `GET`
//! and `POST` of `/cases/{number}/restate`, `/confirm`, `/correct` and `/close-restatement`; the pages of confirm and
//! correct are one page.

use app::{
    address::Address,
    form::{
        Typed,
        negotiation::{correct::CorrectForm, restate::RestateForm, seen::SeenForm},
    },
    page::negotiation::{close::ClosePage, restate::RestatePage, understanding::UnderstandingPage},
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
        .route("/cases/{number}/restate", get(show_restate).post(restate))
        .route("/cases/{number}/confirm", get(show_confirm).post(confirm))
        .route("/cases/{number}/correct", get(show_correct).post(correct))
        .route("/cases/{number}/close-restatement", get(show_close).post(close))
}

async fn show_restate(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Restate).await;
    visit.answer(view.map(RestatePage::of)).await
}

async fn restate(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = RestateForm::parse(&typed).map(|form| (form.version, Act::Restate(form.restatement)));
    let next = Address::Negotiation(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| RestatePage { view, posted }).await
}

async fn show_confirm(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Confirm).await;
    visit.answer(view.map(UnderstandingPage::of)).await
}

async fn confirm(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = SeenForm::parse(&typed).map(|form| (form.version, Act::Confirm));
    let next = Address::Negotiation(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| UnderstandingPage { view, posted })
        .await
}

async fn show_correct(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Correct).await;
    visit.answer(view.map(UnderstandingPage::of)).await
}

async fn correct(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = CorrectForm::parse(&typed).map(|form| (form.version, Act::Correct(form.correction)));
    let next = Address::Negotiation(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| UnderstandingPage { view, posted })
        .await
}

async fn show_close(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::CloseRestatement).await;
    visit.answer(view.map(ClosePage::of)).await
}

async fn close(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let parsed = SeenForm::parse(&typed).map(|form| (form.version, Act::CloseRestatement));
    let next = Address::Negotiation(number);
    act_or_again(&visit, number, typed, parsed, &next, |view, posted| ClosePage { view, posted }).await
}
