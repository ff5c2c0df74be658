//! What waits for security or for an adviser: `GET /inbox?tab=&page=`. An unknown tab shows the first one.

use app::{
    address::pattern,
    failure::Failure,
    page::case::inbox::{InboxPage, Tab},
};
use axum::{Router, response::Response, routing::get};
use domain::{
    permit::Denial,
    person::{Actor, Role},
};

use crate::{
    http::{Shared, Visit},
    service::Ask,
};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::INBOX, get(show))
}

async fn show(visit: Visit) -> Response {
    let tabs = tabs(&visit.actor);
    let asked = visit.query.first("tab").and_then(Tab::from_code).filter(|tab| tabs.contains(tab));
    let Some(tab) = asked.or_else(|| tabs.first().copied()) else {
        return visit.trouble(Failure::Forbidden(app::refusal::denial(Denial::NotYourRole))).await;
    };
    let page = visit.query.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let listing = match tab {
        Tab::Papers => visit.services.papers(&visit.actor, page).await,
        Tab::Mine => visit.services.held(&visit.actor, page).await,
        Tab::Security | Tab::Open | Tab::Others => {
            let role = if visit.actor.is_anywhere(Role::Reviewer) { Role::Reviewer } else { Role::Adviser };
            let ask = Ask { mover: Some(movers(tab).to_owned()), page, ..Ask::default() };
            visit.services.inbox(&visit.actor, role, &ask).await
        }
    };
    visit.answer(listing.map(|listing| InboxPage { tabs, tab, listing })).await
}

/// The tabs of the roles that a person holds anywhere.
fn tabs(actor: &Actor) -> Vec<Tab> {
    let (reviewer, adviser) = (actor.is_anywhere(Role::Reviewer), actor.is_anywhere(Role::Adviser));
    Tab::ALL
        .into_iter()
        .filter(|tab| match tab {
            Tab::Security | Tab::Mine | Tab::Others => reviewer,
            Tab::Papers => adviser,
            Tab::Open => reviewer || adviser,
        })
        .collect()
}

/// Whose moves a tab shows, as [`Ask::mover`] takes them.
const fn movers(tab: Tab) -> &'static str {
    match tab {
        Tab::Security | Tab::Mine => "security,second-reviewer,both",
        Tab::Others => "marketing,adviser,executive,admin",
        Tab::Open | Tab::Papers => "security,second-reviewer,both,marketing,adviser,executive,admin",
    }
}
