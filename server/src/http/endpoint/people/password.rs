//! Another password: `GET` and `POST /account/password`. Whoever changes it is signed out everywhere else, goes on under a new
//! token, and is told by mail.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::password::ChangeForm},
    mail::AccountNews,
    page::people::password::PasswordPage,
};
use axum::{Router, http::HeaderValue, response::Response, routing::get};

use super::{chosen, verify, with_cookie};
use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::{
        Trouble, Whose,
        tries::{Aim, HOURLY},
    },
    store::{
        self,
        trail::{self, Act},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PASSWORD, get(show).post(submit))
}

async fn stored(visit: &Visit) -> Result<Option<String>, Trouble> {
    let found = store::person::credential_of(&mut visit.shared.db.reader(), visit.actor.id).await?;
    Ok(found.and_then(|credential| credential.password_hash))
}

async fn page(visit: &Visit, posted: Posted) -> Result<PasswordPage, Trouble> {
    Ok(PasswordPage { posted, has_one: stored(visit).await?.is_some() })
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit, Posted::blank()).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match change(&visit, &typed).await {
        Ok(cookie) => with_cookie(visit.done_in(visit.language, &Address::Account, done::PASSWORD), cookie),
        Err(failure) => visit.refused(failure, typed, async |posted| page(&visit, posted).await).await,
    }
}

async fn change(visit: &Visit, typed: &Typed) -> Result<HeaderValue, Failure> {
    let ChangeForm { current, new } = ChangeForm::parse(typed)?;
    let (me, session) = (visit.actor.id, visit.signed_in.clone().ok_or(Failure::NotFound)?);
    let aim = Aim::at("proof", &me.to_string(), HOURLY);
    let allowed = visit.services.try_at(vec![aim]).await?;
    let stored = stored(visit).await?;
    if !verify(visit, stored.filter(|_| allowed), current).await? {
        return Err(ChangeForm::wrong().into());
    }
    let person = session.person();
    let hash = chosen(visit, new, &person.name, &person.email).await?;
    let (services, sessions, now) =
        (visit.services.clone(), visit.shared.sessions.clone(), visit.shared.world.now());
    let cookie: Result<Option<HeaderValue>, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                aim.give_back(tx).await?;
                tx.record(Act::of(me, "password.set", trail::person(me)).proved_by("pwd"));
                store::person::set_password(tx, me, hash).await?;
                store::session::revoke_others(tx, me, session.token_hash(), now).await?;
                store::half_session::end_all(tx, me).await?;
                store::link::forget(tx, me, now).await?;
                services.tell_account(tx, Whose::Person(me), AccountNews::PasswordChanged).await?;
                Ok(sessions.prove(tx, &session, "pwd").await?)
            })
        })
        .await;
    visit.services.outbox.wake();
    cookie?.ok_or(Failure::NotFound)
}
