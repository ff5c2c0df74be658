//! Invites somebody: `GET` and `POST /people/new`, for admins, who show once more who they are.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::invite::InviteForm},
    page::people::invite::InvitePage,
};
use axum::{Router, response::Response, routing::get};
use domain::id::PersonId;

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::INVITE, get(show).post(submit))
}

async fn page(visit: &Visit) -> Result<InvitePage, Trouble> {
    visit.services.invitation(&visit.actor, visit.words()).await
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Err(trouble) = page(&visit).await {
        return visit.trouble(trouble.into()).await;
    }
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match invite(&visit, &typed).await {
        Ok(person) => visit.done_in(visit.language, &Address::Person(person), done::INVITED),
        Err(failure) => {
            let again = async |posted: Posted| page(&visit).await.map(|page| InvitePage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn invite(visit: &Visit, typed: &Typed) -> Result<PersonId, Failure> {
    let places: Vec<_> = page(visit).await?.places.into_iter().map(|(place, _)| place).collect();
    let form = InviteForm::parse(typed, &places)?;
    visit.services.invite(&visit.actor, form).await?.map_err(|fault| vec![fault].into())
}
