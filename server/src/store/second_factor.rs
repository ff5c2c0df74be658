//! Second factors: a sealed seed for codes by time, and recovery codes as hashes. A step and a recovery code count once, by
//! compare-and-swap in one statement, so that a code that was overseen or sent twice opens nothing.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
};

const BEGIN: &str = "INSERT INTO totp (person_id, seed, last_step, created_at) VALUES ($1, $2, 0, $3)
    ON CONFLICT (person_id) DO UPDATE SET seed = excluded.seed, last_step = 0, created_at = excluded.created_at
    WHERE totp.confirmed_at IS NULL";
const FIND: &str = "SELECT person_id, seed, confirmed_at, last_step FROM totp WHERE person_id = $1";
const CONFIRM: &str =
    "UPDATE totp SET confirmed_at = $2, last_step = $3 WHERE person_id = $1 AND confirmed_at IS NULL";
const USE_STEP: &str =
    "UPDATE totp SET last_step = $2 WHERE person_id = $1 AND last_step < $2 AND confirmed_at IS NOT NULL";
const REMOVE: &str = "DELETE FROM totp WHERE person_id = $1";
const INSERT_CODE: &str = "INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)";
const USE_CODE: &str = "UPDATE recovery_code SET used_at = $3
    WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL";
const REMOVE_CODES: &str = "DELETE FROM recovery_code WHERE person_id = $1";
const LEFT: &str = "SELECT COUNT(*) AS value FROM recovery_code WHERE person_id = $1 AND used_at IS NULL";

/// Codes by time of one person.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpRow {
    /// Sealed.
    pub seed: Vec<u8>,
    /// Since when it counts; `None` while it is being set up.
    pub confirmed_at: Option<Time>,
    /// The newest step that was used.
    pub last_step: i64,
}

impl Load for TotpRow {
    const TABLE: &'static str = "totp";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            seed: row.get("seed")?,
            confirmed_at: row.get::<Option<i64>>("confirmed_at")?.map(Time),
            last_step: row.get("last_step")?,
        })
    }
}

/// Keeps a new seed that is to be confirmed; one that counts stays as it is (false).
pub async fn begin(tx: &mut Tx, person: PersonId, seed: Vec<u8>, now: Time) -> Result<bool> {
    Ok(tx.execute(sql(BEGIN).bind(person.0).bind(seed).bind(now.0)).await? == 1)
}

/// The seed of a person, confirmed or not.
pub async fn find(source: &mut impl Source, person: PersonId) -> Result<Option<TotpRow>> {
    source.optional(sql(FIND).bind(person.0)).await
}

/// It counts from now on, and `step` is used up; false when it did already.
pub async fn confirm(tx: &mut Tx, person: PersonId, now: Time, step: i64) -> Result<bool> {
    Ok(tx.execute(sql(CONFIRM).bind(person.0).bind(now.0).bind(step)).await? == 1)
}

/// Uses a step up; false when it, or a later one, was used before.
pub async fn use_step(tx: &mut Tx, person: PersonId, step: i64) -> Result<bool> {
    Ok(tx.execute(sql(USE_STEP).bind(person.0).bind(step)).await? == 1)
}

/// Takes seed and recovery codes away.
pub async fn remove(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.execute(sql(REMOVE).bind(person.0)).await?;
    tx.execute(sql(REMOVE_CODES).bind(person.0)).await.map(drop)
}

/// Puts new recovery codes in the place of all others.
pub async fn replace_codes(tx: &mut Tx, person: PersonId, hashes: Vec<[u8; 32]>) -> Result<()> {
    tx.execute(sql(REMOVE_CODES).bind(person.0)).await?;
    for hash in hashes {
        tx.execute(sql(INSERT_CODE).bind(person.0).bind(hash.to_vec())).await?;
    }
    Ok(())
}

/// Uses a recovery code up; false when there is none like it that is left.
pub async fn use_code(tx: &mut Tx, person: PersonId, hash: [u8; 32], now: Time) -> Result<bool> {
    Ok(tx.execute(sql(USE_CODE).bind(person.0).bind(hash.to_vec()).bind(now.0)).await? == 1)
}

/// How many recovery codes are left.
pub async fn codes_left(source: &mut impl Source, person: PersonId) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(LEFT).bind(person.0)).await?.0)
}
