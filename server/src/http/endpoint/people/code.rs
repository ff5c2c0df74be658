//! The second half of signing in: `GET` and `POST /sign-in/code`. The code is used up, the first half ends and the session
//! begins in one transaction. Whoever has no first half is sent to the sign-in page.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::code::CodeForm},
    page::people::code::CodePage,
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue},
    response::Response,
    routing::get,
};

use super::{
    entry::{Door, with_cookies},
    next, signed_in,
};
use crate::{
    http::{Ask, Shared, endpoint::Body, session::Half},
    service::{Refusal, Trouble},
    store::{
        half_session::Owes,
        trail::{self, By},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::CODE, get(show).post(submit))
}

async fn show(ask: Ask, headers: HeaderMap) -> Response {
    match half(&ask, &headers).await {
        Ok(Some(_)) => ask.page(CodePage { posted: Posted::blank() }).await,
        Ok(None) => ask.go(&Address::SignIn),
        Err(trouble) => ask.trouble(trouble.into()).await,
    }
}

async fn half(ask: &Ask, headers: &HeaderMap) -> Result<Option<Half>, Trouble> {
    Ok(ask.shared.sessions.half(&ask.shared.db, headers, Owes::Code).await?)
}

async fn submit(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let half = match half(&ask, &headers).await {
        Ok(Some(half)) => half,
        Ok(None) => return ask.go(&Address::SignIn),
        Err(trouble) => return ask.trouble(trouble.into()).await,
    };
    match enter(&ask, &headers, half, &typed).await {
        Ok(cookies) => {
            let there = match next(&ask) {
                Some(next) => ask.go_local(&next),
                None => ask.go(&Address::Start),
            };
            with_cookies(there, cookies)
        }
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(CodePage { posted })).await
        }
    }
}

async fn enter(
    ask: &Ask,
    headers: &HeaderMap,
    half: Half,
    typed: &Typed,
) -> Result<Vec<HeaderValue>, Failure> {
    let CodeForm { code } = CodeForm::parse(typed, &[])?;
    let person = half.row.person;
    let wrong = || {
        let (object, way) = (trail::person(person), "otp".to_owned());
        ask.services.refuse(Refusal { by: By::Nobody, act: "session.refused", object, way, why: "wrong" });
        CodeForm::wrong()
    };
    let right = ask.services.code(person, &code).await?.ok_or_else(wrong)?;
    let (services, sessions, door) = (ask.services.clone(), ask.shared.sessions.clone(), Door::of(ask));
    let device = sessions.device(headers);
    let cookies: Result<Option<Vec<HeaderValue>>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !right.redeem(tx, &services).await? {
                    return Ok(None);
                }
                let Some(cookie) = sessions.complete(tx, &half, right.method()).await? else {
                    return Ok(None);
                };
                tx.record(signed_in(person, &half.row.methods).proved_by(right.method()));
                let known = door.know(tx, person, device).await?;
                Ok(Some(std::iter::once(cookie).chain(known).collect()))
            })
        })
        .await;
    Ok(cookies?.ok_or_else(wrong)?)
}
