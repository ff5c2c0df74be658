//! Signing in at the provider, and a proof from there. Nothing that a `GET` does changes anything, here neither: `POST
//! /sign-in/provider` writes the errand and answers with a page that leads on by itself (a redirect after a form is what the
//! policy for forms forbids); the provider leads back to `GET /oidc/callback`, which only leads on to the page of the reader's
//! language; and `POST /sign-in/provider/back`, the button on it, redeems the code. So no scanner, preview or foreign page can
//! sign anybody in or use anything up. Whatever is not as it should be is one page, one refusal in the log, and no session.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Typed, people::step_up::CARRIED},
    mail::AccountNews,
    page::people::{
        provider::{LeavePage, ProviderPage, RefusedPage, ReturnPage, Why},
        step_up::ConfirmedPage,
    },
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};

use super::{
    entry::{Door, Entry, with_cookies},
    from_here, next,
    step_up::{case, confirmed, renewed},
};
use crate::{
    http::{
        Ask, Local, Shared,
        endpoint::{Body, nothing_but},
    },
    provider::{Doubt, Errand, Identity, Kind, Provider, Returned},
    secret::SealError,
    service::{
        Refusal, Trouble, Whose,
        provider::Stranger,
        tries::{ADDRESS, ERRANDS},
    },
    store::{
        self,
        provider::ErrandRow,
        trail::{self, By},
    },
};

/// What the provider may add to the address.
const SAID: [&str; 4] = ["code", "state", "iss", "error"];
/// Longest value of one of them.
const LONGEST: usize = 4096;

/// The routes of the pages.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::PROVIDER, get(show).post(send))
        .route(pattern::RETURN, get(returned).post(enter))
}

/// The one address that the provider knows; it has no language.
pub fn callback() -> Router<Shared> {
    Router::new().route(pattern::CALLBACK, get(back))
}

/// Why somebody is not let in.
enum No {
    Doubt(Doubt),
    Stranger(Stranger),
    Failure(Failure),
}

impl From<Doubt> for No {
    fn from(doubt: Doubt) -> Self {
        Self::Doubt(doubt)
    }
}

impl From<Trouble> for No {
    fn from(trouble: Trouble) -> Self {
        Self::Failure(trouble.into())
    }
}

impl From<store::Error> for No {
    fn from(error: store::Error) -> Self {
        Trouble::from(error).into()
    }
}

impl From<SealError> for No {
    fn from(error: SealError) -> Self {
        Trouble::from(error).into()
    }
}

fn provider(ask: &Ask) -> Result<&Provider, Failure> {
    ask.shared.provider.as_deref().ok_or(Failure::NotFound)
}

/// What people call it; empty where there is none.
fn name(ask: &Ask) -> String {
    ask.shared.provider.as_ref().map(|known| known.config().name(ask.language).to_owned()).unwrap_or_default()
}

async fn show(ask: Ask) -> Response {
    let known = match provider(&ask) {
        Ok(known) => known,
        Err(failure) => return ask.trouble(failure).await,
    };
    let farewell = known.farewell(&ask.shared.origin, &Address::SignIn.to(ask.language));
    let proves = ask.signed_in.is_some();
    // Whoever is signed in has not said good-bye.
    ask.page(ProviderPage { name: name(&ask), farewell: farewell.filter(|_| !proves) }).await
}

async fn send(ask: Ask, body: Body) -> Response {
    if let Err(failure) = provider(&ask) {
        return ask.trouble(failure).await;
    }
    let typed = match nothing_but(&body, &[CARRIED]) {
        Ok(typed) => typed,
        Err(failure) => return ask.trouble(failure).await,
    };
    match begin(&ask, &typed).await {
        Ok((url, cookie)) => {
            let refresh = HeaderValue::try_from(format!("0; url={url}"));
            let mut response = ask.page(LeavePage { name: name(&ask), url }).await;
            if let Ok(refresh) = refresh {
                response.headers_mut().insert(header::REFRESH, refresh);
            }
            with_cookies(response, [cookie])
        }
        Err(no) => refused(&ask, no).await,
    }
}

/// Writes the errand: where the browser goes, and its cookie.
async fn begin(ask: &Ask, typed: &Typed) -> Result<(String, HeaderValue), No> {
    let provider = provider(ask).map_err(No::Failure)?;
    let aims = from_here("errand", ERRANDS).into_iter().collect();
    if !ask.services.try_at(aims).await? {
        return Err(No::Failure(Failure::Busy));
    }
    let (sessions, now) = (ask.shared.sessions.clone(), ask.shared.world.now());
    let (errand, hash, cookie) = sessions.send(ask.language);
    let person = ask.signed_in.as_ref().map(|signed_in| signed_in.person().id);
    let url = provider.begin(&errand, kind(ask, person.is_some()), now).await?;
    let carried = typed.first(CARRIED).unwrap_or_default();
    let carried = match person {
        Some(person) if !carried.is_empty() => {
            ask.services.secrets.seal(&ask.shared.world, person.0, carried.as_bytes())?
        }
        _ => Vec::new(),
    };
    let next = next(ask).map(|next| next.as_str().to_owned()).unwrap_or_default();
    let row = ErrandRow { person, next, carried, begun: now };
    let kept: Result<(), Trouble> = ask
        .shared
        .db
        .write(move |tx| Box::pin(async move { Ok(sessions.keep_errand(tx, hash, row).await?) }))
        .await;
    kept?;
    Ok((url, cookie))
}

fn kind(ask: &Ask, proves: bool) -> Kind {
    if proves { Kind::Proof } else { Kind::SignIn { longest: ask.shared.sessions.absolute() } }
}

/// From the provider on to the page in the language of whoever was sent there.
async fn back(ask: Ask) -> Response {
    if let Err(failure) = provider(&ask) {
        return ask.trouble(failure).await;
    }
    let said = SAID.iter().filter_map(|name| Some((*name, ask.query.first(name)?)));
    let said = said.filter(|(_, value)| value.len() <= LONGEST);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    let language = ask.query.first("state").and_then(Errand::language_of).unwrap_or(ask.language);
    (StatusCode::SEE_OTHER, [(header::LOCATION, Address::Return(query).to(language))]).into_response()
}

/// The errand of this browser, if the answer in the address belongs to it.
async fn waiting(ask: &Ask, headers: &HeaderMap) -> Result<(Errand, [u8; 32]), No> {
    provider(ask).map_err(No::Failure)?;
    let state = ask.query.first("state").filter(|state| !state.is_empty()).ok_or(Doubt::State)?;
    let language = Errand::language_of(state).unwrap_or(ask.language);
    let (errand, hash) = ask.shared.sessions.errand(headers, language).ok_or(Doubt::Cookie)?;
    ask.shared.sessions.look_for_errand(&ask.shared.db, hash).await?.ok_or(Doubt::Cookie)?;
    if errand.state() != state {
        return Err(Doubt::State.into());
    }
    if ask.query.first("error").is_some() {
        return Err(Doubt::Refused.into());
    }
    ask.query.first("code").ok_or(Doubt::Code)?;
    Ok((errand, hash))
}

async fn returned(ask: Ask, headers: HeaderMap) -> Response {
    match waiting(&ask, &headers).await {
        Ok(_) => ask.page(ReturnPage { name: name(&ask), proves: ask.signed_in.is_some() }).await,
        Err(no) => refused(&ask, no).await,
    }
}

async fn enter(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    if let Err(failure) = provider(&ask) {
        return ask.trouble(failure).await;
    }
    if let Err(failure) = nothing_but(&body, &[]) {
        return ask.trouble(failure).await;
    }
    match come(&ask, &headers).await {
        Ok(response) => with_cookies(response, [ask.shared.sessions.forget_errand()]),
        Err(no) => refused(&ask, no).await,
    }
}

async fn come(ask: &Ask, headers: &HeaderMap) -> Result<Response, No> {
    let provider = provider(ask).map_err(No::Failure)?;
    let (errand, hash) = waiting(ask, headers).await?;
    let aim = from_here("provider", ADDRESS);
    if !ask.services.try_at(aim.into_iter().collect()).await? {
        return Err(No::Failure(Failure::Busy));
    }
    let sessions = ask.shared.sessions.clone();
    let taken: Result<Option<ErrandRow>, Trouble> = ask
        .shared
        .db
        .write(move |tx| Box::pin(async move { Ok(sessions.end_errand(tx, hash).await?) }))
        .await;
    let row = taken?.ok_or(Doubt::Cookie)?;
    let code = ask.query.first("code").unwrap_or_default();
    let answer = Returned { code, issuer: ask.query.first("iss") };
    let now = ask.shared.world.now();
    let identity = provider.redeem(&errand, answer, kind(ask, row.person.is_some()), row.begun, now).await?;
    // It was no guess.
    let given: Result<(), Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if let Some(aim) = aim {
                    aim.give_back(tx).await?;
                }
                Ok(())
            })
        })
        .await;
    given?;
    if row.person.is_some() {
        prove(ask, &row, identity).await
    } else {
        sign_in(ask, headers, &row, identity).await
    }
}

async fn sign_in(
    ask: &Ask,
    headers: &HeaderMap,
    row: &ErrandRow,
    identity: Identity,
) -> Result<Response, No> {
    let config = provider(ask).map_err(No::Failure)?.config().clone();
    let (services, language, now) = (ask.services.clone(), ask.language, ask.shared.world.now());
    let device = ask.shared.sessions.device(headers);
    let (door, methods) = if identity.is_strong {
        (Door::of(ask).with_both_factors(), "oidc mfa")
    } else {
        (Door::of(ask), "oidc")
    };
    let entered: Result<Result<Entry, Stranger>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                let person = match services.arrive(tx, &config, &identity, language).await? {
                    Ok(person) => person,
                    Err(stranger) => return Ok(Err(stranger)),
                };
                let returns = match device {
                    Some(device) => store::device::is_of(tx, device, person, now).await?,
                    None => false,
                };
                if !returns && store::device::has_any(tx, person, now).await? {
                    services.tell_account(tx, Whose::Person(person), AccountNews::NewDevice).await?;
                }
                Ok(Ok(door.enter_and_know(tx, person, methods, device).await?))
            })
        })
        .await;
    ask.services.outbox.wake();
    let entry = entered?.map_err(No::Stranger)?;
    Ok(entry.answer(ask, Local::parse(&row.next).as_ref()))
}

/// Somebody who is signed in showed at the provider that it is still them.
async fn prove(ask: &Ask, row: &ErrandRow, identity: Identity) -> Result<Response, No> {
    let config = provider(ask).map_err(No::Failure)?.config();
    let visit = ask.visit().filter(|visit| row.person == Some(visit.actor.id)).ok_or(Doubt::OtherPerson)?;
    let (sessions, session) = (ask.shared.sessions.clone(), ask.signed_in.clone());
    let (issuer, me) = (config.issuer.clone(), visit.actor.id);
    let cookie: Result<Result<Option<HeaderValue>, Doubt>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                let known = store::provider::of_subject(tx, &issuer, &identity.subject).await?;
                if known.is_none_or(|known| known.person != me) {
                    return Ok(Err(Doubt::OtherPerson));
                }
                let methods = if identity.is_strong { "oidc mfa" } else { "oidc" };
                Ok(Ok(renewed(tx, &sessions, session.as_ref(), methods).await?))
            })
        })
        .await;
    let cookie = cookie??.ok_or(Doubt::OtherPerson)?;
    let next = Local::parse(&row.next).unwrap_or_default();
    if row.carried.is_empty() {
        return Ok(with_cookies(visit.go_local(&next), [cookie]));
    }
    let carried = Typed::parse(&ask.services.secrets.open(me.0, &row.carried)?);
    let case = case(&visit, next.as_str()).await;
    let page = ConfirmedPage { next: next.as_str().to_owned(), case, carried };
    Ok(with_cookies(confirmed(&visit, page).await, [cookie]))
}

/// The one page of everything that was not right, noted once.
async fn refused(ask: &Ask, no: No) -> Response {
    let (why, code) = match no {
        No::Failure(failure) => return ask.trouble(failure).await,
        No::Doubt(doubt) => (of_doubt(doubt), doubt.code()),
        No::Stranger(stranger) => (of_stranger(stranger), stranger.code()),
    };
    if let No::Doubt(doubt) = no
        && let Some(fault) = doubt.fault()
    {
        tracing::warn!(%fault, ?doubt, "the provider did not answer as it should");
    }
    let by = ask.signed_in.as_ref().map_or(By::Nobody, |signed_in| By::Person(signed_in.person().id));
    let object = ask.signed_in.as_ref().map(|signed_in| trail::person(signed_in.person().id));
    let object = object.unwrap_or_else(|| "person/unknown".to_owned());
    ask.services.refuse(Refusal { by, act: "session.refused", object, way: "oidc".to_owned(), why: code });
    let status = if why == Why::Absent { 503 } else { 403 };
    ask.refuse(RefusedPage { name: name(ask), why }, status).await
}

const fn of_doubt(doubt: Doubt) -> Why {
    match doubt {
        Doubt::Refused => Why::Denied,
        Doubt::Strength => Why::Weak,
        Doubt::OtherPerson => Why::OtherPerson,
        doubt if doubt.is_absence() => Why::Absent,
        _ => Why::Unconfirmed,
    }
}

const fn of_stranger(stranger: Stranger) -> Why {
    match stranger {
        Stranger::Unverified => Why::Unverified,
        Stranger::NoAccount => Why::NoAccount,
        Stranger::Taken => Why::Taken,
        Stranger::Closed => Why::Closed,
    }
}
