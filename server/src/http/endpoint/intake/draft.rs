//! The pages of a draft: `GET` and `POST /cases/{number}/draft/{step}`, and the fragment that the outcome panel asks
//! for, `POST /cases/{number}/outcome`. A post with the header of the draft saver is answered by `save`.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        intake::{
            request::RequestForm,
            sheet::{Sheet, of_draft},
        },
    },
    page::intake::{
        draft::DraftPage,
        outcome::{Likely, OutcomeText},
    },
    port::CaseView,
    render,
};
use axum::{
    Router,
    extract::Path,
    http::HeaderMap,
    response::{Html, IntoResponse as _, Response},
    routing::{get, post},
};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
    rules::KindId,
};
use leptos::prelude::view;

use super::save;
use crate::http::{SAVE, Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::STEP, get(show).post(submit)).route(pattern::OUTCOME, post(outcome))
}

/// The sheet of a step, from 1.
pub(super) fn sheet(kind: Option<KindId>, step: usize) -> Result<Sheet, Failure> {
    let place = step.checked_sub(1).ok_or(Failure::NotFound)?;
    of_draft(kind).into_iter().nth(place).ok_or(Failure::NotFound)
}

async fn show(visit: Visit, Path((number, step)): Path<(CaseNumber, usize)>) -> Response {
    visit.answer(filled(&visit, number, step).await).await
}

async fn filled(visit: &Visit, number: CaseNumber, step: usize) -> Result<DraftPage, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await?;
    let posted = Posted::filled(sheet(view.case.request.kind, step)?.values(&view.case.request));
    page(visit, view, step, posted)
}

fn page(visit: &Visit, view: CaseView, step: usize, posted: Posted) -> Result<DraftPage, Failure> {
    let request = &view.case.request;
    Ok(DraftPage {
        step,
        total: request.kind.map(|kind| of_draft(Some(kind)).len()),
        sheet: sheet(request.kind, step)?,
        checking: checking(visit),
        likely: likely(&view),
        posted,
        view,
    })
}

/// The likely outcome of a case as it is stored.
pub(super) fn likely(view: &CaseView) -> Likely {
    Likely::of(view.case.number, &view.case.request, &view.policy)
}

/// Opened by "Change" on the check page, and leading straight back there.
fn checking(visit: &Visit) -> bool {
    visit.query.first("back") == Some("check")
}

async fn submit(
    visit: Visit,
    Path((number, step)): Path<(CaseNumber, usize)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let typed = Typed::parse(&body);
    if headers.contains_key(SAVE) {
        return save::answer(&visit, number, step, &typed).await;
    }
    match go_on(&visit, number, step, &typed).await {
        Ok(next) => visit.go(&next),
        Err(failure) => {
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await?;
                page(&visit, view, step, posted)
            };
            visit.refused(failure, typed, again).await
        }
    }
}

/// Stores the sheet and says what comes next: another kind asks other questions, so they come before the check page.
async fn go_on(visit: &Visit, number: CaseNumber, step: usize, typed: &Typed) -> Result<Address, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await?;
    let before = &view.case.request;
    let form = RequestForm::parse(&[sheet(before.kind, step)?], typed, before, view.today())?;
    let kind = form.request.kind;
    visit.services.act(&visit.actor, number, form.version, Act::Edit(Box::new(form.request))).await?;
    let is_last = step >= of_draft(kind).len();
    Ok(if is_last || (checking(visit) && kind == before.kind) {
        Address::Check(number)
    } else {
        Address::Step(number, step.saturating_add(1))
    })
}

async fn outcome(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let view = match visit.services.view_for(&visit.actor, number, Action::Edit).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let before = &view.case.request;
    let request = RequestForm::tried(&of_draft(before.kind), &Typed::parse(&body), before, view.today());
    let likely = Likely::of(number, &request, &view.policy);
    let kind = request.kind;
    Html(render::fragment(visit.language, move || view! { <OutcomeText likely=likely kind=kind/> }))
        .into_response()
}
