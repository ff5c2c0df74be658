//! One's own passkeys: `GET` and `POST /account/passkeys` lists, renames and removes them, `GET` and `POST /account/passkeys/add`
//! adds one. Adding and removing ask for a proof of who it is, are told by mail, make a new token and end all other sessions.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{
        Posted, Typed,
        people::passkey::{AddPasskeyForm, NAME, PasskeyAct, PasskeysForm},
    },
    mail::AccountNews,
    page::people::passkeys::{AddPasskeyPage, PasskeysPage},
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse as _, Response},
    routing::get,
};
use uuid::Uuid;

use super::{entry::with_cookies, passkey::options, second_factor::end_others};
use crate::{
    http::{FRAGMENT, Shared, SignedIn, Visit, endpoint::Body, session::agent},
    service::{
        Services, Trouble, Whose,
        factor::need_factor,
        passkey::{METHOD, New},
    },
    store::{
        self,
        trail::{self, Act},
    },
};

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::PASSKEYS, get(show).post(submit))
        .route(pattern::ADD_PASSKEY, get(show_add).post(submit_add))
}

async fn page(visit: &Visit, posted: Posted) -> Result<PasskeysPage, Trouble> {
    let passkeys = visit.services.passkeys(visit.actor.id).await?;
    Ok(PasskeysPage { passkeys, posted, possible: visit.services.passkeys.is_on() })
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit, Posted::blank()).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let done = match PasskeysForm::parse(&typed) {
        Ok(PasskeysForm { passkey, act: PasskeyAct::Rename(name) }) => {
            let renamed = visit.services.rename_passkey(visit.actor.id, passkey, name).await;
            renamed.map(|()| visit.saved(&Address::Passkeys)).map_err(Failure::from)
        }
        Ok(PasskeysForm { passkey, act: PasskeyAct::Remove }) => {
            if let Some(asked) = visit.unproven_form(&typed).await {
                return asked;
            }
            remove(&visit, passkey).await
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => visit.refused(failure, typed, async |posted| page(&visit, posted).await).await,
    }
}

fn session(visit: &Visit) -> Result<SignedIn, Failure> {
    visit.signed_in.clone().ok_or(Failure::NotFound)
}

async fn remove(visit: &Visit, passkey: Uuid) -> Result<Response, Failure> {
    let (services, sessions, now) =
        (visit.services.clone(), visit.shared.sessions.clone(), visit.shared.world.now());
    let (person, session) = (visit.actor.id, session(visit)?);
    let config = &visit.shared.config;
    let forced = config.identity.second_factor && !config.demo && need_factor(&visit.actor.grants);
    let removed: Result<(bool, Option<HeaderValue>), Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !store::passkey::remove(tx, passkey, person).await? {
                    return Err(Trouble::Missing);
                }
                tx.record(Act::of(person, "passkey.remove", trail::person(person)).to(passkey.to_string()));
                services.tell_account(tx, Whose::Person(person), AccountNews::PasskeyOff).await?;
                end_others(tx, person, session.token_hash(), now).await?;
                // Whoever may not be here without a second factor has to set up another one before going on.
                if forced && !Services::has_any_factor(tx, person).await? {
                    return Ok((true, Some(sessions.close(tx, &session).await?)));
                }
                let methods = session.session.methods.clone();
                Ok((false, sessions.prove(tx, &session, &methods).await?))
            })
        })
        .await;
    visit.services.outbox.wake();
    let (must, cookie) = removed?;
    let there = if must { Address::SignIn } else { Address::Passkeys };
    Ok(with_cookies(visit.done_in(visit.language, &there, done::NO_PASSKEY), cookie))
}

async fn show_add(visit: Visit, headers: HeaderMap) -> Response {
    if !visit.services.passkeys.is_on() {
        return visit.trouble(Failure::NotFound).await;
    }
    if let Some(away) = visit.unproven() {
        return away;
    }
    visit.page(AddPasskeyPage { posted: Posted::filled([(NAME, agent(&headers))]) }).await
}

async fn submit_add(visit: Visit, headers: HeaderMap, body: Body) -> Response {
    if headers.contains_key(FRAGMENT) {
        return begin(&visit).await;
    }
    let typed = Typed::parse(&body);
    // An answer cannot be kept until then: the proof makes a new token, and the challenge belongs to the old one.
    if let Some(away) = visit.unproven() {
        return away;
    }
    match add(&visit, &typed).await {
        Ok(cookie) => with_cookies(visit.done_in(visit.language, &Address::Passkeys, done::PASSKEY), cookie),
        Err(failure) => {
            visit.refused(failure, typed, async |posted| Ok::<_, Failure>(AddPasskeyPage { posted })).await
        }
    }
}

async fn begin(visit: &Visit) -> Response {
    if !visit.is_proven() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(session) = &visit.signed_in else { return StatusCode::UNAUTHORIZED.into_response() };
    options(visit.services.ask_new_passkey(session.person(), session.token_hash()).await)
}

async fn add(visit: &Visit, typed: &Typed) -> Result<Option<HeaderValue>, Failure> {
    let AddPasskeyForm { credential, name } = AddPasskeyForm::parse(typed)?;
    let (me, session) = (visit.actor.id, session(visit)?);
    let made = visit.services.made_passkey(me, session.token_hash(), &credential, name).await?;
    let New::Made(passkey) = made else { return Err(AddPasskeyForm::refused().into()) };
    let (services, sessions, now) =
        (visit.services.clone(), visit.shared.sessions.clone(), visit.shared.world.now());
    let added: Result<Result<Option<HeaderValue>, Failure>, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !Services::has_room_for_passkey(tx, me).await? {
                    return Ok(Err(AddPasskeyForm::full().into()));
                }
                let id = passkey.id;
                if !store::passkey::insert(tx, passkey).await? {
                    return Ok(Err(AddPasskeyForm::refused().into()));
                }
                let act = Act::of(me, "passkey.add", trail::person(me)).to(id.to_string());
                tx.record(act.proved_by(METHOD));
                services.tell_account(tx, Whose::Person(me), AccountNews::PasskeyOn).await?;
                end_others(tx, me, session.token_hash(), now).await?;
                Ok(Ok(sessions.prove(tx, &session, METHOD).await?))
            })
        })
        .await;
    visit.services.outbox.wake();
    added?
}
