//! Challenges that wait for an answer: one of each purpose for each browser, for minutes. Taking one out is one statement, so
//! whatever is sent twice is answered once.

use domain::time::Time;
use serde_json::Value;
use sqlx::types::Json;

use super::{
    Result, Tx,
    db::{Load, Row, sql},
};

const KEEP: &str = "INSERT INTO passkey_challenge (holder, purpose, state, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (holder, purpose) DO UPDATE SET state = excluded.state, created_at = excluded.created_at,
        expires_at = excluded.expires_at";
const TAKE: &str =
    "DELETE FROM passkey_challenge WHERE holder = $1 AND purpose = $2 AND expires_at > $3 RETURNING state";
const PURGE: &str = "DELETE FROM passkey_challenge WHERE expires_at <= $1";

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Adds a passkey.
    Add,
    /// Signs in.
    SignIn,
    /// Shows once more who it is.
    Prove,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::SignIn => "sign-in",
            Self::Prove => "prove",
        }
    }
}

struct State(Value);

impl Load for State {
    const TABLE: &'static str = "passkey_challenge";
    const KEY: &'static str = "state";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get::<Json<Value>>("state")?.0))
    }
}

/// Keeps one for this browser; an older one for the same is worth nothing any more.
pub async fn keep(
    tx: &mut Tx,
    holder: [u8; 32],
    purpose: Purpose,
    state: Value,
    [from, until]: [Time; 2],
) -> Result<()> {
    let statement = sql(KEEP).bind(holder.to_vec()).bind(purpose.code()).bind(Json(state));
    tx.execute(statement.bind(from.0).bind(until.0)).await.map(drop)
}

/// Takes it out; `None` when there is none, or it is too old.
pub async fn take(tx: &mut Tx, holder: [u8; 32], purpose: Purpose, now: Time) -> Result<Option<Value>> {
    let statement = sql(TAKE).bind(holder.to_vec()).bind(purpose.code()).bind(now.0);
    let found: Option<State> = super::Source::optional(tx, statement).await?;
    Ok(found.map(|State(state)| state))
}

/// Forgets what nobody answered; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
