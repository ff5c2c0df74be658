//! Pages of one act on a case. `perform` is what all of them do when their form is fine.

mod answer;
mod artefact;
mod ask;
mod assign;
mod need;
mod refer;
mod simple;

use app::{
    address::Address,
    failure::Failure,
    form::{Typed, parse},
    port::CaseView,
};
use axum::{Router, response::Response};
use domain::{case::act::Act, id::CaseNumber};

use crate::{
    http::{Shared, Visit},
    service::Trouble,
};

/// The routes of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(answer::routes())
        .merge(artefact::routes())
        .merge(ask::routes())
        .merge(assign::routes())
        .merge(need::routes())
        .merge(refer::routes())
        .merge(simple::routes())
}

/// Does the act and goes on to `next`, where it says what was done; or says why not.
pub async fn perform(
    visit: &Visit,
    number: CaseNumber,
    seen: i64,
    act: Act,
    next: &Address,
) -> Result<Response, Failure> {
    let action = act.action();
    visit.services.act(&visit.actor, number, seen, act).await?;
    Ok(visit.done(next, action))
}

/// What stands in the preview of a message where somebody still has to write.
pub const GAP: &str = "[…]";

/// The case with whoever would be told of this act, for a page that shows it before it is done.
pub async fn told(visit: &Visit, view: CaseView, act: Act) -> Result<CaseView, Trouble> {
    let origin = visit.shared.origin.as_str().to_owned();
    visit.services.with_told(&visit.actor, view, act, &origin).await
}

/// The case, if it is still the one the form was made from. A form that comes back carries the version of today, so an
/// older one must be told now or never.
pub async fn seen(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<CaseView, Failure> {
    let view = visit.services.view(&visit.actor, number).await?;
    match parse::version(typed) {
        Ok(version) if version != view.version => Err(Failure::Conflict),
        _ => Ok(view),
    }
}
