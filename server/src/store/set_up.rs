//! The set-up token: with it, and only while there is nobody at all, the first admin makes the own account. One row, replaced
//! at each start; using it up deletes it in the transaction that makes the account.

use domain::time::Time;

use super::{
    Result, Source, Tx,
    db::{Scalar, sql},
};

const PUT: &str = "INSERT INTO set_up (id, token_hash, expires_at) VALUES (1, $1, $2)
    ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at";
const HOLDS: &str = "SELECT COUNT(*) AS value FROM set_up WHERE token_hash = $1 AND expires_at > $2
    AND NOT EXISTS (SELECT 1 FROM person)";
const USE: &str =
    "DELETE FROM set_up WHERE token_hash = $1 AND expires_at > $2 AND NOT EXISTS (SELECT 1 FROM person)";
const IS_EMPTY: &str = "SELECT COUNT(*) AS value FROM (SELECT 1 FROM person LIMIT 1) AS anybody";

/// Puts a token in the place of the one before.
pub async fn put(tx: &mut Tx, token_hash: [u8; 32], expires: Time) -> Result<()> {
    tx.execute(sql(PUT).bind(token_hash.to_vec()).bind(expires.0)).await.map(drop)
}

/// Whether this token would work.
pub async fn holds(source: &mut impl Source, token_hash: [u8; 32], now: Time) -> Result<bool> {
    Ok(source.one::<Scalar>(sql(HOLDS).bind(token_hash.to_vec()).bind(now.0)).await?.0 > 0)
}

/// Uses it up; false as in [`holds`].
pub async fn redeem(tx: &mut Tx, token_hash: [u8; 32], now: Time) -> Result<bool> {
    Ok(tx.execute(sql(USE).bind(token_hash.to_vec()).bind(now.0)).await? == 1)
}

/// Whether there is nobody yet.
pub async fn is_empty(source: &mut impl Source) -> Result<bool> {
    Ok(source.one::<Scalar>(sql(IS_EMPTY)).await?.0 == 0)
}
