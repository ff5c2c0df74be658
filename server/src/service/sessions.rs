//! Sessions, as their owner lists and ends them, and as an admin ends all of somebody's. A session is named by a hash of what
//! the store knows it by, so that what stands in a page opens nothing and finds nothing in the log.

use app::page::people::sessions::SessionLine;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    id::PersonId,
    permit::{Task, pass},
    person::Actor,
};
use sha2::{Digest as _, Sha256};

use super::{Services, Trouble, people::ONLY_ADMINS};
use crate::store::{
    self,
    trail::{self, Act},
};

fn name(token_hash: &[u8]) -> String {
    let hash = Sha256::digest([b"session", token_hash].concat());
    URL_SAFE_NO_PAD.encode(hash.first_chunk::<16>().copied().unwrap_or_default())
}

impl Services {
    /// The sessions of this person that live; `this` is the one that asks.
    pub async fn sessions(
        &self,
        person: PersonId,
        this: [u8; 32],
        idle: i64,
    ) -> Result<Vec<SessionLine>, Trouble> {
        let now = self.world.now();
        let mut source = self.db.reader();
        let used = now.plus(idle.saturating_neg());
        let open = store::session::of_person(&mut source, person, now, used).await?;
        let line = |session: store::session::OpenSession| SessionLine {
            id: name(&session.token_hash),
            agent: session.agent,
            address: session.address,
            since: session.created_at,
            seen: session.seen_at,
            is_this: session.token_hash == this,
        };
        Ok(open.into_iter().map(line).collect())
    }

    /// Ends one of the own other sessions; one that is over already is no fault.
    pub async fn end_session(
        &self,
        person: PersonId,
        this: [u8; 32],
        id: &str,
        idle: i64,
    ) -> Result<(), Trouble> {
        let now = self.world.now();
        let used = now.plus(idle.saturating_neg());
        let open = store::session::of_person(&mut self.db.reader(), person, now, used).await?;
        let found = open.into_iter().find(|session| name(&session.token_hash) == id);
        let hash: Option<[u8; 32]> = found.and_then(|session| session.token_hash.try_into().ok());
        let Some(hash) = hash.filter(|hash| *hash != this) else { return Ok(()) };
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(person, "session.end", trail::person(person)));
                    Ok(store::session::revoke(tx, hash, now).await?)
                })
            })
            .await
    }

    /// Ends all own sessions but this one, and whatever waits for its second half.
    pub async fn end_other_sessions(&self, person: PersonId, this: [u8; 32]) -> Result<(), Trouble> {
        let now = self.world.now();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(person, "session.end", trail::person(person)).to("others"));
                    store::session::revoke_others(tx, person, this, now).await?;
                    Ok(store::half_session::end_all(tx, person).await?)
                })
            })
            .await
    }

    /// An admin ends every session of somebody, and knows none of their browsers any more.
    pub async fn end_all_sessions(&self, actor: &Actor, person: PersonId) -> Result<(), Trouble> {
        pass(actor, Task::EndSessions, None).map_err(|_| ONLY_ADMINS)?;
        let (by, now) = (actor.id, self.world.now());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(by, "session.end", trail::person(person)).to("all"));
                    store::session::revoke_all(tx, person, now).await?;
                    store::half_session::end_all(tx, person).await?;
                    Ok(store::device::forget(tx, person).await?)
                })
            })
            .await
    }
}
