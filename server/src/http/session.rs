//! Cookie ⇄ session. There is no session before signing in, so nothing can be fixated; each sign-in, and each proof of who
//! somebody is, makes a new token and ends the old one in the same transaction. Who somebody is and what they may do is read
//! at every request. A request that only reads changes nothing itself: the last use is handed to a writer in the background.
//!
//! A proof counts for ten minutes for what asks for one (`Visit::unproven`). The demo's people have nothing to prove with, so
//! there it counts as long as the session.

mod agent;
mod cookie;
mod errand;
mod writer;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, request::Parts},
    response::{IntoResponse as _, Response},
};
use domain::{
    id::PersonId,
    person::Actor,
    time::{DAY, MINUTE, Time},
};
use tokio::{sync::mpsc, task::JoinHandle};

use self::cookie::Cookie;
pub use self::{agent::named as agent, errand::ERRAND};
use super::Shared;
use crate::{
    config::{Config, Origin},
    passkey::PATIENCE,
    store::{
        self, Db, Tx,
        half_session::{HalfRow, Owes},
        person::PersonRow,
        session::{NewSession, SessionRow},
        trail::Context,
    },
    token::Token,
    world::World,
};

/// How long a proof of who somebody is counts for what asks for one, in milliseconds.
pub const PROVEN: i64 = 10 * MINUTE;
/// How long somebody has for the second half of signing in.
pub const HALF: i64 = 10 * MINUTE;
/// How long a browser is known after signing in there.
pub const KNOWN: i64 = 180 * DAY;

/// Opens, finds and ends sessions.
#[derive(Clone, Debug)]
pub struct Sessions {
    world: World,
    idle: i64,
    absolute: i64,
    cookie: Cookie,
    device: Cookie,
    errand: Cookie,
    asked: Cookie,
    lasting: bool,
    seen: mpsc::Sender<writer::Seen>,
}

/// Somebody who is signed in, with the rights they have at this moment.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session with its person and their roles.
    pub session: SessionRow,
    token_hash: [u8; 32],
}

/// Somebody who owes the second half of signing in.
#[derive(Clone, Debug)]
pub struct Half {
    /// Who, and what is owed.
    pub row: HalfRow,
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

    /// Whether the last proof of who this is still counts.
    pub fn is_proven(&self, now: Time) -> bool {
        now < self.session.proven_until
    }

    /// What the session is known by in the store.
    pub const fn token_hash(&self) -> [u8; 32] {
        self.token_hash
    }
}

/// The extractor: who asks, if anybody is signed in.
#[derive(Clone, Debug)]
pub struct Session(pub Option<SignedIn>);

impl Sessions {
    /// Starts the writer; it ends, having written everything, when every clone of the first value is gone.
    pub fn start(db: Db, world: World, config: &Config, origin: &Origin) -> (Self, JoinHandle<()>) {
        let (seen, writer) = writer::start(db);
        let plain = config.demo && origin.is_local() && !origin.is_secure();
        let (cookie, device) = (Cookie::session(plain), Cookie::device(plain));
        let (errand, asked) = (Cookie::errand(plain), Cookie::asked(plain));
        let (idle, absolute, lasting) = (config.session.idle(), config.session.absolute(), config.demo);
        (Self { world, idle, absolute, cookie, device, errand, asked, lasting, seen }, writer)
    }

    /// Signs a person in: the value of `Set-Cookie`. The session that the browser had before ends.
    pub async fn open(
        &self,
        tx: &mut Tx,
        person: PersonId,
        before: Option<&SignedIn>,
    ) -> store::Result<HeaderValue> {
        self.open_by(tx, person, before, "").await
    }

    /// The same with how the person proved who they are.
    pub async fn open_by(
        &self,
        tx: &mut Tx,
        person: PersonId,
        before: Option<&SignedIn>,
        methods: &str,
    ) -> store::Result<HeaderValue> {
        let proven = if self.lasting { self.absolute } else { PROVEN };
        self.begin(tx, person, before, methods, proven).await
    }

    /// Signs in somebody who has nothing to prove with and whose proof counts as long as the session: a persona, in tests.
    pub async fn open_as_persona(&self, tx: &mut Tx, person: PersonId) -> store::Result<HeaderValue> {
        self.begin(tx, person, None, "demo", self.absolute).await
    }

    async fn begin(
        &self,
        tx: &mut Tx,
        person: PersonId,
        before: Option<&SignedIn>,
        methods: &str,
        proven: i64,
    ) -> store::Result<HeaderValue> {
        let (now, context) = (self.world.now(), Context::current());
        if let Some(before) = before {
            store::session::revoke(tx, before.token_hash, now).await?;
        }
        let token = Token::new(&self.world);
        // The entry that tells of it names the session that begins.
        if let (None, Some(context)) = (before, &context) {
            context.signed_in(person, &token.hash());
        }
        let new = NewSession {
            token_hash: token.hash(),
            person,
            at: now,
            expires_at: now.plus(self.absolute),
            methods: methods.to_owned(),
            proven_until: now.plus(proven),
            agent: context.as_ref().and_then(Context::agent).unwrap_or_default(),
            address: context.as_ref().and_then(Context::address).unwrap_or_default(),
        };
        store::session::insert(tx, new).await?;
        Ok(self.cookie.set(&token))
    }

    /// Somebody proved again who they are, or changed what they prove it with: a new token takes the place of the old one,
    /// and what asks for a proof is content for ten minutes. `None` when the session ended meanwhile.
    pub async fn prove(
        &self,
        tx: &mut Tx,
        session: &SignedIn,
        methods: &str,
    ) -> store::Result<Option<HeaderValue>> {
        let (now, token) = (self.world.now(), Token::new(&self.world));
        let proven = if self.lasting { session.session.expires_at } else { now.plus(PROVEN) };
        let hashes = [session.token_hash, token.hash()];
        let rotated = store::session::rotate(tx, hashes, methods.to_owned(), proven).await?;
        Ok(rotated.then(|| self.cookie.set(&token)))
    }

    /// The first half of signing in: the value of `Set-Cookie`. The session that the browser had before ends.
    pub async fn open_half(
        &self,
        tx: &mut Tx,
        half: HalfRow,
        before: Option<&SignedIn>,
    ) -> store::Result<HeaderValue> {
        let now = self.world.now();
        if let Some(before) = before {
            store::session::revoke(tx, before.token_hash, now).await?;
        }
        let token = Token::new(&self.world);
        store::half_session::insert(tx, token.hash(), &half, [now, now.plus(HALF)]).await?;
        Ok(self.cookie.set(&token))
    }

    /// Who owes the second half, if somebody does.
    pub async fn half(&self, db: &Db, headers: &HeaderMap, owes: Owes) -> store::Result<Option<Half>> {
        let Some(token) = self.cookie.value(headers).and_then(Token::parse) else { return Ok(None) };
        let token_hash = token.hash();
        let found = store::half_session::find(&mut db.reader(), token_hash, self.world.now()).await?;
        Ok(found.filter(|row| row.owes == owes).map(|row| Half { row, token_hash }))
    }

    /// The second half is there: the session begins under a new token. `None` when the first one ended meanwhile.
    pub async fn complete(
        &self,
        tx: &mut Tx,
        half: &Half,
        method: &str,
    ) -> store::Result<Option<HeaderValue>> {
        let taken = store::half_session::take(tx, half.token_hash, self.world.now()).await?;
        let Some(row) = taken else { return Ok(None) };
        let methods = format!("{} {method}", row.methods);
        self.open_by(tx, row.person, None, methods.trim()).await.map(Some)
    }

    /// From now on this browser is known for this person: the value of `Set-Cookie`.
    pub async fn know(&self, tx: &mut Tx, person: PersonId) -> store::Result<HeaderValue> {
        let (now, token) = (self.world.now(), Token::new(&self.world));
        store::device::insert(tx, token.hash(), person, [now, now.plus(KNOWN)]).await?;
        Ok(self.device.keep(&token, KNOWN))
    }

    /// The device that came along, as the store knows it.
    pub fn device(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        self.device.value(headers).and_then(Token::parse).map(|token| token.hash())
    }

    /// A session is over after this time whatever happens, in milliseconds.
    pub const fn absolute(&self) -> i64 {
        self.absolute
    }

    /// A browser in which nobody is signed in is asked for a passkey: by what the challenge is kept, and the value of
    /// `Set-Cookie`.
    pub fn ask(&self) -> ([u8; 32], HeaderValue) {
        let token = Token::new(&self.world);
        (token.hash(), self.asked.keep(&token, PATIENCE))
    }

    /// By what the challenge of this browser is kept.
    pub fn asked(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        self.asked.value(headers).and_then(Token::parse).map(|token| token.hash())
    }

    /// There is nothing to answer any more: the value of `Set-Cookie`.
    pub fn answered(&self) -> HeaderValue {
        self.asked.remove()
    }

    /// The sessions of a person are over after this time without use, in milliseconds.
    pub const fn idle(&self) -> i64 {
        self.idle
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
        let used = now.plus(self.idle.saturating_neg());
        let found = store::session::find(&mut db.reader(), token_hash, now, used).await?;
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
        let used = now.plus(self.idle.saturating_neg());
        let found = store::session::find(&mut db.reader(), token_hash, now, used).await?;
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
