//! Sign-in links: `GET` looks and uses nothing up, `POST /link/{token}` uses the link up and opens the session in one
//! transaction. Used, expired, unknown and malformed links all answer the same.

use app::{
    address::{Address, pattern},
    failure::Failure,
    page::{people::link::LinkPage, trouble::because},
};
use axum::{Router, extract::Path, http::HeaderValue, response::Response, routing::get};

use super::{signed_in, with_cookie};
use crate::{
    http::{Ask, Shared},
    service::Trouble,
    store::{self, link::Owner},
    token::Token,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::LINK, get(show).post(submit))
}

async fn show(ask: Ask, Path(token): Path<String>) -> Response {
    let page = async {
        let token = Token::parse(&token).ok_or(Failure::Gone(because::LINK))?;
        let mut source = ask.shared.db.reader();
        let owner = store::link::look(&mut source, token.hash(), ask.shared.world.now()).await;
        match owner.map_err(Trouble::from)? {
            Some(_) => Ok(LinkPage),
            None => Err(Failure::Gone(because::LINK)),
        }
    };
    ask.answer(page.await).await
}

async fn submit(ask: Ask, Path(token): Path<String>) -> Response {
    match redeem(&ask, &token).await {
        Ok(Some(cookie)) => with_cookie(ask.go(&Address::Start), cookie),
        Ok(None) => ask.trouble(Failure::Gone(because::LINK)).await,
        Err(trouble) => ask.trouble(trouble.into()).await,
    }
}

async fn redeem(ask: &Ask, token: &str) -> Result<Option<HeaderValue>, Trouble> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let (sessions, before, now) =
        (ask.shared.sessions.clone(), ask.signed_in.clone(), ask.shared.world.now());
    ask.shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                match store::link::redeem(tx, token.hash(), now).await? {
                    Some(Owner { person, .. }) => {
                        tx.record(signed_in(person, "link"));
                        Ok(Some(sessions.open_by(tx, person, before.as_ref(), "link").await?))
                    }
                    None => Ok(None),
                }
            })
        })
        .await
}
