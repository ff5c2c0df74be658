//! Who somebody is, once more: `GET` and `POST /step-up?next=…`. What asks for a proof calls [`ask`] or leads here. The proof
//! makes a new token; then it goes on, or, where a form waits, that form is shown again with the one button that sends it.

use app::{
    address::{case_of, pattern},
    failure::Failure,
    form::{
        Posted, Typed,
        people::{
            passkey::{CREDENTIAL, PasskeyForm},
            step_up::{CARRIED, Means, StepUpForm},
        },
    },
    page::people::step_up::{ConfirmedPage, StepUpPage},
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse as _, Response},
    routing::get,
};

use super::{passkey::options, verify, with_cookie};
use crate::{
    http::{FRAGMENT, Local, Sessions, Shared, SignedIn, Visit, endpoint::Body},
    passkey::Answer,
    service::{
        Refusal, Services, Trouble,
        passkey::METHOD,
        provider::is_bound,
        tries::{Aim, HOURLY},
    },
    store::{
        self, Tx,
        passkey_challenge::Purpose,
        trail::{self, Act, By},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::STEP_UP, get(show).post(submit))
}

/// The page that asks, for a form that was sent without a proof that still counts.
pub async fn ask(visit: &Visit, next: String, carried: Typed) -> Response {
    match page(visit, next, carried, Posted::blank()).await {
        Ok(page) => visit.refuse(page, StatusCode::FORBIDDEN.as_u16()).await,
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

async fn show(visit: Visit) -> Response {
    let next = next(&visit);
    if visit.is_proven() {
        return visit.go_local(&next);
    }
    visit.answer(page(&visit, next.as_str().to_owned(), Typed::default(), Posted::blank()).await).await
}

async fn submit(visit: Visit, headers: HeaderMap, body: Body) -> Response {
    if headers.contains_key(FRAGMENT) {
        return begin(&visit).await;
    }
    let (typed, next) = (Typed::parse(&body), next(&visit));
    let proven = if typed.first(CREDENTIAL).is_some() {
        by_passkey(&visit, &typed).await
    } else {
        prove(&visit, &typed).await
    };
    match proven {
        Ok((cookie, carried)) => {
            let response = if carried.pairs().next().is_some() {
                let case = case(&visit, next.as_str()).await;
                confirmed(&visit, ConfirmedPage { next: next.as_str().to_owned(), case, carried }).await
            } else {
                visit.go_local(&next)
            };
            with_cookie(response, cookie)
        }
        Err(failure) => {
            let carried = Typed::parse(typed.first(CARRIED).unwrap_or_default().as_bytes());
            let again = async |posted: Posted| page(&visit, next.as_str().to_owned(), carried, posted).await;
            visit.refused(failure, typed, again).await
        }
    }
}

/// What waited, with the button that sends it.
pub(super) async fn confirmed(visit: &Visit, page: ConfirmedPage) -> Response {
    visit.page(page).await
}

/// Where it goes on; never to another origin, and never in a circle.
fn next(visit: &Visit) -> Local {
    let named = visit.query.first("next").and_then(Local::parse);
    named.filter(|next| next.path() != pattern::STEP_UP).unwrap_or_default()
}

async fn page(visit: &Visit, next: String, carried: Typed, posted: Posted) -> Result<StepUpPage, Trouble> {
    let (means, case) = (means(visit).await?, case(visit, &next).await);
    let provider = provider(visit).await?;
    let passkey = visit.services.can_show_passkey(&mut visit.shared.db.reader(), visit.actor.id).await?;
    Ok(StepUpPage { posted, means, passkey, next, case, carried, provider })
}

/// What the provider is called, for whoever it knows.
async fn provider(visit: &Visit) -> Result<Option<String>, Trouble> {
    let Some(known) = &visit.shared.provider else { return Ok(None) };
    let row = store::provider::of_person(&mut visit.shared.db.reader(), visit.actor.id).await?;
    let linked = row.is_some_and(|row| row.issuer == known.config().issuer);
    Ok(linked.then(|| known.config().name(visit.language).to_owned()))
}

/// The number of the case, for whoever may see it.
pub(super) async fn case(visit: &Visit, next: &str) -> Option<String> {
    let view = visit.services.view(&visit.actor, case_of(next)?).await.ok()?;
    Some(view.case.reference())
}

async fn means(visit: &Visit) -> Result<Means, Trouble> {
    let mut source = visit.shared.db.reader();
    if Services::has_factor(&mut source, visit.actor.id).await? {
        return Ok(Means::Code);
    }
    let found = store::person::credential_of(&mut source, visit.actor.id).await?;
    let config = visit.shared.config.identity.provider.as_deref();
    let bound = is_bound(&mut source, config, visit.actor.id).await?;
    let has_password = !bound && found.is_some_and(|credential| credential.password_hash.is_some());
    Ok(if has_password { Means::Password } else { Means::Nothing })
}

async fn prove(visit: &Visit, typed: &Typed) -> Result<(HeaderValue, Typed), Failure> {
    let means = means(visit).await?;
    let StepUpForm { secret, carried } = StepUpForm::parse(typed, means)?;
    let cookie = match means {
        Means::Code => by_code(visit, &secret).await?,
        Means::Password => by_password(visit, secret).await?,
        // Whoever has none to show here pays for the look all the same.
        Means::Nothing => {
            verify(visit, None, secret).await?;
            None
        }
    };
    let wrong = || {
        let (object, by) = (trail::person(visit.actor.id), By::Person(visit.actor.id));
        let way = if means == Means::Code { "otp" } else { "pwd" }.to_owned();
        visit.services.refuse(Refusal { by, act: "session.refused", object, way, why: "wrong" });
        StepUpForm::wrong(means)
    };
    Ok((cookie.ok_or_else(wrong)?, carried))
}

async fn by_password(visit: &Visit, password: String) -> Result<Option<HeaderValue>, Failure> {
    let aim = Aim::at("proof", &visit.actor.id.to_string(), HOURLY);
    let allowed = visit.services.try_at(vec![aim]).await?;
    let mut source = visit.shared.db.reader();
    let found = store::person::credential_of(&mut source, visit.actor.id).await.map_err(Trouble::from)?;
    let stored = found.filter(|_| allowed).and_then(|credential| credential.password_hash);
    drop(source);
    if !verify(visit, stored, password).await? {
        return Ok(None);
    }
    let (sessions, session) = (visit.shared.sessions.clone(), visit.signed_in.clone());
    let cookie: Result<_, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                aim.give_back(tx).await?;
                renewed(tx, &sessions, session.as_ref(), "pwd").await
            })
        })
        .await;
    Ok(cookie?)
}

async fn by_code(visit: &Visit, code: &str) -> Result<Option<HeaderValue>, Failure> {
    let Some(right) = visit.services.code(visit.actor.id, code).await? else { return Ok(None) };
    let (sessions, session) = (visit.shared.sessions.clone(), visit.signed_in.clone());
    let services = visit.services.clone();
    let cookie: Result<_, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !right.redeem(tx, &services).await? {
                    return Ok(None);
                }
                renewed(tx, &sessions, session.as_ref(), right.method()).await
            })
        })
        .await;
    visit.services.outbox.wake();
    Ok(cookie?)
}

/// A challenge for one of this person's passkeys.
async fn begin(visit: &Visit) -> Response {
    let Some(session) = &visit.signed_in else { return StatusCode::UNAUTHORIZED.into_response() };
    options(visit.services.ask_passkey(Some(visit.actor.id), session.token_hash()).await)
}

async fn by_passkey(visit: &Visit, typed: &Typed) -> Result<(HeaderValue, Typed), Failure> {
    let PasskeyForm { credential } = PasskeyForm::parse(typed, &[CARRIED])?;
    let carried = Typed::parse(typed.first(CARRIED).unwrap_or_default().as_bytes());
    let me = visit.actor.id;
    let refused = |why: &'static str| {
        let (object, by, way) = (trail::person(me), By::Person(me), METHOD.to_owned());
        visit.services.refuse(Refusal { by, act: "session.refused", object, way, why });
        Failure::from(PasskeyForm::wrong())
    };
    let aim = Aim::at("proof", &me.to_string(), HOURLY);
    if !visit.services.try_at(vec![aim]).await? {
        return Err(refused("many"));
    }
    let answer = Answer::parse(&credential).ok_or_else(|| refused("wrong"))?;
    let named = visit.services.named_passkey(&answer, Some(me)).await?;
    let holder = visit.signed_in.as_ref().map(SignedIn::token_hash);
    let shown = visit.services.shown_passkey(Purpose::Prove, holder, &answer, named).await?;
    let shown = shown.map_err(refused)?;
    let (sessions, session) = (visit.shared.sessions.clone(), visit.signed_in.clone());
    let services = visit.services.clone();
    let cookie: Result<_, Trouble> = visit
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !shown.redeem(tx, &services).await? {
                    return Ok(None);
                }
                aim.give_back(tx).await?;
                renewed(tx, &sessions, session.as_ref(), METHOD).await
            })
        })
        .await;
    Ok((cookie?.ok_or_else(|| refused("wrong"))?, carried))
}

/// The session under a new token.
pub(super) async fn renewed(
    tx: &mut Tx,
    sessions: &Sessions,
    session: Option<&SignedIn>,
    method: &'static str,
) -> Result<Option<HeaderValue>, Trouble> {
    let Some(session) = session else { return Ok(None) };
    let person = session.person().id;
    let act = Act::of(person, "session.prove", trail::person(person));
    tx.record(method.split_whitespace().fold(act, Act::proved_by));
    Ok(sessions.prove(tx, session, method).await?)
}
