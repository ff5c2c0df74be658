//! What the executive of an area tolerates: `GET` and `POST /areas/{area}/tolerance`.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, score::tolerance::ToleranceForm},
    page::score::tolerance::TolerancePage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::AreaId;

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::TOLERANCE, get(show).post(submit))
}

async fn show(visit: Visit, Path(area): Path<AreaId>) -> Response {
    visit.answer(page(&visit, area).await).await
}

async fn page(visit: &Visit, area: AreaId) -> Result<TolerancePage, Failure> {
    let found = visit.services.tolerance(&visit.actor, area).await?;
    Ok(TolerancePage::of(found.area, found.version, found.default, visit.language))
}

async fn submit(visit: Visit, Path(area): Path<AreaId>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match set(&visit, area, &typed).await {
        Ok(()) => visit.go(&Address::Decisions),
        Err(failure) => {
            let again = async |posted: Posted| {
                Ok::<_, Failure>(TolerancePage { posted, ..page(&visit, area).await? })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn set(visit: &Visit, area: AreaId, typed: &Typed) -> Result<(), Failure> {
    let form = ToleranceForm::parse(typed, visit.language)?;
    Ok(visit.services.set_tolerance(&visit.actor, area, form.version, form.anchors).await?)
}
