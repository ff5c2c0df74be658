//! Cookie ⇄ session. There is no session before signing in, so nothing can be fixated; each sign-in makes a new
//! token and ends the old session in the same transaction. Who somebody is and what they may do is read at every
//! request. A request that only reads changes nothing itself: the last use is handed to a writer in the background.

mod cookie;
mod writer;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, request::Parts},
    response::{IntoResponse as _, Response},
};
use domain::{
    id::PersonId,
    person::Actor,
    time::{MINUTE, Time},
};
use tokio::{sync::mpsc, task::JoinHandle};

use self::cookie::Cookie;
use super::Shared;
use crate::{
    config::{Config, Origin},
    store::{self, Db, Tx, person::PersonRow, session::SessionRow, trail::Context},
    token::Token,
    world::World,
};

/// Opens, finds and ends sessions.
#[derive(Clone, Debug)]
pub struct Sessions {
    world: World,
    idle: i64,
    absolute: i64,
    cookie: Cookie,
    seen: mpsc::Sender<writer::Seen>,
}

/// Somebody who is signed in, with the rights they have at this moment.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session with its person and their roles.
    pub session: SessionRow,
    token_hash: [u8; 32],
}

impl SignedIn {
    /// The person.
    pub fn person(&self) -> &PersonRow {
        &self.session.person
    }

    /// The person as the rules see them.
    pub fn actor(&self) -> Actor {
        self.session.actor()
    }
}

/// The extractor: who asks, if anybody is signed in.
#[derive(Clone, Debug)]
pub struct Session(pub Option<SignedIn>);

impl Sessions {
    /// Starts the writer; it ends, having written everything, when every clone of the first value is gone.
    pub fn start(db: Db, world: World, config: &Config, origin: &Origin) -> (Self, JoinHandle<()>) {
        let (seen, writer) = writer::start(db);
        let cookie = Cookie::new(config.demo && origin.is_local() && !origin.is_secure());
        let (idle, absolute) = (config.session.idle(), config.session.absolute());
        (Self { world, idle, absolute, cookie, seen }, writer)
    }

    /// Signs a person in: the value of `Set-Cookie`. The session that the browser had before ends.
    pub async fn open(
        &self,
        tx: &mut Tx,
        person: PersonId,
        before: Option<&SignedIn>,
    ) -> store::Result<HeaderValue> {
        let now = self.world.now();
        if let Some(before) = before {
            store::session::revoke(tx, before.token_hash, now).await?;
        }
        let token = Token::new(&self.world);
        // The entry that tells of it names the session that begins.
        if let (None, Some(context)) = (before, Context::current()) {
            context.signed_in(person, &token.hash());
        }
        store::session::insert(tx, token.hash(), person, now, now.plus(self.absolute)).await?;
        Ok(self.cookie.set(&token))
    }

    /// Signs out: the value of `Set-Cookie` that takes the cookie away.
    pub async fn close(&self, tx: &mut Tx, session: &SignedIn) -> store::Result<HeaderValue> {
        store::session::revoke(tx, session.token_hash, self.world.now()).await?;
        Ok(self.cookie.remove())
    }

    /// Whether a session cookie came along, good or not.
    pub fn is_sent(&self, headers: &HeaderMap) -> bool {
        self.cookie.value(headers).is_some()
    }

    async fn find(&self, db: &Db, headers: &HeaderMap) -> store::Result<Option<SignedIn>> {
        let Some(token) = self.cookie.value(headers).and_then(Token::parse) else { return Ok(None) };
        let (now, token_hash) = (self.world.now(), token.hash());
        let found = store::session::find(&mut db.reader(), token_hash, now, now.plus(-self.idle)).await?;
        Ok(found.map(|session| {
            self.note(&session, token_hash, now);
            if let Some(context) = Context::current() {
                context.signed_in(session.person.id, &token_hash);
            }
            SignedIn { session, token_hash }
        }))
    }

    /// The person with the rights of this moment, as long as the session lives. A page that merely stays open is no use
    /// of it.
    pub async fn still(&self, db: &Db, signed_in: &SignedIn) -> store::Result<Option<Actor>> {
        let (now, token_hash) = (self.world.now(), signed_in.token_hash);
        let found = store::session::find(&mut db.reader(), token_hash, now, now.plus(-self.idle)).await?;
        Ok(found.map(|session| session.actor()))
    }

    /// At most once a minute; a full queue means that a newer use will be noted soon anyway.
    fn note(&self, session: &SessionRow, token_hash: [u8; 32], now: Time) {
        if session.seen_at.plus(MINUTE) <= now {
            let _ = self.seen.try_send(writer::Seen { token_hash, at: now });
        }
    }
}

impl<S> FromRequestParts<S> for Session
where
    S: Send + Sync,
    Shared: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        // A layer that had to know has asked already.
        if let Some(found) = parts.extensions.get::<Self>() {
            return Ok(found.clone());
        }
        let shared = Shared::from_ref(state);
        match shared.sessions.find(&shared.db, &parts.headers).await {
            Ok(found) => Ok(Self(found)),
            Err(error) => {
                tracing::error!(%error, "the session could not be read");
                let busy = error.is_busy();
                let status =
                    if busy { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
                Err(status.into_response())
            }
        }
    }
}
