//! The second factor: `GET` and `POST /account/second-factor`, for whoever is signed in and for whoever must set one up first.
//! Setting up, taking away and new recovery codes ask for a proof of who it is; each makes a new token and ends all other
//! sessions. Recovery codes are the answer of the form itself, because they are shown once and stored nowhere.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{
        Posted, Typed,
        people::{
            code::CodeForm,
            second_factor::{ACT, FactorAct},
        },
    },
    mail::AccountNews,
    page::people::second_factor::{CodesPage, FactorPage},
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::id::PersonId;

use super::{
    entry::{Door, with_cookies},
    next, signed_in,
};
use crate::{
    http::{Ask, Shared, Visit, endpoint::Body, session::Half},
    service::{Trouble, Whose, factor::need_factor},
    store::{
        self, Tx,
        half_session::Owes,
        second_factor,
        trail::{self, Act},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SECOND_FACTOR, get(show).post(submit))
}

/// Who is here: somebody who is signed in, or who is not before there is a second factor.
enum Owner {
    Whole(Box<Visit>),
    Half(Half),
}

impl Owner {
    fn person(&self) -> PersonId {
        match self {
            Self::Whole(visit) => visit.actor.id,
            Self::Half(half) => half.row.person,
        }
    }
}

async fn owner(ask: &Ask, headers: &HeaderMap) -> Result<Option<Owner>, Trouble> {
    if let Some(visit) = ask.visit() {
        return Ok(Some(Owner::Whole(Box::new(visit))));
    }
    let half = ask.shared.sessions.half(&ask.shared.db, headers, Owes::Factor).await?;
    Ok(half.map(Owner::Half))
}

async fn page(ask: &Ask, owner: &Owner, posted: Posted) -> Result<FactorPage, Trouble> {
    let factor = ask.services.factor(owner.person()).await?;
    Ok(FactorPage { factor, posted, forced: matches!(owner, Owner::Half(_)) })
}

async fn show(ask: Ask, headers: HeaderMap) -> Response {
    match owner(&ask, &headers).await {
        Ok(Some(owner)) => ask.answer(page(&ask, &owner, Posted::blank()).await).await,
        Ok(None) => ask.go_sign_in(),
        Err(trouble) => ask.trouble(trouble.into()).await,
    }
}

async fn submit(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let owner = match owner(&ask, &headers).await {
        Ok(Some(owner)) => owner,
        Ok(None) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(trouble) => return ask.trouble(trouble.into()).await,
    };
    if let Owner::Whole(visit) = &owner
        && let Some(asked) = visit.unproven_form(&typed).await
    {
        return asked;
    }
    let act = typed.first(ACT).and_then(FactorAct::from_code);
    let done = match (act, &owner) {
        (Some(FactorAct::Begin), _) => begin(&ask, &owner).await,
        (Some(FactorAct::Confirm), _) => confirm(&ask, &headers, &owner, &typed).await,
        (Some(FactorAct::Codes), Owner::Whole(visit)) => codes(visit).await,
        (Some(FactorAct::Remove), Owner::Whole(visit)) => remove(visit).await,
        _ => Err(CodeForm::wrong().into()),
    };
    match done {
        Ok(response) => response,
        Err(failure) => ask.refused(failure, typed, async |posted| page(&ask, &owner, posted).await).await,
    }
}

fn here(ask: &Ask) -> Address {
    Address::SecondFactor(next(ask).map(|next| next.as_str().to_owned()).unwrap_or_default())
}

async fn begin(ask: &Ask, owner: &Owner) -> Result<Response, Failure> {
    ask.services.begin_factor(owner.person()).await?;
    Ok(ask.go(&here(ask)))
}

/// What was made: the cookies, and the codes to be shown.
type Made = Option<(Vec<HeaderValue>, Vec<String>)>;

async fn confirm(ask: &Ask, headers: &HeaderMap, owner: &Owner, typed: &Typed) -> Result<Response, Failure> {
    let CodeForm { code } = CodeForm::parse(typed, &[ACT])?;
    let person = owner.person();
    let step = ask.services.first_code(person, &code).await?.ok_or_else(CodeForm::wrong)?;
    let (services, sessions, now) =
        (ask.services.clone(), ask.shared.sessions.clone(), ask.shared.world.now());
    let (door, device) = (Door::of(ask), sessions.device(headers));
    let whole = if let Owner::Whole(visit) = owner { visit.signed_in.clone() } else { None };
    let half = if let Owner::Half(half) = owner { Some(half.clone()) } else { None };
    let made: Result<Made, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !second_factor::confirm(tx, person, now, step).await? {
                    return Ok(None);
                }
                tx.record(Act::of(person, "factor.add", trail::person(person)).proved_by("otp"));
                services.tell_account(tx, Whose::Person(person), AccountNews::FactorOn).await?;
                let codes = services.new_codes(tx, person).await?;
                let mut cookies = Vec::new();
                if let Some(session) = whole {
                    end_others(tx, person, session.token_hash(), now).await?;
                    cookies.extend(sessions.prove(tx, &session, "pwd otp").await?);
                } else if let Some(half) = half {
                    let Some(cookie) = sessions.complete(tx, &half, "otp").await? else { return Ok(None) };
                    tx.record(signed_in(person, &half.row.methods).proved_by("otp"));
                    cookies.push(cookie);
                    cookies.extend(door.know(tx, person, device).await?);
                }
                Ok(Some((cookies, codes)))
            })
        })
        .await;
    ask.services.outbox.wake();
    let (cookies, codes) = made?.ok_or_else(CodeForm::wrong)?;
    Ok(with_cookies(ask.page(shown(ask, codes)).await, cookies))
}

/// The codes lead on to where somebody wanted to go, or back to the account.
fn shown(ask: &Ask, codes: Vec<String>) -> CodesPage {
    let next = next(ask).map_or_else(|| Address::Account.path(), |next| next.as_str().to_owned());
    CodesPage { codes, next }
}

pub(super) async fn end_others(
    tx: &mut Tx,
    person: PersonId,
    this: [u8; 32],
    now: domain::time::Time,
) -> store::Result<()> {
    store::session::revoke_others(tx, person, this, now).await?;
    store::half_session::end_all(tx, person).await
}

async fn codes(visit: &Visit) -> Result<Response, Failure> {
    let (services, person) = (visit.services.clone(), visit.actor.id);
    let made: Result<Option<Vec<String>>, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !crate::service::Services::has_factor(tx, person).await? {
                    return Ok(None);
                }
                tx.record(Act::of(person, "factor.codes", trail::person(person)));
                Ok(Some(services.new_codes(tx, person).await?))
            })
        })
        .await;
    let codes = made?.ok_or_else(CodeForm::wrong)?;
    Ok(visit.page(shown(visit, codes)).await)
}

async fn remove(visit: &Visit) -> Result<Response, Failure> {
    let (services, sessions, now) =
        (visit.services.clone(), visit.shared.sessions.clone(), visit.shared.world.now());
    let (person, session) = (visit.actor.id, visit.signed_in.clone().ok_or(Failure::NotFound)?);
    let config = &visit.shared.config;
    // Whoever may not be here without one has to set up another one before going on.
    let forced = config.identity.second_factor && !config.demo && need_factor(&visit.actor.grants);
    let must = forced && {
        let passkeys = store::passkey::count(&mut visit.shared.db.reader(), person).await;
        passkeys.map_err(Trouble::from)? == 0
    };
    let cookie: Result<Option<HeaderValue>, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                tx.record(Act::of(person, "factor.remove", trail::person(person)));
                services.tell_account(tx, Whose::Person(person), AccountNews::FactorOff).await?;
                second_factor::remove(tx, person).await?;
                end_others(tx, person, session.token_hash(), now).await?;
                if must {
                    return Ok(Some(sessions.close(tx, &session).await?));
                }
                Ok(sessions.prove(tx, &session, "otp").await?)
            })
        })
        .await;
    visit.services.outbox.wake();
    let there = if must { Address::SignIn } else { Address::Account };
    Ok(with_cookies(visit.done_in(visit.language, &there, done::NO_FACTOR), cookie?))
}
