//! Filters with a name: `GET` and `POST /inbox/filters/new` for that of the address, `/inbox/filters/{filter}` for one that is
//! kept. Only its owner changes one; for anybody else it is not there.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        case::{
            bulk::TAB,
            filter::{Filter, query},
            saved::{Readers, SavedForm},
        },
    },
    page::case::{inbox::Tab, saved::SavedPage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::permit::{Task, pass};
use uuid::Uuid;

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::SAVE_FILTER, get(new).post(save))
        .route(pattern::FILTER, get(show).post(change))
}

/// Of the address only what the inbox understands.
fn asked(visit: &Visit) -> String {
    let tab = visit.query.first(TAB).and_then(Tab::from_code).unwrap_or(Tab::Mine);
    let pairs = std::iter::once((TAB, tab.code().to_owned())).chain(Filter::of(&visit.query).pairs());
    query(pairs)
}

async fn blank(visit: &Visit) -> Result<SavedPage, Trouble> {
    pass(&visit.actor, Task::UseDesk, None)?;
    let readers = visit.services.filter_readers(&visit.actor).await?;
    Ok(SavedPage::of(None, asked(visit), readers, "", Some(Readers::Me)))
}

async fn new(visit: Visit) -> Response {
    visit.answer(blank(&visit).await).await
}

async fn save(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match keep(&visit, &typed).await {
        Ok(address) => visit.go(&address),
        Err(failure) => {
            let again = async |posted: Posted| blank(&visit).await.map(|page| SavedPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn keep(visit: &Visit, typed: &Typed) -> Result<Address, Failure> {
    let page = blank(visit).await?;
    if let SavedForm::Save { name, readers } = SavedForm::parse(typed, &offered(&page))? {
        visit.services.save_filter(&visit.actor, page.query.clone(), name, readers).await?;
    }
    Ok(Address::Desk(page.query))
}

fn offered(page: &SavedPage) -> Vec<Readers> {
    page.readers.iter().map(|(readers, _)| *readers).collect()
}

async fn kept(visit: &Visit, id: Uuid) -> Result<SavedPage, Trouble> {
    let found = visit.services.filters(&visit.actor).await?;
    let saved = found.into_iter().find(|saved| saved.id == id && saved.own).ok_or(Trouble::Missing)?;
    let readers = visit.services.filter_readers(&visit.actor).await?;
    Ok(SavedPage::of(Some(id), saved.query, readers, &saved.name, Some(saved.readers)))
}

async fn show(visit: Visit, Path(id): Path<Uuid>) -> Response {
    visit.answer(kept(&visit, id).await).await
}

async fn change(visit: Visit, Path(id): Path<Uuid>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match changed(&visit, id, &typed).await {
        Ok(address) => visit.go(&address),
        Err(failure) => {
            let again =
                async |posted: Posted| kept(&visit, id).await.map(|page| SavedPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn changed(visit: &Visit, id: Uuid, typed: &Typed) -> Result<Address, Failure> {
    let page = kept(visit, id).await?;
    let change = match SavedForm::parse(typed, &offered(&page))? {
        SavedForm::Save { name, readers } => Some((name, readers)),
        SavedForm::Delete => None,
    };
    let address = if change.is_some() { Address::Desk(page.query) } else { Address::Inbox };
    visit.services.change_filter(&visit.actor, id, change).await?;
    Ok(address)
}
