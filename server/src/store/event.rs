//! What happened to a case, numbered from 1 without gaps. Appended in the transaction that changes the case,
//! after the case was saved: the save holds the row, so two writers cannot take the same number.

use std::collections::BTreeSet;

use domain::{
    id::{CaseNumber, PersonId},
    time::Time,
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::types::Json;

use super::{
    Result, Source, Tx,
    case::document,
    db::{Load, Row, Scalar, sql},
    trail::table,
};

const APPEND: &str = "INSERT INTO event (case_number, seq, at, actor_id, kind, body)
    SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5 FROM event WHERE case_number = $1
    RETURNING seq AS value";
const OF_CASE: &str =
    "SELECT case_number, seq, at, actor_id, kind, body FROM event WHERE case_number = $1 ORDER BY seq DESC";

const UNDERSTOOD: &str = "SELECT case_number AS value FROM event
    WHERE kind IN ('understood', 'not-confirmed') ORDER BY at DESC, case_number LIMIT $1";

// What security says; what else these kinds are by others is sorted out by whoever asks.
pub(in crate::store) const VERDICTS: &str = "SELECT case_number, seq, at, actor_id, kind, body FROM event
    WHERE actor_id = $1 AND kind IN ('approved', 'offered', 'objected', 'returned', 'referred', 'asked')
    ORDER BY at DESC, case_number, seq LIMIT $2";

/// One event; `B` is the domain's type for what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow<B> {
    /// The case.
    pub case: CaseNumber,
    /// 1, 2, 3, … within the case; set by the store.
    pub seq: i64,
    /// When.
    pub at: Time,
    /// Who; `None` is the clock.
    pub actor: Option<PersonId>,
    /// The event's name.
    pub kind: String,
    /// What happened.
    pub body: B,
}

impl<B: DeserializeOwned + Send + Unpin + 'static> Load for EventRow<B> {
    const TABLE: &'static str = "event";
    const KEY: &'static str = "case_number";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            case: CaseNumber(row.get("case_number")?),
            seq: row.get("seq")?,
            at: Time(row.get("at")?),
            actor: row.get::<Option<_>>("actor_id")?.map(PersonId),
            kind: row.get("kind")?,
            body: row.json("body")?,
        })
    }
}

/// Appends an event and answers its number.
pub async fn append<B: Serialize>(
    tx: &mut Tx,
    case: CaseNumber,
    at: Time,
    actor: Option<PersonId>,
    kind: &str,
    body: &B,
) -> Result<i64> {
    let statement = sql(APPEND)
        .bind(case.0)
        .bind(at.0)
        .bind(actor.map(|person| person.0))
        .bind(kind.to_owned())
        .bind(Json(document(body)?));
    let seq = tx.one::<Scalar>(statement).await?.0;
    tx.touched(&table::EVENT, (case.0, seq));
    Ok(seq)
}

/// The cases of the last needs that were understood or given up; a case with two of them stands once.
pub async fn understood(source: &mut impl Source, limit: i64) -> Result<BTreeSet<CaseNumber>> {
    let rows: Vec<Scalar> = source.all(sql(UNDERSTOOD).bind(limit)).await?;
    Ok(rows.into_iter().map(|Scalar(number)| CaseNumber(number)).collect())
}

/// The last verdicts, offers and questions of a person, the newest first.
pub async fn verdicts<B>(source: &mut impl Source, by: PersonId, limit: i64) -> Result<Vec<EventRow<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.all(sql(VERDICTS).bind(by.0).bind(limit)).await
}

/// The events of a case, the newest first.
pub async fn of_case<B>(source: &mut impl Source, case: CaseNumber) -> Result<Vec<EventRow<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.all(sql(OF_CASE).bind(case.0)).await
}
