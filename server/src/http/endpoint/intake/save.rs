//! The draft saver's post: keeps whatever is good of the page and answers one line of plain text with the new version.
//! Nothing is said about faults here; they are said when the person goes on.

use app::{
    failure::Failure,
    form::{Typed, intake::request::RequestForm, parse},
    page::intake::draft::{saved, stale},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    case::act::{Act, Action},
    id::CaseNumber,
};

use super::draft::sheet;
use crate::http::{SAVE, Visit};

const TEXT: (header::HeaderName, &str) = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
const MARK: (&str, &str) = (SAVE, "1");

/// 200 with the new version, 409 when somebody was quicker; otherwise a bare status, which the island says itself.
pub(super) async fn answer(visit: &Visit, number: CaseNumber, step: &str, typed: &Typed) -> Response {
    match keep(visit, number, step, typed).await {
        Ok(version) => {
            let line = saved(visit.words(), visit.services.world.now());
            ([TEXT], [MARK], [("x-concord-version", version.to_string())], line).into_response()
        }
        Err(Failure::Conflict) => {
            (StatusCode::CONFLICT, [TEXT], [MARK], stale(visit.words())).into_response()
        }
        Err(failure) => StatusCode::from_u16(failure.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    }
}

async fn keep(visit: &Visit, number: CaseNumber, step: &str, typed: &Typed) -> Result<i64, Failure> {
    let view = visit.services.view_for(&visit.actor, number, Action::Edit).await?;
    let seen = parse::version(typed).map_err(|_| Failure::Conflict)?;
    if seen != view.version {
        return Err(Failure::Conflict);
    }
    let before = &view.case.request;
    let request = RequestForm::kept(&[sheet(before, step)?], typed, before, view.today());
    if request == *before {
        return Ok(seen);
    }
    Ok(visit.services.act(&visit.actor, number, seen, Act::Edit(Box::new(request))).await?)
}
