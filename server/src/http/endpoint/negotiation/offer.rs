//! The offer editor: `GET` and `POST /cases/{number}/offer`. The body tells which button was pressed: preview, add and
//! palette answer 200 with the changed page and save nothing; the plain submit puts the package on the table.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Fault, FaultKind, Posted, Typed,
        negotiation::offer::{ADD, OfferForm, PALETTE, PREVIEW, add_row, put_compromise},
    },
    page::negotiation::offer::OfferPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{
    case::{
        act::{Act, Action},
        palette::compromise,
    },
    id::CaseNumber,
};

use super::{perform, seen};
use crate::http::{Shared, Visit, endpoint::Body};

/// The routes of the editor.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/offer", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Offer).await;
    visit.answer(view.map(|view| OfferPage::of(view, visit.language))).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match pressed(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await?;
                Ok::<_, crate::service::Trouble>(OfferPage { view, posted, preview: None })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn pressed(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    let mut view = seen(visit, number, typed).await?;
    if !view.can(Action::Offer) {
        view = visit.services.view_for(&visit.actor, number, Action::Offer).await?;
    }
    let offerable = OfferPage::offerable(&view, visit.language);
    let shown = |typed: Typed| Posted { typed, ..Posted::blank() };
    if let Some(id) = typed.first(PALETTE) {
        let chosen = compromise(id).ok_or_else(|| vec![Fault::new(PALETTE, FaultKind::UnknownChoice)])?;
        let posted = shown(put_compromise(typed, chosen, &offerable));
        return Ok(visit.page(OfferPage { view, posted, preview: None }).await);
    }
    if typed.first(ADD).is_some() {
        let posted = shown(add_row(typed, &offerable));
        return Ok(visit.page(OfferPage { view, posted, preview: None }).await);
    }
    let form = OfferForm::parse(typed, &offerable)?;
    if typed.first(PREVIEW).is_some() {
        visit.services.warm(&view.case, &view.policy, vec![form.package.conditions()]).await;
        let preview = Some(form.package);
        return Ok(visit.page(OfferPage { view, posted: shown(typed.clone()), preview }).await);
    }
    let next = Address::Negotiation(number);
    perform(visit, number, form.version, Act::Offer(Box::new(form.package)), &next).await
}
