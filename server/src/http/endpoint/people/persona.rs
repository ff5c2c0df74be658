//! The demo's switch: `POST /demo/persona`. It signs in without any proof, so it exists only where the demo has filled
//! its personas (a loopback server with an invented company), and knows nobody but them.

use app::{
    address::pattern,
    failure::Failure,
    form::{Fault, FaultKind, Typed},
};
use axum::{Router, response::Response, routing::post};
use domain::id::PersonId;

use super::{open, with_cookie};
use crate::http::{
    Ask, Local, Shared,
    endpoint::{Body, nothing_but},
};

const PERSONA: &str = "persona";
const BACK: &str = "back";

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PERSONA, post(submit))
}

async fn submit(ask: Ask, body: Body) -> Response {
    let read = nothing_but(&body, &[PERSONA, BACK]).and_then(|typed| read(&ask, &typed));
    let (person, back) = match read {
        Ok(read) => read,
        Err(failure) => return ask.trouble(failure).await,
    };
    match open(&ask, person, "demo").await {
        Ok(cookie) => with_cookie(ask.go_local(&back), cookie),
        Err(trouble) => ask.trouble(trouble.into()).await,
    }
}

fn read(ask: &Ask, typed: &Typed) -> Result<(PersonId, Local), Failure> {
    let personas = ask.shared.personas.get().ok_or(Failure::NotFound)?;
    let chosen = typed.first(PERSONA).unwrap_or_default();
    let persona = personas.iter().find(|persona| persona.id.to_string() == chosen);
    let back = Local::parse(typed.first(BACK).unwrap_or_default());
    match (persona, back) {
        (Some(persona), Some(back)) => Ok((persona.id, settled(back))),
        (None, _) => Err(vec![Fault::new(PERSONA, FaultKind::UnknownChoice)].into()),
        (_, None) => Err(vec![Fault::new(BACK, FaultKind::UnknownChoice)].into()),
    }
}

/// Pages for signing in are of no use to somebody who is signed in: on to where they wanted to go. A message about what
/// was done is not repeated, because somebody else did it.
fn settled(back: Local) -> Local {
    let query = Typed::parse(back.as_str().split_once('?').map_or("", |(_, query)| query).as_bytes());
    let path = back.path();
    let onward = if path == pattern::SIGN_IN || path.starts_with("/link/") {
        query.first("next").and_then(Local::parse).or_else(|| Local::parse(pattern::START))
    } else if query.first("done").is_some() {
        Local::parse(path)
    } else {
        None
    };
    onward.unwrap_or(back)
}

#[cfg(test)]
mod tests {
    use super::{Local, settled};

    #[test]
    fn the_switch_stays_on_the_page_but_repeats_no_message_and_no_sign_in() {
        for (back, expected) in [
            ("/cases/4/brief", "/cases/4/brief"),
            ("/register?q=mail&page=2", "/register?q=mail&page=2"),
            ("/cases/4?done=decide", "/cases/4"),
            ("/sign-in", "/start"),
            ("/sign-in?next=%2Fcases%2F4", "/cases/4"),
            ("/sign-in?next=%2F%2Fevil.example", "/start"),
            ("/link/abc", "/start"),
        ] {
            let settled = settled(Local::parse(back).expect("a path"));
            assert_eq!(settled.as_str(), expected);
        }
    }
}
