//! Browsers that are known: in which a person has signed in before. Their tries are counted apart, so that whoever guesses
//! elsewhere cannot lock out the owner of the account. The token of a device opens nothing.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Scalar, sql},
};

const INSERT: &str =
    "INSERT INTO device (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
const IS_OF: &str =
    "SELECT COUNT(*) AS value FROM device WHERE token_hash = $1 AND person_id = $2 AND expires_at > $3";
const HAS_ANY: &str = "SELECT COUNT(*) AS value FROM device WHERE person_id = $1 AND expires_at > $2";
const FORGET: &str = "DELETE FROM device WHERE person_id = $1";
const PURGE: &str = "DELETE FROM device WHERE expires_at <= $1";

/// Gets to know one.
pub async fn insert(
    tx: &mut Tx,
    token_hash: [u8; 32],
    person: PersonId,
    [from, until]: [Time; 2],
) -> Result<()> {
    let statement = sql(INSERT).bind(token_hash.to_vec()).bind(person.0).bind(from.0).bind(until.0);
    tx.execute(statement).await.map(drop)
}

/// Whether this person has signed in there.
pub async fn is_of(
    source: &mut impl Source,
    token_hash: [u8; 32],
    person: PersonId,
    now: Time,
) -> Result<bool> {
    let statement = sql(IS_OF).bind(token_hash.to_vec()).bind(person.0).bind(now.0);
    Ok(source.one::<Scalar>(statement).await?.0 > 0)
}

/// Whether this person is known anywhere.
pub async fn has_any(source: &mut impl Source, person: PersonId, now: Time) -> Result<bool> {
    Ok(source.one::<Scalar>(sql(HAS_ANY).bind(person.0).bind(now.0)).await?.0 > 0)
}

/// Knows none of a person any more.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.execute(sql(FORGET).bind(person.0)).await.map(drop)
}

/// Forgets those that were not used for long; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
