//! Which key does what for one person, and whether single keys do anything at all. A matter of taste: no version guards it,
//! the last word counts, and the audit log does not know it.

use std::collections::BTreeMap;

use domain::id::PersonId;
use sqlx::types::Json;

use super::{
    Result, Source, Tx,
    case::document,
    db::{Load, Row, sql},
};

const PUT: &str = "INSERT INTO keyboard (person_id, active, keys) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE SET active = excluded.active, keys = excluded.keys";
const OF: &str = "SELECT person_id, active, keys FROM keyboard WHERE person_id = $1";

/// Somebody's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyboardRow {
    /// Single keys do something.
    pub active: bool,
    /// The key of each act, by the code of the act; an act that is missing has its usual key.
    pub keys: BTreeMap<String, String>,
}

impl Load for KeyboardRow {
    const TABLE: &'static str = "keyboard";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { active: row.get::<i64>("active")? != 0, keys: row.json("keys")? })
    }
}

/// Keeps somebody's keys.
pub async fn put(tx: &mut Tx, person: PersonId, row: &KeyboardRow) -> Result<()> {
    let statement = sql(PUT).bind(person.0).bind(i64::from(row.active)).bind(Json(document(&row.keys)?));
    tx.execute(statement).await.map(drop)
}

/// Somebody's keys; `None` for who never changed one.
pub async fn of(source: &mut impl Source, person: PersonId) -> Result<Option<KeyboardRow>> {
    source.optional(sql(OF).bind(person.0)).await
}
