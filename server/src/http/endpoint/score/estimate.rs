//! Estimate losses and value: `GET` and `POST /cases/{number}/estimate`. A post with the header of the outcome panel is
//! answered with the curve of what is typed; the button "show the curve" with the whole page; both save nothing. A
//! simulation takes longer than a page, so it runs where it holds up nobody.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Posted, Typed,
        score::estimate::{EstimateForm, PREVIEW},
    },
    page::score::{
        estimate::{
            EstimatePage,
            panel::{Panel, alone},
        },
        euro::live,
    },
    port::CaseView,
    render,
};
use axum::{
    Router,
    extract::Path,
    http::HeaderMap,
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use domain::{
    case::{
        act::{Act, Action},
        estimate::Estimate,
    },
    id::CaseNumber,
};
use leptos::prelude::view;

use crate::{
    http::{
        FRAGMENT, Shared, Visit,
        endpoint::{
            Body,
            act::{perform, seen},
        },
    },
    service::simulate,
};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/estimate", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Estimate).await;
    match view {
        Ok(view) => {
            let page = EstimatePage::of(view, visit.language);
            warm(&page.view, page.tried(visit.language)).await;
            visit.page(page).await
        }
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, headers: HeaderMap, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if headers.contains_key(FRAGMENT) {
        return fragment(&visit, number, &typed).await;
    }
    match pressed(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await?;
                let page = EstimatePage { view, posted };
                warm(&page.view, page.tried(visit.language)).await;
                Ok::<_, crate::service::Trouble>(page)
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn pressed(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    let mut view = seen(visit, number, typed).await?;
    if !view.can(Action::Estimate) {
        view = visit.services.view_for(&visit.actor, number, Action::Estimate).await?;
    }
    let frame = EstimatePage::frame(&view, visit.language);
    let form = EstimateForm::parse(typed, &frame)?;
    if typed.first(PREVIEW).is_some() {
        warm(&view, form.estimate).await;
        let posted = Posted { typed: typed.clone(), ..Posted::blank() };
        return Ok(visit.page(EstimatePage { view, posted }).await);
    }
    let next = Address::Act(number, Action::Estimate);
    perform(visit, number, form.version, Act::Estimate(Box::new(form.estimate)), &next).await
}

/// The curve of what is typed so far.
async fn fragment(visit: &Visit, number: CaseNumber, typed: &Typed) -> Response {
    let view = match visit.services.view_for(&visit.actor, number, Action::Estimate).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let estimate = EstimateForm::tried(typed, &EstimatePage::frame(&view, visit.language));
    warm(&view, estimate.clone()).await;
    Html(render::fragment(visit.language, move || view! { <Panel view=view estimate=estimate/> }))
        .into_response()
}

/// Simulates what this person alone expects, so that the page finds it remembered.
async fn warm(view: &CaseView, estimate: Estimate) {
    let view = alone(view, &estimate);
    simulate(move || {
        let conditions = live(&view).unwrap_or_default();
        drop(view.standing(&conditions));
    })
    .await;
}
