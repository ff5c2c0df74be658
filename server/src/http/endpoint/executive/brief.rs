//! The brief: `GET /cases/{number}/brief`, for everybody who may see the case. A case that the executive never had, or
//! has sent back, has none; a link in an old message then leads to the case, which says where it stands.

use app::{
    address::{Address, pattern},
    failure::Failure,
    page::executive::brief::{BriefPage, Next},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{id::CaseNumber, permit::Hat};

use crate::http::{Shared, Visit};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::BRIEF, get(show))
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let view = visit.services.view(&visit.actor, number).await;
    let version = view.as_ref().map_or(0, |view| view.version);
    match view.map(BriefPage::of) {
        Ok(Some(page)) => {
            visit.services.opened_brief(visit.actor.id, number, version).await;
            if !page.is_decided_by_reader() {
                return visit.page(page).await;
            }
            Box::pin(visit.answer(next(&visit).await.map(|next| page.before(next)))).await
        }
        Ok(None) => visit.go(&Address::Case(number)),
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

/// The decision that waits next, the most urgent first.
async fn next(visit: &Visit) -> Result<Next, Failure> {
    let rows = visit.services.decisions(&visit.actor).await?;
    let mine = rows.into_iter().find(|row| row.hat == Some(Hat::Decider));
    Ok(Next(mine.map(|row| (row.number, row.tool))))
}
