//! Begin a request: `GET` and `POST /requests/new`, filled from `?tool=`.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        intake::{
            new::{NewForm, asked},
            sheet::TOOL,
        },
    },
    page::intake::new::{NOT_MARKETING, NewPage},
};
use axum::{Router, response::Response, routing::get};
use domain::id::{AreaId, CaseNumber};

use crate::http::{Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::NEW, get(show).post(submit))
}

async fn show(visit: Visit) -> Response {
    let (name, _) = asked(visit.query.first("tool").unwrap_or_default());
    let posted = if name.is_empty() { Posted::blank() } else { Posted::filled([(TOOL, name)]) };
    visit.answer(page(&visit, posted).await).await
}

async fn page(visit: &Visit, posted: Posted) -> Result<NewPage, Failure> {
    let places = visit.services.places(&visit.actor).await?;
    if places.is_empty() {
        return Err(Failure::Forbidden(NOT_MARKETING));
    }
    let (_, known) = asked(posted.value(TOOL));
    Ok(NewPage { places, known, posted })
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match begin(&visit, &typed).await {
        Ok(number) => visit.go(&Address::Step(number, 1)),
        Err(failure) => visit.refused(failure, typed, async |posted| page(&visit, posted).await).await,
    }
}

async fn begin(visit: &Visit, typed: &Typed) -> Result<CaseNumber, Failure> {
    let places = visit.services.places(&visit.actor).await?;
    if places.is_empty() {
        return Err(Failure::Forbidden(NOT_MARKETING));
    }
    let areas: Vec<AreaId> = places.into_iter().map(|place| place.id).collect();
    let form = NewForm::parse(typed, &areas)?;
    Ok(visit.services.begin(&visit.actor, form.area, form.request()).await?)
}
