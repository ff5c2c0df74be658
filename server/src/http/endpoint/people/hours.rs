//! When an area works and how long each move may take there: `GET` and `POST /areas/{area}/hours`, for its admins.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::hours::HoursForm},
    page::people::hours::HoursPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::AreaId;

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::HOURS, get(show).post(submit))
}

async fn show(visit: Visit, Path(area): Path<AreaId>) -> Response {
    visit.answer(visit.services.hours(&visit.actor, area).await).await
}

async fn submit(visit: Visit, Path(area): Path<AreaId>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match set(&visit, area, &typed).await {
        Ok(()) => visit.go(&Address::Areas),
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.hours(&visit.actor, area).await.map(|page| HoursPage { posted, ..page })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn set(visit: &Visit, area: AreaId, typed: &Typed) -> Result<(), Failure> {
    let HoursForm { calendar, deadlines, version } = HoursForm::parse(typed)?;
    Ok(visit.services.set_hours(&visit.actor, area, version, calendar, deadlines).await?)
}
