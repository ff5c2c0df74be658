//! Sign-ins that have come half-way: the password was right, the second factor is owed. They live for minutes, in a table of
//! their own, and end when the whole session begins.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
};

const INSERT: &str = "INSERT INTO half_session (token_hash, person_id, owes, methods, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)";
const FIND: &str = "SELECT person_id, owes, methods FROM half_session
    WHERE token_hash = $1 AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = half_session.person_id AND person.disabled_at IS NULL)";
const TAKE: &str = "DELETE FROM half_session WHERE token_hash = $1 AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = half_session.person_id AND person.disabled_at IS NULL)
    RETURNING person_id, owes, methods";
const END_ALL: &str = "DELETE FROM half_session WHERE person_id = $1";
const PURGE: &str = "DELETE FROM half_session WHERE expires_at <= $1";

/// What is still to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owes {
    /// A code of the second factor that is set up.
    Code,
    /// A second factor has to be set up first.
    Factor,
}

impl Owes {
    /// The word in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Factor => "factor",
        }
    }

    /// What a word stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Code, Self::Factor].into_iter().find(|owes| owes.code() == code)
    }
}

/// Half a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfRow {
    /// Who.
    pub person: PersonId,
    /// What is missing.
    pub owes: Owes,
    /// How the first half was proven.
    pub methods: String,
}

impl Load for HalfRow {
    const TABLE: &'static str = "half_session";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: PersonId(row.get("person_id")?),
            owes: row.parse("owes", Owes::from_code)?,
            methods: row.get("methods")?,
        })
    }
}

/// Begins one.
pub async fn insert(
    tx: &mut Tx,
    token_hash: [u8; 32],
    half: &HalfRow,
    [from, until]: [Time; 2],
) -> Result<()> {
    let statement = sql(INSERT)
        .bind(token_hash.to_vec())
        .bind(half.person.0)
        .bind(half.owes.code())
        .bind(half.methods.clone())
        .bind(from.0)
        .bind(until.0);
    tx.execute(statement).await.map(drop)
}

/// The half sign-in of a token, of a person who is not disabled.
pub async fn find(source: &mut impl Source, token_hash: [u8; 32], now: Time) -> Result<Option<HalfRow>> {
    source.optional(sql(FIND).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Ends it because the other half is there; `None` as in [`find`], and for whoever comes second.
pub async fn take(tx: &mut Tx, token_hash: [u8; 32], now: Time) -> Result<Option<HalfRow>> {
    tx.optional(sql(TAKE).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Ends all of a person.
pub async fn end_all(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.execute(sql(END_ALL).bind(person.0)).await.map(drop)
}

/// Forgets what has ended by itself; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
