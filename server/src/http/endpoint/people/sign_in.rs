//! Signing in with a password: `GET` and `POST /sign-in`. Whatever is wrong, exactly one hash runs and one sentence
//! comes back, so that neither time nor words tell who has an account. `?next=` leads on to where somebody wanted to go.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::sign_in::SignInForm},
    page::people::sign_in::SignInPage,
};
use axum::{Router, http::HeaderValue, response::Response, routing::get};
use domain::id::PersonId;

use super::{open, with_cookie};
use crate::{
    http::{Ask, Local, Shared, endpoint::Body},
    password::Fault,
    service::{Refusal, Trouble},
    store::{
        self,
        person::Credential,
        trail::{self, By},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SIGN_IN, get(show).post(submit))
}

async fn show(ask: Ask) -> Response {
    match ask.signed_in {
        Some(_) => onward(&ask),
        None => ask.page(page(&ask, Posted::blank())).await,
    }
}

async fn submit(ask: Ask, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match enter(&ask, &typed).await {
        Ok(cookie) => with_cookie(onward(&ask), cookie),
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(page(&ask, posted))).await
        }
    }
}

fn page(ask: &Ask, posted: Posted) -> SignInPage {
    SignInPage { posted, demo: ask.shared.personas.get().is_some() }
}

fn onward(ask: &Ask) -> Response {
    match ask.query.first("next").and_then(Local::parse) {
        Some(next) => ask.go_local(&next),
        None => ask.go(&Address::Start),
    }
}

async fn enter(ask: &Ask, typed: &Typed) -> Result<HeaderValue, Failure> {
    let form = SignInForm::parse(typed);
    let (email, password) = match &form {
        Ok(form) => (form.email.clone(), form.password.clone()),
        Err(_) => (String::new(), String::new()),
    };
    let known = check(ask, &email, password).await?;
    form?;
    let person = known.map_err(|aimed| {
        let object = aimed.map_or_else(|| "person/unknown".to_owned(), trail::person);
        let (by, act, way, why) = (By::Nobody, "session.refused", "pwd".to_owned(), "wrong");
        ask.services.refuse(Refusal { by, act, object, way, why });
        SignInForm::wrong()
    })?;
    Ok(open(ask, person, "pwd").await?)
}

/// Whose address and password these are; otherwise at whom they were aimed. The work is the same when it is nobody.
async fn check(
    ask: &Ask,
    email: &str,
    password: String,
) -> Result<Result<PersonId, Option<PersonId>>, Failure> {
    let found = store::person::credential(&mut ask.shared.db.reader(), email).await.map_err(Trouble::from)?;
    let aimed = found.as_ref().map(|credential| credential.person);
    let open = found.filter(|credential| !credential.disabled);
    let (person, stored) = match open {
        Some(Credential { person, password_hash, .. }) => (Some(person), password_hash),
        None => (None, None),
    };
    match ask.shared.passwords.verify(stored, password).await {
        Ok(fits) => Ok(person.filter(|_| fits).ok_or(aimed)),
        Err(Fault::Busy) => Err(Failure::Busy),
        Err(fault) => {
            tracing::error!(error = &fault as &dyn std::error::Error, "a password could not be checked");
            Err(Failure::Broken(String::new()))
        }
    }
}
