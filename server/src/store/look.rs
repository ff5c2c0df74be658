//! Who is told of a case, and how far each person has looked. Both are a person's own business: no version of the case
//! changes by them, and the audit log does not know them.

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

const WATCH: &str = "INSERT INTO watch (case_number, person_id, watches) VALUES ($1, $2, $3)
    ON CONFLICT (case_number, person_id) DO UPDATE SET watches = excluded.watches";
const BEGIN_WATCH: &str = "INSERT INTO watch (case_number, person_id, watches) VALUES ($1, $2, 1)
    ON CONFLICT (case_number, person_id) DO NOTHING";
const WATCHED: &str =
    "SELECT case_number, person_id, watches FROM watch WHERE case_number = $1 ORDER BY person_id";
const OF: &str = "SELECT case_number, person_id, at, step, rounds, topics FROM look
    WHERE case_number = $1 AND person_id = $2";
const KEEP: &str = "INSERT INTO look (case_number, person_id, at, step, rounds, topics)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (case_number, person_id) DO UPDATE SET at = excluded.at, step = excluded.step,
        rounds = excluded.rounds, topics = excluded.topics";

/// Somebody's own word on being told.
struct Watch(PersonId, bool);

impl Load for Watch {
    const TABLE: &'static str = "watch";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(PersonId(row.get("person_id")?), row.get::<i64>("watches")? != 0))
    }
}

/// How far somebody has looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookRow {
    /// When everything was viewed last.
    pub at: Option<Time>,
    /// How many acts had changed facts then.
    pub step: i64,
    /// How many rounds there were.
    pub rounds: i64,
    /// Hash of the facts of each topic as they were when it was viewed.
    pub topics: BTreeMap<String, String>,
}

impl Load for LookRow {
    const TABLE: &'static str = "look";
    const KEY: &'static str = "case_number";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            at: row.get::<Option<i64>>("at")?.map(Time),
            step: row.get("step")?,
            rounds: row.get("rounds")?,
            topics: row.json("topics")?,
        })
    }
}

/// Says whether somebody wants to be told.
pub async fn watch(tx: &mut Tx, case: CaseNumber, person: PersonId, watches: bool) -> Result<()> {
    tx.execute(sql(WATCH).bind(case.0).bind(person.0).bind(i64::from(watches))).await.map(drop)
}

/// Somebody was named and is told from now on, unless they said otherwise.
pub async fn begin_watch(tx: &mut Tx, case: CaseNumber, person: PersonId) -> Result<()> {
    tx.execute(sql(BEGIN_WATCH).bind(case.0).bind(person.0)).await.map(drop)
}

/// What people said about being told of a case.
pub async fn watched(source: &mut impl Source, case: CaseNumber) -> Result<BTreeMap<PersonId, bool>> {
    let rows: Vec<Watch> = source.all(sql(WATCHED).bind(case.0)).await?;
    Ok(rows.into_iter().map(|Watch(person, watches)| (person, watches)).collect())
}

/// How far somebody has looked; nothing for who never did.
pub async fn of(source: &mut impl Source, case: CaseNumber, person: PersonId) -> Result<LookRow> {
    Ok(source.optional(sql(OF).bind(case.0).bind(person.0)).await?.unwrap_or_default())
}

/// Keeps how far somebody has looked.
pub async fn keep(tx: &mut Tx, case: CaseNumber, person: PersonId, look: &LookRow) -> Result<()> {
    let statement = sql(KEEP)
        .bind(case.0)
        .bind(person.0)
        .bind(look.at.map(|at| at.0))
        .bind(look.step)
        .bind(look.rounds)
        .bind(Json(document(&look.topics)?));
    tx.execute(statement).await.map(drop)
}
