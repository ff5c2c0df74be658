//! A reviewer's or an adviser's desk: `GET /inbox?tab=&page=&peek=` and the filter. An unknown tab shows the first one, and
//! what is unknown in a filter leaves nothing out.

use app::{
    address::pattern,
    failure::Failure,
    form::case::filter::Filter,
    page::case::inbox::{InboxPage, Place, Tab},
};
use axum::{Router, response::Response, routing::get};
use domain::{
    id::CaseNumber,
    permit::Denial,
    person::{Actor, Role},
};

use crate::{
    http::{Shared, Visit},
    service::{ANYBODY, Desk, SECURITY, Trouble},
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
    let place = Place { tab, filter: Filter::of(&visit.query) };
    visit.answer(page(&visit, tabs, place).await).await
}

async fn page(visit: &Visit, tabs: Vec<Tab>, place: Place) -> Result<InboxPage, Trouble> {
    let (services, actor) = (&visit.services, &visit.actor);
    let page = visit.query.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let role = if actor.is_anywhere(Role::Reviewer) { Role::Reviewer } else { Role::Adviser };
    let filter = &place.filter;
    let listing = match place.tab {
        Tab::Papers => services.papers(actor, page).await?,
        tab => services.desk(actor, role, desk(tab), filter, page).await?,
    };
    let nothing = listing.rows.is_empty() && filter.is_empty();
    let next = if nothing { services.next_due(actor, role).await? } else { None };
    let peek = visit.query.first("peek").and_then(|number| number.parse().ok()).map(CaseNumber);
    let peek = match peek {
        // A case that is not there, or not theirs, is not looked at; the list stays.
        Some(number) => services.view(actor, number).await.ok().map(Box::new),
        None => None,
    };
    let areas = services.desk_areas(actor).await?;
    let saved = services.filters(actor).await?;
    Ok(InboxPage { tabs, place, listing, peek, areas, saved, next })
}

/// The tabs of the roles that a person holds anywhere.
fn tabs(actor: &Actor) -> Vec<Tab> {
    let (reviewer, adviser) = (actor.is_anywhere(Role::Reviewer), actor.is_anywhere(Role::Adviser));
    Tab::ALL
        .into_iter()
        .filter(|tab| match tab {
            Tab::Mine | Tab::Security | Tab::Snoozed | Tab::Others => reviewer,
            Tab::Papers => adviser,
            Tab::Watched | Tab::Open => reviewer || adviser,
        })
        .collect()
}

/// What a tab lists. The papers have a list of their own.
const fn desk(tab: Tab) -> Desk {
    match tab {
        Tab::Mine => Desk::Mine,
        Tab::Security => Desk::Moves(SECURITY),
        Tab::Watched => Desk::Watched,
        Tab::Snoozed => Desk::Snoozed,
        Tab::Others => Desk::Moves("marketing,adviser,executive,admin"),
        Tab::Open | Tab::Papers => Desk::Moves(ANYBODY),
    }
}
