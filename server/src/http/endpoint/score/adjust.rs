//! Correct a factor: `GET` and `POST /cases/{number}/adjust`; `?factor=` opens the form of one. A post with the header of the
//! outcome panel is answered with what the chosen value would do, and saves nothing.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Posted, Typed,
        score::adjust::{AdjustForm, FACTOR},
    },
    page::score::adjust::{AdjustPage, calculator::Calculator},
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
    case::act::{Act, Action},
    id::CaseNumber,
};
use leptos::prelude::view;

use crate::http::{
    FRAGMENT, Shared, Visit,
    endpoint::{
        Body,
        act::{perform, seen},
    },
};

/// The routes of this act.
pub fn routes() -> Router<Shared> {
    Router::new().route("/cases/{number}/adjust", get(show).post(submit))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let factor = visit.query.first(FACTOR).and_then(domain::rating::Factor::from_code);
    let view = visit.services.view_for(&visit.actor, number, Action::Adjust).await;
    visit.answer(view.map(|view| AdjustPage::of(view, factor))).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, headers: HeaderMap, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if headers.contains_key(FRAGMENT) {
        return fragment(&visit, number, &typed).await;
    }
    match adjust(&visit, number, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let factor = AdjustForm::factor(&typed);
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await;
                view.map(|view| AdjustPage { view, factor, posted })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn fragment(visit: &Visit, number: CaseNumber, typed: &Typed) -> Response {
    let Some(factor) = AdjustForm::factor(typed) else {
        return visit.trouble(Failure::NotFound).await;
    };
    let view = match visit.services.view_for(&visit.actor, number, Action::Adjust).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let value = AdjustForm::value(typed, factor);
    let panel = move || view! { <Calculator view=view factor=factor value=value/> };
    Html(render::fragment(visit.language, panel)).into_response()
}

async fn adjust(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<Response, Failure> {
    seen(visit, number, typed).await?;
    let AdjustForm { factor, value, reason, version } = AdjustForm::parse(typed)?;
    let act = Act::Adjust { factor, value, reason };
    perform(visit, number, version, act, &Address::Act(number, Action::Adjust)).await
}
