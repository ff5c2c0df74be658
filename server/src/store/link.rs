//! Links of a person: a hashed token, good once, for a short time and for one purpose. Whoever comes first wins, by
//! compare-and-swap in one statement. Looking at a link does not use it: mail scanners follow links, people press
//! the button.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
};

const INSERT: &str =
    "INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at, purpose) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (token_hash) DO NOTHING";
const LOOK: &str = "SELECT person_id, purpose FROM sign_in_link
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = sign_in_link.person_id AND person.disabled_at IS NULL)";
const USE: &str = "UPDATE sign_in_link SET used_at = $2
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = sign_in_link.person_id AND person.disabled_at IS NULL)
    RETURNING person_id, purpose";
const FORGET: &str =
    "UPDATE sign_in_link SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL AND purpose <> 'sign-in'";

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signs in.
    SignIn,
    /// Chooses the first password and signs in.
    Invitation,
    /// Chooses another password, and opens nothing.
    Reset,
}

impl Purpose {
    /// The word in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// The purpose of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SignIn, Self::Invitation, Self::Reset].into_iter().find(|purpose| purpose.code() == code)
    }
}

/// Whose link it is, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Whose.
    pub person: PersonId,
    /// What for.
    pub purpose: Purpose,
}

impl Load for Owner {
    const TABLE: &'static str = "sign_in_link";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let purpose = row.parse("purpose", Purpose::from_code)?;
        Ok(Self { person: PersonId(row.get("person_id")?), purpose })
    }
}

/// Adds a link that signs in and works until `expires`.
pub async fn insert(
    tx: &mut Tx,
    token_hash: [u8; 32],
    person: PersonId,
    now: Time,
    expires: Time,
) -> Result<()> {
    insert_for(tx, Purpose::SignIn, token_hash, person, [now, expires]).await
}

/// Adds a link for a purpose, from and until; one that is there already stays as it is.
pub async fn insert_for(
    tx: &mut Tx,
    purpose: Purpose,
    token_hash: [u8; 32],
    person: PersonId,
    [from, until]: [Time; 2],
) -> Result<()> {
    let statement = sql(INSERT).bind(token_hash.to_vec()).bind(person.0).bind(from.0).bind(until.0);
    tx.execute(statement.bind(purpose.code())).await.map(drop)
}

/// Whose link it is; `None` when it is unknown, used, expired or its person is disabled.
pub async fn look(source: &mut impl Source, token_hash: [u8; 32], now: Time) -> Result<Option<Owner>> {
    source.optional(sql(LOOK).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Uses the link up; `None` as in [`look`].
pub async fn redeem(tx: &mut Tx, token_hash: [u8; 32], now: Time) -> Result<Option<Owner>> {
    tx.optional(sql(USE).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Whoever has chosen a password needs no other link for that.
pub async fn forget(tx: &mut Tx, person: PersonId, now: Time) -> Result<()> {
    tx.execute(sql(FORGET).bind(person.0).bind(now.0)).await.map(drop)
}
