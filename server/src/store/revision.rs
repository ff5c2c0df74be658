//! What each save changed, for whoever still types on an older version: who saved, when, how many events stood before,
//! and the fields as they were. Written in the transaction of the save. Nothing but the page about a conflict reads it,
//! so it is kept two weeks and then forgotten; what happened stays in the events.

use std::collections::BTreeMap;

use domain::{
    id::{CaseNumber, PersonId},
    time::Time,
};
use sqlx::types::Json;

use super::{
    Result, Source, Tx,
    case::document,
    db::{Load, Row, sql},
};

const KEEP: &str = "INSERT INTO revision (subject, version, at, person_id, events, before)
    SELECT $1, $2, $3, $4, COUNT(*), $5 FROM event WHERE case_number = $6";
const SINCE: &str = "SELECT subject, version, at, person_id, events, before FROM revision
    WHERE subject = $1 AND version > $2 ORDER BY version";
const PURGE: &str = "DELETE FROM revision WHERE at < $1";

/// Fields by name as they were before a save; `None` where nothing was given.
pub type Before = BTreeMap<String, Option<String>>;

/// One save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The version that it made.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Who; `None` is the clock.
    pub by: Option<PersonId>,
    /// How many events stood before it.
    pub events: i64,
    /// The fields that it changed, as they were.
    pub before: Before,
}

impl Load for Revision {
    const TABLE: &'static str = "revision";
    const KEY: &'static str = "subject";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            version: row.get("version")?,
            at: Time(row.get("at")?),
            by: row.get::<Option<_>>("person_id")?.map(PersonId),
            events: row.get("events")?,
            before: row.json("before")?,
        })
    }
}

fn subject(case: CaseNumber) -> String {
    format!("case/{case}")
}

/// Notes a save of a case; called before the events of the save are appended.
pub async fn keep(
    tx: &mut Tx,
    case: CaseNumber,
    version: i64,
    at: Time,
    by: Option<PersonId>,
    before: &Before,
) -> Result<()> {
    let statement = sql(KEEP)
        .bind(subject(case))
        .bind(version)
        .bind(at.0)
        .bind(by.map(|person| person.0))
        .bind(Json(document(before)?))
        .bind(case.0);
    tx.execute(statement).await.map(drop)
}

/// The saves of a case after a version, oldest first.
pub async fn since(source: &mut impl Source, case: CaseNumber, version: i64) -> Result<Vec<Revision>> {
    source.all(sql(SINCE).bind(subject(case)).bind(version)).await
}

/// Forgets saves before an instant; answers how many.
pub async fn purge(tx: &mut Tx, before: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(before.0)).await
}
