//! Signing out: `POST /sign-out`. The session ends in the store; the browser is told to forget the cookie and what it
//! has cached. Signing out twice is no fault.

use app::address::{Address, pattern};
use axum::{
    Router,
    http::{HeaderName, HeaderValue},
    response::Response,
    routing::post,
};

use super::with_cookie;
use crate::{
    http::{
        Ask, Shared,
        endpoint::{Body, nothing_but},
    },
    service::Trouble,
    store::trail::{self, Act},
};

const CLEAR: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SIGN_OUT, post(submit))
}

async fn submit(ask: Ask, body: Body) -> Response {
    if let Err(failure) = nothing_but(&body, &[]) {
        return ask.trouble(failure).await;
    }
    let Some(session) = ask.signed_in.clone() else { return ask.go(&Address::SignIn) };
    let sessions = ask.shared.sessions.clone();
    // Whoever came from the provider may want to sign out there as well.
    let from_provider = session.session.methods.split_whitespace().any(|method| method == "oidc");
    let there = if from_provider && ask.shared.provider.is_some() {
        Address::Provider(String::new())
    } else {
        Address::SignIn
    };
    let closed: Result<HeaderValue, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                let person = session.person().id;
                tx.record(Act::of(person, "session.close", trail::person(person)));
                Ok(sessions.close(tx, &session).await?)
            })
        })
        .await;
    match closed {
        Ok(cookie) => {
            let mut response = with_cookie(ask.go(&there), cookie);
            let (name, value) = CLEAR;
            response.headers_mut().insert(name, value);
            response
        }
        Err(trouble) => ask.trouble(trouble.into()).await,
    }
}
