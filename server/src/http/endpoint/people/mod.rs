//! Who is here: setting up, signing in and out, what one signs in with, one's own account, areas with their hours and substitutes, what is overdue there, help.

mod accessibility;
mod account;
mod area;
mod areas;
mod code;
mod entry;
mod help;
mod hours;
mod invite;
mod link;
mod overdue;
mod passkey;
mod passkeys;
mod password;
mod person;
mod persona;
mod policy;
mod provider;
mod reset;
mod second_factor;
mod sessions;
mod set_up;
mod sign_in;
mod sign_out;
mod staff;
pub(in crate::http) mod step_up;
mod theme;

use std::net::IpAddr;

use app::{failure::Failure, form::people::password::NewPassword};
use axum::{Router, http::HeaderValue, response::Response};
use domain::id::PersonId;

use crate::{
    http::{Ask, Local, Shared},
    password::{Fault, weakness},
    service::{Trouble, tries::Aim},
    store::{
        throttle::Allowance,
        trail::{self, Act, Context},
    },
};

/// The routes of this room: sign-in, link, persona, areas, help.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(accessibility::routes())
        .merge(account::routes())
        .merge(area::routes())
        .merge(areas::routes())
        .merge(code::routes())
        .merge(help::routes())
        .merge(hours::routes())
        .merge(invite::routes())
        .merge(link::routes())
        .merge(overdue::routes())
        .merge(passkey::routes())
        .merge(passkeys::routes())
        .merge(password::routes())
        .merge(person::routes())
        .merge(persona::routes())
        .merge(policy::routes())
        .merge(provider::routes())
        .merge(reset::routes())
        .merge(second_factor::routes())
        .merge(sessions::routes())
        .merge(set_up::routes())
        .merge(sign_in::routes())
        .merge(sign_out::routes())
        .merge(staff::routes())
        .merge(step_up::routes())
        .merge(theme::routes())
}

pub(super) use self::provider::callback;
pub use self::set_up::offer as set_up;

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
    how.split_whitespace().fold(Act::of(person, "session.open", trail::person(person)), Act::proved_by)
}

fn with_cookie(response: Response, cookie: HeaderValue) -> Response {
    entry::with_cookies(response, [cookie])
}

/// Whether this is their password, at the cost of one hash.
async fn verify(ask: &Ask, stored: Option<String>, password: String) -> Result<bool, Failure> {
    match ask.shared.passwords.verify(stored, password).await {
        Ok(fits) => Ok(fits),
        Err(fault) => Err(failure(fault)),
    }
}

/// The hash of a new password that nobody tries first.
async fn chosen(ask: &Ask, password: NewPassword, name: &str, email: &str) -> Result<String, Failure> {
    let NewPassword(password) = password;
    if weakness(&password, name, email).is_some() {
        return Err(NewPassword::guessable().into());
    }
    ask.shared.passwords.hash(password).await.map_err(failure)
}

fn failure(fault: Fault) -> Failure {
    if fault == Fault::Busy {
        return Failure::Busy;
    }
    tracing::error!(error = &fault as &dyn std::error::Error, "a password could not be checked");
    Failure::Broken(String::new())
}

/// Tries from where this request comes; none where that is unknown, as it is in tests without a socket.
fn from_here(kind: &str, allowance: Allowance) -> Option<Aim> {
    let address = match Context::current()?.ip()? {
        IpAddr::V4(address) => address.to_string(),
        // Whoever has one address of the new kind has a whole network of them.
        IpAddr::V6(address) => format!("{:x?}", address.segments().first_chunk::<4>()),
    };
    Some(Aim::at(kind, &address, allowance))
}

/// Where somebody wanted to go.
fn next(ask: &Ask) -> Option<Local> {
    ask.query.first("next").and_then(Local::parse)
}
