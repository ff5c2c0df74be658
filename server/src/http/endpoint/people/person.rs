//! One person: `GET` and `POST /people/{person}`, for admins, who show once more who they are before they change anything.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{
        Posted, Typed,
        people::roles::{AccountAct, RolesForm},
    },
    page::people::person::PersonPage,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::id::PersonId;

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PERSON, get(show).post(submit))
}

async fn page(visit: &Visit, person: PersonId) -> Result<PersonPage, Trouble> {
    visit.services.person(&visit.actor, person, visit.words()).await
}

async fn show(visit: Visit, Path(person): Path<PersonId>) -> Response {
    visit.answer(page(&visit, person).await).await
}

async fn submit(visit: Visit, Path(person): Path<PersonId>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    if let Err(trouble) = page(&visit, person).await {
        return visit.trouble(trouble.into()).await;
    }
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match keep(&visit, person, &typed).await {
        Ok(act) => visit.done_in(visit.language, &Address::Person(person), said(act)),
        Err(failure) => {
            let again =
                async |posted: Posted| page(&visit, person).await.map(|page| PersonPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn keep(visit: &Visit, person: PersonId, typed: &Typed) -> Result<AccountAct, Failure> {
    let places: Vec<_> = page(visit, person).await?.places.into_iter().map(|(place, _)| place).collect();
    let form = RolesForm::parse(typed, &places)?;
    let act = form.act;
    visit.services.keep_account(&visit.actor, person, form).await?;
    Ok(act)
}

const fn said(act: AccountAct) -> &'static str {
    match act {
        AccountAct::Roles => done::ROLES,
        AccountAct::Disable => done::DISABLED,
        AccountAct::Enable => done::ENABLED,
        AccountAct::SignOut => done::SIGNED_OUT,
        AccountAct::SendLink => done::LINK_SENT,
        AccountAct::DropFactors => done::FACTORS_DROPPED,
        AccountAct::Unlink => done::UNLINKED,
    }
}
