//! Who decides in an area: `GET` and `POST /areas/{area}`, for its admins.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::area::AreaForm},
    page::people::area::AreaPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::AreaId;

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::AREA, get(show).post(submit))
}

async fn show(visit: Visit, Path(area): Path<AreaId>) -> Response {
    visit.answer(visit.services.area(&visit.actor, area).await).await
}

async fn submit(visit: Visit, Path(area): Path<AreaId>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match name(&visit, area, &typed).await {
        Ok(()) => visit.go(&Address::Areas),
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.area(&visit.actor, area).await.map(|page| AreaPage { posted, ..page })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn name(visit: &Visit, area: AreaId, typed: &Typed) -> Result<(), Failure> {
    let page = visit.services.area(&visit.actor, area).await?;
    let known: Vec<_> = page.known.iter().map(|(person, _)| *person).collect();
    let AreaForm { executive, substitute, version } = AreaForm::parse(typed, &known)?;
    Ok(visit.services.name_deciders(&visit.actor, area, version, executive, substitute).await?)
}
