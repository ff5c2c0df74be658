//! Work to be done after a commit: at least once, by one worker at a time, in order within a lane. A job is written with
//! the change that asks for it, so neither exists without the other. A claim is a compare-and-swap on one row, which
//! needs no isolation level and no lock that only one of the databases has; its lease ends by itself when the worker
//! dies. Everything after a claim names the claim's token, so that a worker that came too late changes nothing.

use domain::time::Time;
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{
    Error, Result, Source, Tx,
    case::document,
    db::{Load, Row, Scalar, Statement, sql},
};

const ENQUEUE: &str = "INSERT INTO job (id, topic, lane, position, body, state, run_at, attempts, created_at)
    SELECT $1, $2, $3, COALESCE(MAX(position), 0) + 1, $4, 'waiting', $5, 0, $5 FROM job WHERE lane = $3";
const DUE: &str = "SELECT id FROM job
    WHERE topic = $1 AND state = 'waiting' AND run_at <= $2 AND (claimed_until IS NULL OR claimed_until <= $2)
        AND NOT EXISTS (SELECT 1 FROM job AS earlier WHERE earlier.lane = job.lane AND earlier.state = 'waiting'
            AND (earlier.position < job.position OR (earlier.position = job.position AND earlier.id < job.id)))
    ORDER BY run_at, id LIMIT $3";
const CLAIM: &str = "UPDATE job SET claim = $2, claimed_until = $3, attempts = attempts + 1,
        begun_at = COALESCE(begun_at, $4)
    WHERE id = $1 AND state = 'waiting' AND run_at <= $4 AND (claimed_until IS NULL OR claimed_until <= $4)
    RETURNING id, topic, lane, body, state, run_at, attempts, begun_at, last_error, created_at, finished_at";
const FINISH: &str = "UPDATE job SET state = 'done', finished_at = $3, claim = NULL, claimed_until = NULL,
        last_error = NULL
    WHERE id = $1 AND claim = $2 AND state = 'waiting'";
const RETRY: &str = "UPDATE job SET run_at = $3, last_error = $4, claim = NULL, claimed_until = NULL
    WHERE id = $1 AND claim = $2 AND state = 'waiting'";
const BURY: &str = "UPDATE job SET state = 'dead', finished_at = $3, last_error = $4, claim = NULL,
        claimed_until = NULL
    WHERE id = $1 AND claim = $2 AND state = 'waiting'";
const REVIVE: &str = "UPDATE job SET state = 'waiting', run_at = $3, attempts = 0, begun_at = NULL,
        finished_at = NULL,
        position = (SELECT COALESCE(MAX(other.position), 0) + 1 FROM job AS other WHERE other.lane = job.lane)
    WHERE id = $1 AND state = 'dead' AND finished_at = $2";
const DISCARD: &str = "DELETE FROM job WHERE id = $1 AND state = 'dead' AND finished_at = $2";
const PURGE: &str = "DELETE FROM job WHERE state = 'done' AND finished_at <= $1";
const COUNT: &str = "SELECT COUNT(*) AS value FROM job WHERE state = $1";
const WAITING: &str =
    "SELECT id, topic, lane, body, state, run_at, attempts, begun_at, last_error, created_at,
        finished_at
    FROM job WHERE state = 'waiting' ORDER BY run_at, id LIMIT $1";
const DEAD: &str = "SELECT id, topic, lane, body, state, run_at, attempts, begun_at, last_error, created_at,
        finished_at
    FROM job WHERE state = 'dead' ORDER BY finished_at DESC, id LIMIT $1";

/// A new job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob<B> {
    /// Version 7; what the receiver sees of it is the same at every attempt.
    pub id: Uuid,
    /// Who works on it.
    pub topic: &'static str,
    /// Jobs of one lane are done in the order in which they were written; a dead one lets the next pass.
    pub lane: String,
    /// What to do.
    pub body: B,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// To be done, or being done.
    Waiting,
    /// Done.
    Done,
    /// Given up; an admin tries it again or drops it.
    Dead,
}

impl JobState {
    /// The word in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Dead => "dead",
        }
    }

    /// The state of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Done, Self::Dead].into_iter().find(|state| state.code() == code)
    }
}

/// A stored job. The body stays raw, because a newer Concord may have written it.
#[derive(Clone, Debug, PartialEq)]
pub struct JobRow {
    /// Identifier.
    pub id: Uuid,
    /// Who works on it.
    pub topic: String,
    /// What is done in order.
    pub lane: String,
    /// What to do.
    pub body: Value,
    /// How far it is.
    pub state: JobState,
    /// Not before then.
    pub run_at: Time,
    /// How often it was claimed.
    pub attempts: i64,
    /// First claim.
    pub begun_at: Option<Time>,
    /// Why the last attempt failed; a code, never content.
    pub last_error: Option<String>,
    /// When it was asked for.
    pub created_at: Time,
    /// When it was done or given up.
    pub finished_at: Option<Time>,
}

impl Load for JobRow {
    const TABLE: &'static str = "job";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            topic: row.get("topic")?,
            lane: row.get("lane")?,
            body: row.json("body")?,
            state: row.parse("state", JobState::from_code)?,
            run_at: Time(row.get("run_at")?),
            attempts: row.get("attempts")?,
            begun_at: row.get::<Option<i64>>("begun_at")?.map(Time),
            last_error: row.get("last_error")?,
            created_at: Time(row.get("created_at")?),
            finished_at: row.get::<Option<i64>>("finished_at")?.map(Time),
        })
    }
}

struct Key(Uuid);

impl Load for Key {
    const TABLE: &'static str = "job";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("id")?))
    }
}

/// Writes a job in the transaction of the change that asks for it; it may run from `now` on. Two transactions that write
/// into one lane must queue elsewhere (cases do, on their row), or their order is that of their ids.
pub async fn enqueue<B: Serialize>(tx: &mut Tx, job: &NewJob<B>, now: Time) -> Result<()> {
    let statement = sql(ENQUEUE)
        .bind(job.id)
        .bind(job.topic)
        .bind(job.lane.clone())
        .bind(Json(document(&job.body)?))
        .bind(now.0);
    tx.execute(statement).await.map(drop)
}

/// What could be claimed now, the longest waiting first; only the first of each lane.
pub async fn due(source: &mut impl Source, topic: &'static str, now: Time, limit: i64) -> Result<Vec<Uuid>> {
    let keys: Vec<Key> = source.all(sql(DUE).bind(topic).bind(now.0).bind(limit)).await?;
    Ok(keys.into_iter().map(|Key(id)| id).collect())
}

/// Takes a job until `until`, under a new token; `None` when somebody else was quicker.
pub async fn claim(tx: &mut Tx, id: Uuid, token: Uuid, now: Time, until: Time) -> Result<Option<JobRow>> {
    tx.optional(sql(CLAIM).bind(id).bind(token).bind(until.0).bind(now.0)).await
}

/// It is done; [`Error::Stale`] when the lease ran out and somebody else has it.
pub async fn finish(tx: &mut Tx, id: Uuid, token: Uuid, now: Time) -> Result<()> {
    held(tx, sql(FINISH).bind(id).bind(token).bind(now.0)).await
}

/// It failed and is tried again at `run_at`.
pub async fn retry(tx: &mut Tx, id: Uuid, token: Uuid, run_at: Time, reason: String) -> Result<()> {
    held(tx, sql(RETRY).bind(id).bind(token).bind(run_at.0).bind(reason)).await
}

/// It failed for good.
pub async fn bury(tx: &mut Tx, id: Uuid, token: Uuid, now: Time, reason: String) -> Result<()> {
    held(tx, sql(BURY).bind(id).bind(token).bind(now.0).bind(reason)).await
}

/// A dead job is tried again from now on, as the last of its lane. `died` is what the admin saw;
/// [`Error::Stale`] when somebody else has decided about it since.
pub async fn revive(tx: &mut Tx, id: Uuid, died: Time, now: Time) -> Result<()> {
    held(tx, sql(REVIVE).bind(id).bind(died.0).bind(now.0)).await
}

/// A dead job is given up; like [`revive`].
pub async fn discard(tx: &mut Tx, id: Uuid, died: Time) -> Result<()> {
    held(tx, sql(DISCARD).bind(id).bind(died.0)).await
}

async fn held(tx: &mut Tx, statement: Statement) -> Result<()> {
    if tx.execute(statement).await? == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Forgets what was done before `before`; answers how many. Dead ones stay until somebody decides.
pub async fn purge(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(before.0)).await
}

/// How many are in this state.
pub async fn count(source: &mut impl Source, state: JobState) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(COUNT).bind(state.code())).await?.0)
}

/// What is still to be done, in the order of its times.
pub async fn waiting(source: &mut impl Source, limit: i64) -> Result<Vec<JobRow>> {
    source.all(sql(WAITING).bind(limit)).await
}

/// What was given up, the latest first.
pub async fn dead(source: &mut impl Source, limit: i64) -> Result<Vec<JobRow>> {
    source.all(sql(DEAD).bind(limit)).await
}
