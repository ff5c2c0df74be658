//! Tries are counted before they are looked at: one statement takes a try or says that there is none, so two hundred at the
//! same moment have no more than one after the other. After the third of an account each waits for the one before it, 1, 3,
//! 5, then 10 seconds; what was right gives its try back.

use domain::time::Time;

use super::{
    Result, Tx,
    db::{Scalar, sql},
};

// A window that has ended begins anew. `$5` switches the pauses on.
const TAKE: &str = "INSERT INTO throttle (aim, tries, opens_at, ends_at) VALUES ($1, 1, $2, $3)
    ON CONFLICT (aim) DO UPDATE SET
        tries = CASE WHEN throttle.ends_at <= $2 THEN 1 ELSE throttle.tries + 1 END,
        ends_at = CASE WHEN throttle.ends_at <= $2 THEN excluded.ends_at ELSE throttle.ends_at END,
        opens_at = $2 + CASE WHEN throttle.ends_at <= $2 OR throttle.tries < 2 THEN 0
            WHEN throttle.tries < 5 THEN 1000 WHEN throttle.tries < 10 THEN 3000
            WHEN throttle.tries < 25 THEN 5000 ELSE 10000 END * $5
    WHERE throttle.ends_at <= $2 OR (throttle.tries < $4 AND throttle.opens_at <= $2)
    RETURNING tries AS value";
const GIVE_BACK: &str = "UPDATE throttle SET tries = tries - 1, opens_at = 0 WHERE aim = $1 AND tries > 0";
const CLEAR: &str = "DELETE FROM throttle WHERE aim = $1";
const PURGE: &str = "DELETE FROM throttle WHERE ends_at <= $1";

/// How many tries there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// In one window.
    pub most: i64,
    /// Its length in milliseconds, from the first try.
    pub window: i64,
    /// Later ones have to wait for the one before.
    pub pauses: bool,
}

/// Takes one try at this aim; false when there is none now.
pub async fn take(tx: &mut Tx, aim: [u8; 32], allowance: Allowance, now: Time) -> Result<bool> {
    let Allowance { most, window, pauses } = allowance;
    let statement =
        sql(TAKE).bind(aim.to_vec()).bind(now.0).bind(now.plus(window).0).bind(most).bind(i64::from(pauses));
    Ok(super::Source::optional::<Scalar>(tx, statement).await?.is_some())
}

/// It was right: it does not count.
pub async fn give_back(tx: &mut Tx, aim: [u8; 32]) -> Result<()> {
    tx.execute(sql(GIVE_BACK).bind(aim.to_vec())).await.map(drop)
}

/// Nothing was tried at this aim.
pub async fn clear(tx: &mut Tx, aim: [u8; 32]) -> Result<()> {
    tx.execute(sql(CLEAR).bind(aim.to_vec())).await.map(drop)
}

/// Forgets windows that have ended; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
