//! What somebody sets for themselves: `GET` and `POST /account`, for everybody who is signed in.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::account::KeysForm},
    page::people::account::AccountPage,
};
use axum::{Router, response::Response, routing::get};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ACCOUNT, get(show).post(submit))
}

async fn page(visit: &Visit) -> Result<AccountPage, Trouble> {
    let keyboard = visit.services.keyboard(visit.actor.id).await?;
    let name = visit.signed_in.as_ref().map(|signed_in| signed_in.person().name.clone()).unwrap_or_default();
    Ok(AccountPage { name, posted: KeysForm::posted(visit.words(), &keyboard) })
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match KeysForm::parse(&typed) {
        Ok(KeysForm(keyboard)) => {
            visit.services.set_keyboard(visit.actor.id, keyboard).await.map_err(Failure::from)
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => visit.saved(&Address::Account),
        Err(failure) => {
            let again = async |posted: Posted| page(&visit).await.map(|page| AccountPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}
