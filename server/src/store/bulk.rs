//! Many cases at once, for fixtures: rows of several cases in one statement, made from the statement of one row, so that
//! the columns stand once. Documents come as text and are not parsed again. Nothing here is guarded by a version; it
//! writes into a database in which nobody works.

use std::{
    collections::HashSet,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use domain::{id::PersonId, time::Time};
use serde_json::value::RawValue;
use sqlx::{Executor as _, types::Json};
use uuid::Uuid;

use super::{
    Db, Error, Result, Source, Tx,
    case::CaseLine,
    db::{Scalar, Statement, Value, sql},
    decided::DecidedRow,
    entry::EntryLine,
    name,
    trail::{self, Act, Touched, table, written},
};

const CASE: &str = "INSERT INTO case_file (number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier, state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
const EVENT: &str =
    "INSERT INTO event (case_number, seq, at, actor_id, kind, body) VALUES ($1, $2, $3, $4, $5, $6)";
const ENTRY: &str = "INSERT INTO entry (id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at, review_at, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const DECIDED: &str = "INSERT INTO decided (number, area_id, kind, tool_key, supplier_key, data, facts, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const NUMBERS: &str = "UPDATE case_number SET last = $1 WHERE id = 1 AND last < $1";
const FILLED: &str = "SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM area)
    + (SELECT COUNT(*) FROM case_file) + (SELECT COUNT(*) FROM precedent) AS value";
/// A quarter of a gibibyte of pages in memory, and a log that is folded in seldom: this connection only fills a file.
const WIDEN: &str = "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 20000";
const NARROW: &str =
    "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -2000";
const ANALYZE: &str = "ANALYZE";

/// A case with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The columns, with number and version.
    pub line: CaseLine,
    /// The document.
    pub body: String,
    /// What happened, oldest first.
    pub events: Vec<Happened>,
    /// Its entry in the register.
    pub entry: Option<(EntryLine, String)>,
    /// By what it is found as a precedent, once it is decided.
    pub decided: Option<DecidedRow>,
}

/// One event.
#[derive(Clone, Debug)]
pub struct Happened {
    /// When.
    pub at: Time,
    /// Who; `None` is the clock.
    pub actor: Option<PersonId>,
    /// The event's name.
    pub kind: &'static str,
    /// What happened.
    pub body: String,
}

/// Statements for one row and for many.
struct Rows {
    one: &'static str,
    many: LazyLock<(usize, String)>,
}

static CASES: Rows = Rows { one: CASE, many: LazyLock::new(|| many(CASE)) };
static EVENTS: Rows = Rows { one: EVENT, many: LazyLock::new(|| many(EVENT)) };
static DECIDEDS: Rows = Rows { one: DECIDED, many: LazyLock::new(|| many(DECIDED)) };
static ENTRIES: Rows = Rows { one: ENTRY, many: LazyLock::new(|| many(ENTRY)) };

/// Placeholders in a statement: enough that a statement costs little beside its rows, few enough for both databases.
const PLACES: usize = 600;

/// The statement of one row for as many rows as fit, and how many that are.
fn many(one: &str) -> (usize, String) {
    let columns = one.matches('$').count();
    let head = one.rsplit_once('(').map_or("", |(head, _)| head);
    let places: Vec<String> = (1..).map(|place| format!("${place}")).take(PLACES).collect();
    let tuples = places.chunks_exact(columns.max(1)).map(|places| format!("({})", places.join(", ")));
    let tuples: Vec<String> = tuples.collect();
    (tuples.len(), format!("{head}{}", tuples.join(", ")))
}

impl Rows {
    async fn insert<T>(
        &'static self,
        tx: &mut Tx,
        rows: &[T],
        bind: impl Fn(Statement, &T) -> Result<Statement>,
    ) -> Result<()> {
        let (count, text) = &*self.many;
        let mut chunks = rows.chunks_exact(*count);
        for chunk in &mut chunks {
            let statement = chunk.iter().try_fold(sql(text), &bind)?;
            tx.execute(statement).await?;
        }
        for row in chunks.remainder() {
            tx.execute(bind(sql(self.one), row)?).await?;
        }
        Ok(())
    }
}

/// True when nobody has written anything but the schema.
pub async fn is_empty(db: &Db) -> Result<bool> {
    Ok(db.reader().one::<Scalar>(sql(FILLED)).await?.0 == 0)
}

/// Prepares the writing connection for a lot of rows.
pub async fn widen(db: &Db) -> Result<()> {
    if let Db::Sqlite { write, .. } = db {
        write.execute(WIDEN).await?;
    }
    Ok(())
}

/// Ends what [`widen`] began; PostgreSQL learns what its tables look like now.
pub async fn settle(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite { write, .. } => write.execute(NARROW).await.map(drop)?,
        Db::Postgres { write, .. } => write.execute(ANALYZE).await.map(drop)?,
    }
    Ok(())
}

/// Names that can be found already, so that a million cases of the same ten thousand tools ask once for each.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<Mutex<HashSet<(String, String)>>>);

impl Names {
    /// What is new among the names of these cases.
    fn new_of(&self, cases: &[Filed]) -> Vec<(String, String)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let submitted = cases.iter().map(|filed| &filed.line).filter(|line| line.submitted_at.is_some());
        submitted
            .flat_map(|line| name::parts(&line.tool_key, &line.tool_name, &line.supplier))
            .filter(|pair| known.insert(pair.clone()))
            .collect()
    }
}

/// A case with its entry in the audit log, which is made before the database is held up by it.
#[derive(Debug)]
pub struct Explained {
    /// The case.
    pub filed: Filed,
    act: Act,
    rows: Vec<Touched>,
}

/// Says of a case how it came to be: one entry for all of its rows, by whoever filed it.
pub fn explained(filed: Filed) -> Explained {
    let Filed { line, body, events, entry, .. } = &filed;
    let number = line.number.0;
    let mut rows = vec![written(&table::CASE_FILE, number, case_columns(line, body))];
    for (event, seq) in events.iter().zip(1_i64..) {
        let columns = vec![
            ("case_number", Value::Number(number)),
            ("seq", Value::Number(seq)),
            ("at", Value::Number(event.at.0)),
            ("actor_id", event.actor.map_or(Value::Null, |person| id(person.0))),
            ("kind", Value::Text(event.kind.to_owned())),
            ("body", Value::Text(event.body.clone())),
        ];
        rows.push(written(&table::EVENT, (number, seq), columns));
    }
    if let Some((line, body)) = entry {
        rows.push(written(&table::ENTRY, line.id.0, entry_columns(line, body)));
    }
    let act = Act::of(line.requester, "fixture.file", trail::case(line.number));
    let act = act.to(line.state.clone()).at(line.created_at);
    Explained { filed, act, rows }
}

fn id(id: Uuid) -> Value {
    Value::Bytes(id.as_bytes().to_vec())
}

fn time(at: Option<Time>) -> Value {
    at.map_or(Value::Null, |at| Value::Number(at.0))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn case_columns(line: &CaseLine, body: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("number", Value::Number(line.number.0)),
        ("version", Value::Number(line.version)),
        ("area_id", id(line.area.0)),
        ("requester_id", id(line.requester.0)),
        ("kind", text(&line.kind)),
        ("title", text(&line.title)),
        ("tool_name", text(&line.tool_name)),
        ("tool_key", text(&line.tool_key)),
        ("supplier", text(&line.supplier)),
        ("state", text(&line.state)),
        ("move_side", line.move_side.as_deref().map_or(Value::Null, text)),
        ("assignee_id", line.assignee.map_or(Value::Null, |person| id(person.0))),
        ("severity", line.severity.as_deref().map_or(Value::Null, text)),
        ("due_at", time(line.due_at)),
        ("wake_at", time(line.wake_at)),
        ("created_at", time(Some(line.created_at))),
        ("submitted_at", time(line.submitted_at)),
        ("decided_at", time(line.decided_at)),
        ("updated_at", time(Some(line.updated_at))),
        ("body", text(body)),
    ]
}

fn entry_columns(line: &EntryLine, body: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("id", id(line.id.0)),
        ("case_number", Value::Number(line.case.0)),
        ("area_id", id(line.area.0)),
        ("kind", text(&line.kind)),
        ("name", text(&line.name)),
        ("name_key", text(&line.name_key)),
        ("supplier", text(&line.supplier)),
        ("state", text(&line.state)),
        ("approved_at", time(Some(line.approved_at))),
        ("expires_at", time(line.expires_at)),
        ("review_at", time(line.review_at)),
        ("version", Value::Number(line.version)),
        ("body", text(body)),
    ]
}

/// Writes these cases with their entries in the audit log, and their highest number as the last one given.
pub async fn insert(db: &Db, cases: Vec<Explained>, names: &Names) -> Result<()> {
    let (names, world) = (names.clone(), db.world().clone());
    let (mut filed, mut acts) = (Vec::with_capacity(cases.len()), Vec::with_capacity(cases.len()));
    for case in cases {
        filed.push(case.filed);
        acts.push((case.act, case.rows));
    }
    db.write(move |tx| {
        Box::pin(async move {
            put(tx, filed, &names).await?;
            trail::explain(tx, &world, acts).await
        })
    })
    .await
}

async fn put(tx: &mut Tx, cases: Vec<Filed>, names: &Names) -> Result<()> {
    let Some(last) = cases.iter().map(|filed| filed.line.number.0).max() else { return Ok(()) };
    CASES.insert(tx, &cases, case).await?;
    let events: Vec<(i64, i64, &Happened)> = cases
        .iter()
        .flat_map(|filed| {
            let number = filed.line.number.0;
            filed.events.iter().zip(1..).map(move |(event, seq)| (number, seq, event))
        })
        .collect();
    EVENTS.insert(tx, &events, event).await?;
    let entries: Vec<(&EntryLine, &String)> =
        cases.iter().filter_map(|filed| filed.entry.as_ref()).map(|(line, body)| (line, body)).collect();
    ENTRIES.insert(tx, &entries, entry).await?;
    let decided: Vec<&DecidedRow> = cases.iter().filter_map(|filed| filed.decided.as_ref()).collect();
    DECIDEDS.insert(tx, &decided, |statement, row| Ok(super::decided::bind(statement, row))).await?;
    name::note_all(tx, &names.new_of(&cases)).await?;
    tx.execute(sql(NUMBERS).bind(last)).await.map(drop)
}

fn case(statement: Statement, filed: &Filed) -> Result<Statement> {
    Ok(super::case::bind(statement, &filed.line, filed.line.version, raw(&filed.body)?))
}

fn event(statement: Statement, (number, seq, event): &(i64, i64, &Happened)) -> Result<Statement> {
    Ok(statement
        .bind(*number)
        .bind(*seq)
        .bind(event.at.0)
        .bind(event.actor.map(|person| person.0))
        .bind(event.kind)
        .bind(raw(&event.body)?))
}

fn entry(statement: Statement, (line, body): &(&EntryLine, &String)) -> Result<Statement> {
    Ok(super::entry::bind(statement, line, line.version, raw(body)?))
}

/// A text as the document that it is.
fn raw(text: &str) -> Result<Json<Box<RawValue>>> {
    let raw = RawValue::from_string(text.to_owned());
    raw.map(Json).map_err(|error| Error::Driver(sqlx::Error::Encode(Box::new(error))))
}
