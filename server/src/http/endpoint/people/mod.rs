//! Who is here: signing in and out, one's own account, areas with their hours and substitutes, what is overdue there, help.

mod accessibility;
mod account;
mod area;
mod areas;
mod help;
mod hours;
mod link;
mod overdue;
mod persona;
mod sign_in;
mod sign_out;
pub(in crate::http) mod step_up;
mod theme;

use axum::{
    Router,
    http::{HeaderValue, header},
    response::Response,
};
use domain::id::PersonId;

use crate::{
    http::{Ask, Shared},
    service::Trouble,
    store::trail::{self, Act},
};

/// The routes of this room: sign-in, link, persona, areas, help.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(accessibility::routes())
        .merge(account::routes())
        .merge(area::routes())
        .merge(areas::routes())
        .merge(help::routes())
        .merge(hours::routes())
        .merge(link::routes())
        .merge(overdue::routes())
        .merge(persona::routes())
        .merge(sign_in::routes())
        .merge(sign_out::routes())
        .merge(step_up::routes())
        .merge(theme::routes())
}

/// Opens a session and ends the one before: the value of the cookie. `how` is the method for the audit log.
async fn open(ask: &Ask, person: PersonId, how: &'static str) -> Result<HeaderValue, Trouble> {
    let (sessions, before) = (ask.shared.sessions.clone(), ask.signed_in.clone());
    ask.shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                tx.record(signed_in(person, how));
                Ok(sessions.open_by(tx, person, before.as_ref(), how).await?)
            })
        })
        .await
}

fn signed_in(person: PersonId, how: &str) -> Act {
    Act::of(person, "session.open", trail::person(person)).proved_by(how)
}

fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}
