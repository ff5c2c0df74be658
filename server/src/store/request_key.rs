//! A change that is sent twice happens once. A request carries a key; the first thing that the transaction of its
//! change writes is the key's row, so the key is kept exactly when the change is. Who comes second, on whichever
//! process, waits for the first at that row, changes nothing, and is given the first one's answer. The claim travels
//! with the request as a task-local value: no service has to know it, so none can forget it.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::{id::PersonId, time::Time};

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, sql},
};

const CLAIM: &str = "INSERT INTO request_key (person_id, key, request, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (person_id, key) DO NOTHING";
const FIND: &str = "SELECT key, request, status, location, kind, body, created_at FROM request_key
    WHERE person_id = $1 AND key = $2";
const ANSWER: &str = "UPDATE request_key SET status = $3, location = $4, kind = $5, body = $6
    WHERE person_id = $1 AND key = $2";
const PURGE: &str = "DELETE FROM request_key WHERE created_at < $1";

tokio::task_local! {
    static CURRENT: Claim;
}

/// One keyed request. Clones are the same claim.
#[derive(Clone, Debug)]
pub struct Claim(Arc<Claimed>);

#[derive(Debug)]
struct Claimed {
    person: PersonId,
    key: String,
    request: [u8; 32],
    at: Time,
    part: bool,
    kept: AtomicBool,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// Content type.
    pub kind: Option<String>,
    /// Body.
    pub body: Vec<u8>,
}

/// A key that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Hash of what was sent with it.
    pub request: Vec<u8>,
    /// What was answered; `None` until it is known, and for ever when the process died between the change and its answer.
    pub answer: Option<Answer>,
    /// When.
    pub created_at: Time,
}

impl Load for Used {
    const TABLE: &'static str = "request_key";
    const KEY: &'static str = "key";

    fn load(row: &Row<'_>) -> Result<Self> {
        let answer = match row.get::<Option<i64>>("status")? {
            None => None,
            Some(status) => Some(Answer {
                status: u16::try_from(status).map_err(|_| row.corrupt("status"))?,
                location: row.get("location")?,
                kind: row.get("kind")?,
                body: row.get::<Option<Vec<u8>>>("body")?.unwrap_or_default(),
            }),
        };
        Ok(Self { request: row.get("request")?, answer, created_at: Time(row.get("created_at")?) })
    }
}

impl Claim {
    /// The claim of `person` on `key`, for a request with this hash.
    pub fn new(person: PersonId, key: String, request: [u8; 32], at: Time) -> Self {
        Self(Arc::new(Claimed { person, key, request, at, part: false, kept: AtomicBool::new(false) }))
    }

    /// Does `work`; the first transaction in it writes the key.
    pub async fn scope<F: Future>(&self, work: F) -> F::Output {
        CURRENT.scope(self.clone(), work).await
    }

    /// The claim of one of several changes that one request asks for, each of them on its own: a repeat finds those that
    /// were made, and makes the others. `name` is that change's among them.
    fn part(&self, name: &str) -> Self {
        let Claimed { person, key, request, at, .. } = &*self.0;
        Self(Arc::new(Claimed {
            person: *person,
            key: format!("{key}/{name}"),
            request: *request,
            at: *at,
            part: true,
            kept: AtomicBool::new(false),
        }))
    }

    /// Whether a change was made under this claim.
    pub fn is_kept(&self) -> bool {
        self.0.kept.load(Ordering::SeqCst)
    }

    /// Hash of the request.
    pub fn request(&self) -> &[u8] {
        &self.0.request
    }

    pub(super) fn current() -> Option<Self> {
        CURRENT.try_with(Self::clone).ok()
    }

    /// [`Error::Repeated`] when another request has the key, and [`Error::Stale`] when one that asked for something else did
    /// this part of it, which no page has compared before; waits where that one is not finished.
    pub(super) async fn insert(&self, tx: &mut Tx) -> Result<()> {
        if self.is_kept() {
            // Between two transactions a process can die, and the repeat of the request would not do the second.
            debug_assert!(false, "one request, one change: put both into one transaction");
            return Ok(());
        }
        let Claimed { person, key, request, at, .. } = &*self.0;
        let statement = sql(CLAIM).bind(person.0).bind(key.clone()).bind(request.to_vec()).bind(at.0);
        if tx.execute(statement).await? == 1 {
            return Ok(());
        }
        let before = if self.0.part { self.find(tx).await? } else { None };
        let other = before.is_some_and(|used| used.request != request);
        Err(if other { Error::Stale } else { Error::Repeated })
    }

    pub(super) fn keep(&self) {
        self.0.kept.store(true, Ordering::SeqCst);
    }

    /// The use of this key, by this request or another.
    pub async fn find(&self, source: &mut impl Source) -> Result<Option<Used>> {
        source.optional(sql(FIND).bind(self.0.person.0).bind(self.0.key.clone())).await
    }

    /// Keeps what was answered.
    pub async fn answer(&self, tx: &mut Tx, answer: Answer) -> Result<()> {
        let statement = sql(ANSWER)
            .bind(self.0.person.0)
            .bind(self.0.key.clone())
            .bind(i64::from(answer.status))
            .bind(answer.location)
            .bind(answer.kind)
            .bind(answer.body);
        tx.execute(statement).await.map(drop)
    }
}

/// Does one of several changes of a request under a key of its own; [`Error::Repeated`] where it was made before.
pub async fn apart<F: Future>(name: &str, work: F) -> F::Output {
    match Claim::current() {
        Some(claim) => claim.part(name).scope(work).await,
        None => work.await,
    }
}

/// Forgets keys that are older than `before`; answers how many.
pub async fn purge(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(before.0)).await
}
