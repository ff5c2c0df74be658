//! The pages of a draft: `GET` and `POST /cases/{number}/draft/{step}`, and the fragment that the outcome panel asks
//! for, `POST /cases/{number}/outcome`. A post with the header of the draft saver is answered by `save`.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        intake::{
            request::RequestForm,
            sheet::{Sheet, of_draft, of_kind, of_question},
        },
    },
    page::intake::{
        draft::DraftPage,
        outcome::{Likely, OutcomeText},
        tasks::{TasksPage, wanted},
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
    case::{
        act::{Act, Action},
        request::Request,
    },
    id::CaseNumber,
    rules::QuestionId,
    screening,
};
use leptos::prelude::view;

use super::save;
use crate::http::{SAVE, Shared, Visit, endpoint::Body};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::STEP, get(show).post(submit))
        .route(pattern::TASKS, get(tasks))
        .route(pattern::OUTCOME, post(outcome))
}

/// The sheet of a step, from 1, or of one question of the catalogue.
pub(super) fn sheet(request: &Request, step: &str) -> Result<Sheet, Failure> {
    let Some(place) = number_of(step) else {
        let one = request.kind.and_then(|kind| of_question(kind, &QuestionId::from(step)));
        return one.ok_or(Failure::NotFound);
    };
    let place = place.checked_sub(1).ok_or(Failure::NotFound)?;
    of_draft(request).into_iter().nth(place).ok_or(Failure::NotFound)
}

fn number_of(step: &str) -> Option<usize> {
    step.parse().ok()
}

async fn show(visit: Visit, Path((number, step)): Path<(CaseNumber, String)>) -> Response {
    visit.answer(filled(&visit, number, &step).await).await
}

async fn filled(visit: &Visit, number: CaseNumber, step: &str) -> Result<DraftPage, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await?;
    let posted = Posted::filled(sheet(&view.case.request, step)?.values(&view.case.request));
    page(visit, view, step, posted)
}

fn page(visit: &Visit, view: CaseView, step: &str, posted: Posted) -> Result<DraftPage, Failure> {
    let request = &view.case.request;
    // once something was said that has to be asked about, nobody knows how many pages there will be
    let reliable = request.kind.is_some() && screening::is_plain(visit.services.book, request)
        || screening::waiting(visit.services.book, request) == 0;
    Ok(DraftPage {
        step: number_of(step),
        total: reliable.then(|| of_draft(request).len()),
        sheet: sheet(request, step)?,
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
    Path((number, step)): Path<(CaseNumber, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let typed = Typed::parse(&body);
    if headers.contains_key(SAVE) {
        return save::answer(&visit, number, &step, &typed).await;
    }
    match go_on(&visit, number, &step, &typed).await {
        Ok(next) => visit.go(&next),
        Err(failure) => {
            let again = async |posted: Posted| {
                let view = visit.services.view(&visit.actor, number).await?;
                page(&visit, view, &step, posted)
            };
            visit.refused(failure, typed, again).await
        }
    }
}

/// Stores the sheet and says what comes next: another kind asks other questions, so they come before the check page.
async fn go_on(visit: &Visit, number: CaseNumber, step: &str, typed: &Typed) -> Result<Address, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await?;
    let before = &view.case.request;
    let asked = sheet(before, step)?;
    let mut form = RequestForm::parse(std::slice::from_ref(&asked), typed, before, view.today())?;
    if asked == Sheet::Basics {
        // another tool or kind, other things that are known already
        form.request.screened.carried =
            visit.services.carried(&visit.actor, view.case.area, &form.request).await?;
        screening::ask(visit.services.book, &mut form.request);
    }
    let after = form.request.clone();
    visit.services.act(&visit.actor, number, form.version, Act::Edit(Box::new(form.request))).await?;
    let same = after.kind == before.kind && after.screened.one_by_one == before.screened.one_by_one;
    let sheets = of_draft(&after).len();
    Ok(match number_of(step) {
        Some(place) if place < sheets && !(checking(visit) && same) => {
            // the last answer in plain words of a larger request opens its list
            let complete = matches!(asked, Sheet::Screening(_))
                && !matches!(of_draft(&after).get(place), Some(Sheet::Screening(_)));
            if complete && wanted(&after, &Likely::of(number, &after, &view.policy)) {
                Address::Tasks(number)
            } else {
                Address::Step(number, place.saturating_add(1))
            }
        }
        _ => Address::Check(number),
    })
}

async fn tasks(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await;
    visit.answer(view.map(|view| TasksPage { likely: likely(&view), view })).await
}

async fn outcome(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let view = match visit.services.view_for(&visit.actor, number, Action::Edit).await {
        Ok(view) => view,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let before = &view.case.request;
    let request = RequestForm::tried(&of_kind(before.kind), &Typed::parse(&body), before, view.today());
    let likely = Likely::of(number, &request, &view.policy);
    let kind = request.kind;
    Html(render::fragment(visit.language, move || view! { <OutcomeText likely=likely kind=kind/> }))
        .into_response()
}
