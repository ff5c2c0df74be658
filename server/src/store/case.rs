//! Cases: one document per row, and beside it the columns by which lists filter and sort. Every save names the
//! version it was based on; whoever comes second is told so and changes nothing. A draft is a case in state
//! `draft`. The store does not look into the document.

use std::collections::BTreeSet;

use domain::{
    id::{AreaId, CaseNumber, PersonId},
    time::Time,
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::types::Json;

use super::{
    Error, News, Result, Source, Tx,
    db::{Bind, Load, Row, Scalar, Statement, sql},
    name, snooze,
    some::pieces,
    trail::table,
};

pub(super) mod list;
pub(super) mod marketing;

pub use self::{
    list::{
        Inbox, Overdue, Sieve, count_inbox, count_overdue, decided, due, escalated, held, inbox, mine,
        of_executive, of_tool, overdue, put_off, watched,
    },
    marketing::{Marketing, count_of_marketing, like, of_marketing},
};

const NEXT: &str = "UPDATE case_number SET last = last + 1 WHERE id = 1 RETURNING last AS value";
const INSERT: &str = "INSERT INTO case_file (number, version, area_id, requester_id, kind, title, tool_name,
        tool_key, supplier, state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at,
        decided_at, updated_at, body)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
const LOAD: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at,
        body
    FROM case_file WHERE number = $1";
// eight at a time, as many as a list of hits shows or a few more
const LOAD_SOME: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at,
        body
    FROM case_file WHERE number IN ($1, $2, $3, $4, $5, $6, $7, $8)";
const AT_ONCE: usize = 8;
const SUBMITTED: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at,
        body
    FROM case_file WHERE submitted_at IS NOT NULL AND number > $1 ORDER BY number LIMIT $2";
const SAVE: &str =
    "UPDATE case_file SET version = $2, area_id = $3, requester_id = $4, kind = $5, title = $6,
        tool_name = $7, tool_key = $8, supplier = $9, state = $10, move_side = $11, assignee_id = $12,
        severity = $13, due_at = $14, wake_at = $15, created_at = $16, submitted_at = $17, decided_at = $18,
        updated_at = $19, body = $20
    WHERE number = $1 AND version = $21";

const HANDS: &str = "UPDATE case_file SET move_side = $2, assignee_id = $3 WHERE number = $1";
const DUE_OF: &str = "SELECT number, due_at AS moment FROM case_file WHERE number = $1";
const SUBMITTED_AT: &str = "SELECT number, submitted_at AS moment FROM case_file WHERE number = $1";
const LOCK: &str = "UPDATE case_file SET version = version WHERE number = $1";

/// The columns of a case, all that lists show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Number, given by [`next_number`].
    pub number: CaseNumber,
    /// Counts the saves; set by the store.
    pub version: i64,
    /// Area.
    pub area: AreaId,
    /// Who filed it.
    pub requester: PersonId,
    /// Kind of request.
    pub kind: String,
    /// Title.
    pub title: String,
    /// The tool as typed.
    pub tool_name: String,
    /// The key by which tools match.
    pub tool_key: String,
    /// Supplier.
    pub supplier: String,
    /// Tag of the state.
    pub state: String,
    /// Whose move it is; `None` is nobody's.
    pub move_side: Option<String>,
    /// The one person who must act.
    pub assignee: Option<PersonId>,
    /// Severity, once rated.
    pub severity: Option<String>,
    /// Until when the move is due.
    pub due_at: Option<Time>,
    /// When the clock looks at the case next.
    pub wake_at: Option<Time>,
    /// When the draft was begun.
    pub created_at: Time,
    /// First submission.
    pub submitted_at: Option<Time>,
    /// Decision.
    pub decided_at: Option<Time>,
    /// Last change.
    pub updated_at: Time,
}

/// A case with its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile<B> {
    /// The columns.
    pub line: CaseLine,
    /// The document; `domain::case::Case` in the product.
    pub body: B,
}

impl Load for CaseLine {
    const TABLE: &'static str = "case_file";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        let time = |column| Ok::<_, Error>(row.get::<Option<i64>>(column)?.map(Time));
        Ok(Self {
            number: CaseNumber(row.get("number")?),
            version: row.get("version")?,
            area: AreaId(row.get("area_id")?),
            requester: PersonId(row.get("requester_id")?),
            kind: row.get("kind")?,
            title: row.get("title")?,
            tool_name: row.get("tool_name")?,
            tool_key: row.get("tool_key")?,
            supplier: row.get("supplier")?,
            state: row.get("state")?,
            move_side: row.get("move_side")?,
            assignee: row.get::<Option<_>>("assignee_id")?.map(PersonId),
            severity: row.get("severity")?,
            due_at: time("due_at")?,
            wake_at: time("wake_at")?,
            created_at: Time(row.get("created_at")?),
            submitted_at: time("submitted_at")?,
            decided_at: time("decided_at")?,
            updated_at: Time(row.get("updated_at")?),
        })
    }
}

impl<B: DeserializeOwned + Send + Unpin + 'static> Load for CaseFile<B> {
    const TABLE: &'static str = CaseLine::TABLE;
    const KEY: &'static str = CaseLine::KEY;

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { line: CaseLine::load(row)?, body: row.json("body")? })
    }
}

/// Nobody else changes this case, or asks in its conversation, before the transaction ends.
pub async fn lock(tx: &mut Tx, number: CaseNumber) -> Result<()> {
    tx.execute(sql(LOCK).bind(number.0)).await.map(drop)
}

/// A value as the document that is stored.
pub(super) fn document<B: Serialize>(body: &B) -> Result<serde_json::Value> {
    serde_json::to_value(body).map_err(|error| Error::Driver(sqlx::Error::Encode(Box::new(error))))
}

/// Takes the next number: 1, 2, 3, … without gaps, because a transaction that fails gives its number back.
pub async fn next_number(tx: &mut Tx) -> Result<CaseNumber> {
    Ok(CaseNumber(tx.one::<Scalar>(sql(NEXT)).await?.0))
}

/// Adds a case under `case.line.number` with version 1.
pub async fn insert<B: Serialize>(tx: &mut Tx, case: &CaseFile<B>) -> Result<()> {
    tx.execute(bound(INSERT, case, 1)?).await?;
    tx.touched(&table::CASE_FILE, case.line.number.0);
    tx.tell(News::Case(case.line.number, 1));
    note(tx, &case.line).await
}

/// What was handed in can be found by its name; a draft is its author's business.
async fn note(tx: &mut Tx, line: &CaseLine) -> Result<()> {
    if line.submitted_at.is_some() {
        name::note(tx, &line.tool_key, &line.tool_name, &line.supplier).await
    } else {
        Ok(())
    }
}

/// A case that was found under two words of its name stands once.
fn without_twins(lines: Vec<CaseLine>) -> Vec<CaseLine> {
    let mut seen = BTreeSet::new();
    lines.into_iter().filter(|line| seen.insert(line.number)).collect()
}

/// One case; `None` when there is none of that number.
pub async fn load<B>(source: &mut impl Source, number: CaseNumber) -> Result<Option<CaseFile<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.optional(sql(LOAD).bind(number.0)).await
}

/// These cases, in no order; those that are not there are left out.
pub async fn load_some<B>(source: &mut impl Source, of: &[CaseNumber]) -> Result<Vec<CaseFile<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    let mut files = Vec::new();
    for piece in pieces(of, AT_ONCE) {
        files.extend(source.all(piece.fold(sql(LOAD_SOME), |bound, number| bound.bind(number.0))).await?);
    }
    Ok(files)
}

/// The submitted cases with a higher number than `after`, by number.
pub(super) async fn files<B>(
    source: &mut impl Source,
    after: CaseNumber,
    limit: i64,
) -> Result<Vec<CaseFile<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.all(sql(SUBMITTED).bind(after.0).bind(limit)).await
}

/// The documents of submitted cases with a higher number than `after`, by number.
pub async fn submitted<B>(source: &mut impl Source, after: CaseNumber, limit: i64) -> Result<Vec<B>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    let files: Vec<CaseFile<B>> = files(source, after, limit).await?;
    Ok(files.into_iter().map(|file| file.body).collect())
}

/// Saves over the version that was seen and answers the new version; [`Error::Stale`] when there is a newer one.
pub async fn save<B: Serialize>(tx: &mut Tx, seen: i64, case: &CaseFile<B>) -> Result<i64> {
    let version = seen.saturating_add(1);
    let statement = bound(SAVE, case, version)?.bind(seen);
    if tx.execute(statement).await? != 1 {
        return Err(Error::Stale);
    }
    tx.touched(&table::CASE_FILE, case.line.number.0);
    note(tx, &case.line).await?;
    snooze::wake(tx, case.line.number, case.line.updated_at).await?;
    tx.tell(News::Case(case.line.number, version));
    Ok(version)
}

/// Until when the move of a case is due.
pub async fn due_of(source: &mut impl Source, number: CaseNumber) -> Result<Option<Time>> {
    Ok(source.optional::<Moment>(sql(DUE_OF).bind(number.0)).await?.and_then(|Moment(at)| at))
}

/// When a case was sent first.
pub async fn submitted_at(source: &mut impl Source, number: CaseNumber) -> Result<Option<Time>> {
    Ok(source.optional::<Moment>(sql(SUBMITTED_AT).bind(number.0)).await?.and_then(|Moment(at)| at))
}

struct Moment(Option<Time>);

impl Load for Moment {
    const TABLE: &'static str = CaseLine::TABLE;
    const KEY: &'static str = CaseLine::KEY;

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get::<Option<i64>>("moment")?.map(Time)))
    }
}

/// Says anew in whose hands a case is, where not the case changed but the people around it. Its version stays.
pub async fn hand(tx: &mut Tx, line: &CaseLine) -> Result<()> {
    let statement = sql(HANDS)
        .bind(line.number.0)
        .bind(line.move_side.clone())
        .bind(line.assignee.map(|person| person.0));
    tx.execute(statement).await?;
    tx.touched(&table::CASE_FILE, line.number.0);
    Ok(())
}

/// Binds $1 to $20, the same in `INSERT` and `SAVE`.
fn bound<B: Serialize>(text: &'static str, case: &CaseFile<B>, version: i64) -> Result<Statement> {
    Ok(bind(sql(text), &case.line, version, Json(document(&case.body)?)))
}

/// The next twenty placeholders.
pub(super) fn bind(statement: Statement, line: &CaseLine, version: i64, body: impl Bind) -> Statement {
    let line = line.clone();
    let time = |at: Option<Time>| at.map(|at| at.0);
    statement
        .bind(line.number.0)
        .bind(version)
        .bind(line.area.0)
        .bind(line.requester.0)
        .bind(line.kind)
        .bind(line.title)
        .bind(line.tool_name)
        .bind(line.tool_key)
        .bind(line.supplier)
        .bind(line.state)
        .bind(line.move_side)
        .bind(line.assignee.map(|person| person.0))
        .bind(line.severity)
        .bind(time(line.due_at))
        .bind(time(line.wake_at))
        .bind(line.created_at.0)
        .bind(time(line.submitted_at))
        .bind(time(line.decided_at))
        .bind(line.updated_at.0)
        .bind(body)
}
