//! Sessions: rows keyed by the hash of a token, so that a copy of the database signs nobody in. One statement
//! answers who is signed in and what they may do at this moment, so a changed role counts at the next request. A new token
//! takes the place of the old one in the same row: what was known before is worth nothing from then on.

use std::collections::BTreeSet;

use domain::{
    id::PersonId,
    person::{Actor, Grant, Role},
    time::Time,
};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
    person::PersonRow,
};

const INSERT: &str =
    "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at, methods, proven_until,
        agent, address)
    VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8)";
const FIND: &str = "SELECT session.person_id, session.created_at AS session_created_at, session.seen_at,
        session.expires_at, session.methods, session.proven_until, person.id, person.name, person.email, person.language, person.disabled_at,
        person.created_at, person_role.role, person_role.area_id
    FROM session
    JOIN person ON person.id = session.person_id
    LEFT JOIN person_role ON person_role.person_id = person.id
    WHERE session.token_hash = $1 AND session.revoked_at IS NULL AND session.expires_at > $2
        AND session.seen_at > $3 AND person.disabled_at IS NULL";
const SEEN: &str =
    "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2 AND revoked_at IS NULL";
const REVOKE: &str = "UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
const REVOKE_ALL: &str = "UPDATE session SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL";
const REVOKE_OTHERS: &str =
    "UPDATE session SET revoked_at = $3 WHERE person_id = $1 AND token_hash <> $2 AND revoked_at IS NULL";
const ROTATE: &str = "UPDATE session SET token_hash = $2, methods = $3, proven_until = $4
    WHERE token_hash = $1 AND revoked_at IS NULL";
const OF_PERSON: &str =
    "SELECT token_hash, methods, agent, address, created_at, seen_at, expires_at FROM session
    WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND seen_at > $3
    ORDER BY seen_at DESC, token_hash LIMIT 100";
const PURGE: &str = "DELETE FROM session WHERE expires_at <= $1";

/// A live session with its person and their roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Who.
    pub person: PersonRow,
    /// What they may do, and where.
    pub grants: BTreeSet<Grant>,
    /// When they signed in.
    pub created_at: Time,
    /// Last use, to about a minute.
    pub seen_at: Time,
    /// When it ends whatever happens.
    pub expires_at: Time,
    /// How the person proved who they are (RFC 8176), words with spaces between.
    pub methods: String,
    /// Until when that proof counts for what asks for one.
    pub proven_until: Time,
}

/// A session to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Whose.
    pub person: PersonId,
    /// When it begins.
    pub at: Time,
    /// When it ends whatever happens.
    pub expires_at: Time,
    /// How the person proved who they are.
    pub methods: String,
    /// Until when that counts.
    pub proven_until: Time,
    /// Browser and system, as coarse as people name them.
    pub agent: String,
    /// Where it was opened from.
    pub address: String,
}

/// One of a person's sessions, as its owner sees it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// How the person proved who they are.
    pub methods: String,
    /// Browser and system.
    pub agent: String,
    /// Where it was opened from.
    pub address: String,
    /// Since when.
    pub created_at: Time,
    /// Last use, to about a minute.
    pub seen_at: Time,
    /// When it ends whatever happens.
    pub expires_at: Time,
}

impl Load for OpenSession {
    const TABLE: &'static str = "session";
    const KEY: &'static str = "created_at";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            token_hash: row.get("token_hash")?,
            methods: row.get("methods")?,
            agent: row.get("agent")?,
            address: row.get("address")?,
            created_at: Time(row.get("created_at")?),
            seen_at: Time(row.get("seen_at")?),
            expires_at: Time(row.get("expires_at")?),
        })
    }
}

impl SessionRow {
    /// The person as the rules see them.
    pub fn actor(&self) -> Actor {
        Actor { id: self.person.id, grants: self.grants.clone() }
    }
}

/// One line of the answer: the session once per role.
struct Line(SessionRow);

impl Load for Line {
    const TABLE: &'static str = "session";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let grants = match row.get::<Option<String>>("role")? {
            None => BTreeSet::new(),
            Some(word) => match Role::from_code(&word) {
                Some(_) => BTreeSet::from([Grant::load(row)?]),
                None => return Err(row.corrupt("role")),
            },
        };
        Ok(Self(SessionRow {
            person: PersonRow::load(row)?,
            grants,
            created_at: Time(row.get("session_created_at")?),
            seen_at: Time(row.get("seen_at")?),
            expires_at: Time(row.get("expires_at")?),
            methods: row.get("methods")?,
            proven_until: Time(row.get("proven_until")?),
        }))
    }
}

/// Opens a session.
pub async fn insert(tx: &mut Tx, new: NewSession) -> Result<()> {
    let statement = sql(INSERT)
        .bind(new.token_hash.to_vec())
        .bind(new.person.0)
        .bind(new.at.0)
        .bind(new.expires_at.0)
        .bind(new.methods)
        .bind(new.proven_until.0)
        .bind(new.agent)
        .bind(new.address);
    tx.execute(statement).await.map(drop)
}

/// Puts a new token in the place of the old one; false when the session ended meanwhile.
pub async fn rotate(
    tx: &mut Tx,
    [before, after]: [[u8; 32]; 2],
    methods: String,
    proven_until: Time,
) -> Result<bool> {
    let statement = sql(ROTATE).bind(before.to_vec()).bind(after.to_vec()).bind(methods).bind(proven_until.0);
    Ok(tx.execute(statement).await? == 1)
}

/// The sessions of a person that live, the latest used first, at most a hundred.
pub async fn of_person(
    source: &mut impl Source,
    person: PersonId,
    now: Time,
    idle_since: Time,
) -> Result<Vec<OpenSession>> {
    source.all(sql(OF_PERSON).bind(person.0).bind(now.0).bind(idle_since.0)).await
}

/// The session of a token: not revoked, not expired, used after `idle_since`, of a person who is not disabled.
pub async fn find(
    source: &mut impl Source,
    token_hash: [u8; 32],
    now: Time,
    idle_since: Time,
) -> Result<Option<SessionRow>> {
    let statement = sql(FIND).bind(token_hash.to_vec()).bind(now.0).bind(idle_since.0);
    let lines: Vec<Line> = source.all(statement).await?;
    Ok(lines.into_iter().map(|Line(session)| session).reduce(|mut whole, line| {
        whole.grants.extend(line.grants);
        whole
    }))
}

/// Moves the last use forward, never back.
pub async fn seen(tx: &mut Tx, token_hash: [u8; 32], at: Time) -> Result<()> {
    tx.execute(sql(SEEN).bind(token_hash.to_vec()).bind(at.0)).await.map(drop)
}

/// Ends one session.
pub async fn revoke(tx: &mut Tx, token_hash: [u8; 32], at: Time) -> Result<()> {
    tx.execute(sql(REVOKE).bind(token_hash.to_vec()).bind(at.0)).await.map(drop)
}

/// Ends every session of a person.
pub async fn revoke_all(tx: &mut Tx, person: PersonId, at: Time) -> Result<()> {
    tx.execute(sql(REVOKE_ALL).bind(person.0).bind(at.0)).await.map(drop)
}

/// Ends every session of a person but this one.
pub async fn revoke_others(tx: &mut Tx, person: PersonId, but: [u8; 32], at: Time) -> Result<()> {
    tx.execute(sql(REVOKE_OTHERS).bind(person.0).bind(but.to_vec()).bind(at.0)).await.map(drop)
}

/// Forgets sessions that have ended by themselves; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
