//! The outbox: `GET /jobs`, and `POST /jobs` for the buttons of what was given up; for admins.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Typed, outbox::jobs::JobForm},
};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::JOBS, get(show).post(submit))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.jobs(&visit.actor).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match JobForm::parse(&typed) {
        Ok(form) => visit.services.settle_job(&visit.actor, form).await.map_err(Failure::from),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.go(&Address::Jobs),
        Err(failure) => {
            visit.refused(failure, typed, async |_| visit.services.jobs(&visit.actor).await).await
        }
    }
}
