//! What waits for the executive: `GET /decisions`. Anybody may open it; who decides nothing finds it empty.

use app::{address::pattern, failure::Failure, page::case::decisions::DecisionsPage};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::DECISIONS, get(show))
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit).await).await
}

async fn page(visit: &Visit) -> Result<DecisionsPage, Failure> {
    let now = visit.services.world.now();
    let own = visit.services.own_areas(&visit.actor).await?;
    let policy = visit.services.policy_waits(&visit.actor).await?;
    Ok(DecisionsPage { rows: visit.services.decisions(&visit.actor).await?, own, policy, now })
}
