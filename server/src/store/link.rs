//! Sign-in links: a hashed token for one person, good once and for a short time. Whoever comes first wins, by
//! compare-and-swap in one statement. Looking at a link does not use it: mail scanners follow links, people press
//! the button.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
};

const INSERT: &str =
    "INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
const LOOK: &str = "SELECT person_id FROM sign_in_link
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = sign_in_link.person_id AND person.disabled_at IS NULL)";
const USE: &str = "UPDATE sign_in_link SET used_at = $2
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        AND EXISTS (SELECT 1 FROM person WHERE person.id = sign_in_link.person_id AND person.disabled_at IS NULL)
    RETURNING person_id";

struct Owner(PersonId);

impl Load for Owner {
    const TABLE: &'static str = "sign_in_link";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(PersonId(row.get("person_id")?)))
    }
}

/// Adds a link that works until `expires`.
pub async fn insert(
    tx: &mut Tx,
    token_hash: [u8; 32],
    person: PersonId,
    now: Time,
    expires: Time,
) -> Result<()> {
    let statement = sql(INSERT).bind(token_hash.to_vec()).bind(person.0).bind(now.0).bind(expires.0);
    tx.execute(statement).await.map(drop)
}

/// Whom the link would sign in; `None` when it is unknown, used, expired or its person is disabled.
pub async fn look(source: &mut impl Source, token_hash: [u8; 32], now: Time) -> Result<Option<PersonId>> {
    let owner = source.optional::<Owner>(sql(LOOK).bind(token_hash.to_vec()).bind(now.0)).await?;
    Ok(owner.map(|Owner(person)| person))
}

/// Uses the link up; `None` as in [`look`].
pub async fn redeem(tx: &mut Tx, token_hash: [u8; 32], now: Time) -> Result<Option<PersonId>> {
    let owner = tx.optional::<Owner>(sql(USE).bind(token_hash.to_vec()).bind(now.0)).await?;
    Ok(owner.map(|Owner(person)| person))
}
