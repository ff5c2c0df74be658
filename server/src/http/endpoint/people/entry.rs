//! The last step of every way in: what is owed besides, the session or its first half, and the browser that is known from
//! now on. In the transaction that used up whatever led here.

use app::address::Address;
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use domain::{id::PersonId, time::Time};

use super::signed_in;
use crate::{
    http::{Ask, Local, Sessions, SignedIn},
    service::{Services, factor::need_factor, passkey::METHOD},
    store::{
        self, Tx,
        half_session::{HalfRow, Owes},
    },
};

/// How a way in ends.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    cookies: Vec<HeaderValue>,
    owes: Option<Owed>,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owed {
    /// The second half of this way in.
    Half(Owes),
    /// The other way in: a passkey is both factors, so nothing of this one is needed for it.
    Passkey,
}

/// What lets people in.
#[derive(Clone, Debug)]
pub(super) struct Door {
    sessions: Sessions,
    before: Option<SignedIn>,
    forces: bool,
    whole: bool,
    now: Time,
}

impl Door {
    pub(super) fn of(ask: &Ask) -> Self {
        let config = &ask.shared.config;
        Self {
            sessions: ask.shared.sessions.clone(),
            before: ask.signed_in.clone(),
            forces: config.identity.second_factor && !config.demo,
            whole: false,
            now: ask.shared.world.now(),
        }
    }

    /// What they proved it with counts as both factors.
    pub(super) fn with_both_factors(self) -> Self {
        Self { whole: true, ..self }
    }

    /// Lets somebody in by this method, or half in, when a second factor is owed.
    pub(super) async fn enter(&self, tx: &mut Tx, person: PersonId, method: &str) -> store::Result<Entry> {
        let owes = if self.whole {
            None
        } else if Services::has_factor(tx, person).await? {
            Some(Owed::Half(Owes::Code))
        } else if !(self.forces && need_factor(&store::person::grants(tx, person).await?)) {
            None
        } else if store::passkey::count(tx, person).await? > 0 {
            Some(Owed::Passkey)
        } else {
            Some(Owed::Half(Owes::Factor))
        };
        let cookie = match owes {
            None => return self.enter_whole(tx, person, method).await,
            Some(Owed::Passkey) => {
                // Whoever goes on from here is not taken for somebody who was here before.
                if let Some(before) = &self.before {
                    store::session::revoke(tx, before.token_hash(), self.now).await?;
                }
                None
            }
            Some(Owed::Half(owes)) => {
                let half = HalfRow { person, owes, methods: method.to_owned() };
                Some(self.sessions.open_half(tx, half, self.before.as_ref()).await?)
            }
        };
        Ok(Entry { cookies: cookie.into_iter().collect(), owes })
    }

    /// Lets somebody in by a method that needs nothing besides.
    async fn enter_whole(&self, tx: &mut Tx, person: PersonId, method: &str) -> store::Result<Entry> {
        tx.record(signed_in(person, method));
        let cookie = self.sessions.open_by(tx, person, self.before.as_ref(), method).await?;
        Ok(Entry { cookies: vec![cookie], owes: None })
    }

    /// The same by a passkey, which is both factors; from now on this browser is known.
    pub(super) async fn enter_by_passkey(
        &self,
        tx: &mut Tx,
        person: PersonId,
        device: Option<[u8; 32]>,
    ) -> store::Result<Entry> {
        let mut entry = self.enter_whole(tx, person, METHOD).await?;
        entry.cookies.extend(self.know(tx, person, device).await?);
        Ok(entry)
    }

    /// The same, and from now on this browser is known.
    pub(super) async fn enter_and_know(
        &self,
        tx: &mut Tx,
        person: PersonId,
        method: &str,
        device: Option<[u8; 32]>,
    ) -> store::Result<Entry> {
        let mut entry = self.enter(tx, person, method).await?;
        // Half a proof makes no browser known.
        if entry.owes.is_none() {
            entry.cookies.extend(self.know(tx, person, device).await?);
        }
        Ok(entry)
    }

    /// The cookie of a browser that was not known yet.
    pub(super) async fn know(
        &self,
        tx: &mut Tx,
        person: PersonId,
        device: Option<[u8; 32]>,
    ) -> store::Result<Option<HeaderValue>> {
        if let Some(device) = device
            && store::device::is_of(tx, device, person, self.now).await?
        {
            return Ok(None);
        }
        self.sessions.know(tx, person).await.map(Some)
    }
}

impl Entry {
    /// On to where somebody wanted to go, or to what is owed first.
    pub(super) fn answer(self, ask: &Ask, next: Option<&Local>) -> Response {
        let path = next.map(|next| next.as_str().to_owned()).unwrap_or_default();
        let response = match (self.owes, next) {
            (Some(Owed::Half(Owes::Code)), _) => ask.go(&Address::Code(path)),
            (Some(Owed::Half(Owes::Factor)), _) => ask.go(&Address::SecondFactor(path)),
            (Some(Owed::Passkey), _) => ask.go(&Address::Passkey(path)),
            (None, Some(next)) => ask.go_local(next),
            (None, None) => ask.go(&Address::Start),
        };
        with_cookies(response, self.cookies)
    }
}

pub(super) fn with_cookies(
    mut response: Response,
    cookies: impl IntoIterator<Item = HeaderValue>,
) -> Response {
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
