//! Several cases at once: `GET /inbox/bulk?act=&case=` shows what would happen, `POST` does it and answers what came of each.
//! The answer is a page and no redirect, because nothing keeps it but the key of the form: who sends twice sees it again.

use app::{
    address::pattern,
    failure::Failure,
    form::{
        Posted, Typed,
        case::bulk::{ACT, BulkAct, BulkForm, ITEM, TAB, ticked},
    },
    page::case::bulk::{BulkDonePage, BulkPage},
};
use axum::{Router, response::Response, routing::get};
use domain::{
    id::CaseNumber,
    permit::{Task, pass},
};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::BULK, get(show).post(submit))
}

async fn show(visit: Visit) -> Response {
    let (numbers, too_many) = ticked(&visit.query);
    let page = preview(&visit, &visit.query, &numbers, Posted::blank()).await;
    visit.answer(page.map(|page| BulkPage { too_many, ..page })).await
}

/// The requests with what would happen to each.
async fn preview(
    visit: &Visit,
    asked: &Typed,
    numbers: &[CaseNumber],
    posted: Posted,
) -> Result<BulkPage, Trouble> {
    pass(&visit.actor, Task::ActInBulk, None)?;
    let act = asked.first(ACT).and_then(BulkAct::from_code).unwrap_or(BulkAct::Snooze);
    let items = visit.services.bulk_items(&visit.actor, act, numbers).await?;
    let people = if act == BulkAct::Assign { visit.services.bulk_holders(&items).await? } else { Vec::new() };
    Ok(BulkPage {
        act,
        items,
        too_many: false,
        people,
        me: visit.actor.id,
        now: visit.services.world.now(),
        tab: tab(asked),
        posted,
    })
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if typed.first(ACT) == Some(BulkAct::Approve.code())
        && let Some(asked) = visit.unproven_form(&typed).await
    {
        return asked;
    }
    match act(&visit, &typed).await {
        Ok(page) => visit.page(page).await,
        Err(failure) => {
            let numbers: Vec<CaseNumber> = typed
                .all(ITEM)
                .filter_map(|item| item.split(':').next()?.parse().ok().map(CaseNumber))
                .take(domain::case::class::TOGETHER)
                .collect();
            let asked = typed.clone();
            let again = async |posted: Posted| preview(&visit, &asked, &numbers, posted).await;
            visit.refused(failure, typed, again).await
        }
    }
}

async fn act(visit: &Visit, typed: &Typed) -> Result<BulkDonePage, Failure> {
    pass(&visit.actor, Task::ActInBulk, None).map_err(Trouble::from)?;
    let today = domain::clock::zone::local(visit.services.world.now()).day;
    let form = BulkForm::parse(typed, today)?;
    let act = form.bulk.act();
    let results = visit.services.bulk(&visit.actor, form).await?;
    Ok(BulkDonePage { act, results, tab: tab(typed) })
}

fn tab(typed: &Typed) -> String {
    typed.first(TAB).filter(|tab| tab.len() < 20).unwrap_or_default().to_owned()
}
