//! At the table: offers, what changed, needs and understanding, stalemate. The acts of this room share one way: whoever
//! saw an older version is told so before anything else, then faults, then the act.

mod offer;
mod settle;
mod table;
mod understand;

use app::{
    failure::Failure,
    form::{Fault, Posted, Typed},
    page::Page,
    port::CaseView,
};
use axum::{Router, response::Response};
use domain::{case::act::Act, id::CaseNumber};

use super::act::{perform, seen};
use crate::http::{Shared, Visit};

/// The routes of this room: negotiation, offer, accept, declare, restate.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(offer::routes())
        .merge(settle::routes())
        .merge(table::routes())
        .merge(understand::routes())
}

/// Does the act of a parsed form and goes on to `next`; otherwise the same page with everything that was typed.
async fn act_or_again<P: Page>(
    visit: &Visit,
    number: CaseNumber,
    typed: Typed,
    parsed: Result<(i64, Act), Vec<Fault>>,
    next: &app::address::Address,
    page: impl FnOnce(CaseView, Posted) -> P,
) -> Response {
    let done = match parsed {
        Ok((version, act)) => perform(visit, number, version, act, next).await,
        Err(faults) => Err(seen(visit, number, &typed).await.err().unwrap_or(Failure::Invalid(faults))),
    };
    match done {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| page(view, posted))
            };
            visit.refused(failure, typed, again).await
        }
    }
}
