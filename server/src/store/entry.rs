//! The register: approved channels and tools, with the columns that its list filters and sorts by and a document
//! for the rest. Saved over a version that was seen, like a case.

use domain::{
    id::{AreaId, CaseNumber, EntryId},
    time::Time,
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::types::Json;

use super::{
    Error, Result, Source, Tx,
    case::document,
    db::{Bind, Load, Row, Scalar, Statement, sql},
    name,
    some::pieces,
    trail::table,
};

const INSERT: &str = "INSERT INTO entry (id, case_number, area_id, kind, name, name_key, supplier, state,
        approved_at, expires_at, review_at, version, body)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const LOAD: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at,
        review_at, version, body
    FROM entry WHERE id = $1";
// eight at a time, as many as a list of hits shows or a few more
const LOAD_SOME: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at,
        review_at, version, body
    FROM entry WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8)";
const AT_ONCE: usize = 8;
pub(super) const OF_CASE: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at,
        expires_at, review_at, version, body
    FROM entry WHERE case_number = $1";
pub(super) const NAMED: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at,
        expires_at, review_at, version
    FROM entry WHERE name_key = $1 ORDER BY approved_at DESC, id LIMIT $2";
pub(super) const NAMED_IN: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at,
        expires_at, review_at, version
    FROM entry WHERE name_key = $1 AND area_id = $3 ORDER BY approved_at DESC, id LIMIT $2";
pub(super) const LIKE: &str =
    "SELECT id, case_number, area_id, kind, name, entry.name_key, supplier, state, approved_at,
        expires_at, review_at, version
    FROM name_part CROSS JOIN entry
    WHERE part >= $1 AND part < $2 AND entry.name_key = name_part.name_key
    ORDER BY part, name_part.name_key, approved_at DESC, id LIMIT $3";
const SAVE: &str = "UPDATE entry SET case_number = $2, area_id = $3, kind = $4, name = $5, name_key = $6,
        supplier = $7, state = $8, approved_at = $9, expires_at = $10, review_at = $11, version = $12, body = $13
    WHERE id = $1 AND version = $14";

macro_rules! filtered {
    () => {
        " AND area_id = COALESCE($3, area_id)
        AND (CAST($5 AS TEXT) IS NULL OR kind = $5)
        AND (CAST($4 AS TEXT) IS NULL OR $4 = CASE WHEN CAST($6 AS BIGINT) IS NULL THEN state
            WHEN expires_at < $6 THEN 'expired' WHEN review_at < $6 THEN 'at-risk' ELSE 'active' END)"
    };
}
macro_rules! listed {
    ($found:expr, $order:literal) => {
        concat!(
            "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at,
        review_at, version
    FROM entry WHERE ",
            $found,
            filtered!(),
            " ORDER BY ",
            $order,
            "name_key, id LIMIT $7 OFFSET $8"
        )
    };
}
macro_rules! counted {
    ($found:expr) => {
        concat!(
            "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM entry WHERE ",
            $found,
            filtered!(),
            " ORDER BY name_key, id LIMIT $7) AS counted"
        )
    };
}
// `$1` and `$2` are the range of the search; without one they are given all the same, so that both are bound alike.
macro_rules! any {
    () => {
        "CAST($1 AS TEXT) IS NULL AND CAST($2 AS TEXT) IS NULL"
    };
}
macro_rules! named {
    () => {
        "name_key IN (SELECT name_part.name_key FROM name_part WHERE part >= $1 AND part < $2)"
    };
}

/// The lists by their order ([`Sort`]), each of everything and of what was searched.
pub(super) const LISTS: [[&str; 2]; 4] = [
    [listed!(any!(), ""), listed!(named!(), "")],
    [listed!(any!(), "lower(supplier), "), listed!(named!(), "lower(supplier), ")],
    [listed!(any!(), "approved_at DESC, "), listed!(named!(), "approved_at DESC, ")],
    [
        listed!(any!(), "COALESCE(expires_at, 9000000000000000), "),
        listed!(named!(), "COALESCE(expires_at, 9000000000000000), "),
    ],
];
/// How many of everything, and of what was searched.
pub(super) const COUNTS: [&str; 2] = [counted!(any!()), counted!(named!())];

/// The columns of an entry, all that the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Identifier.
    pub id: EntryId,
    /// The case that approved it.
    pub case: CaseNumber,
    /// Area.
    pub area: AreaId,
    /// Kind of channel or tool.
    pub kind: String,
    /// Name as approved.
    pub name: String,
    /// The key by which tools match.
    pub name_key: String,
    /// Supplier.
    pub supplier: String,
    /// Tag of the state when it was saved; time goes on without it, the dates say how it stands today.
    pub state: String,
    /// Since when.
    pub approved_at: Time,
    /// Until when, if limited.
    pub expires_at: Option<Time>,
    /// The day on which something is due next: the review, or a condition that is not proven.
    pub review_at: Option<Time>,
    /// Counts the saves; set by the store.
    pub version: i64,
}

/// An entry with its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<B> {
    /// The columns.
    pub line: EntryLine,
    /// The document.
    pub body: B,
}

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Name, A first.
    #[default]
    Name,
    /// Supplier, A first.
    Supplier,
    /// The newest approval first.
    Approved,
    /// What ends soonest first, unlimited last.
    Expires,
}

/// Which entries a list shows.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The key with which a word of the name or of the supplier begins; `None` finds all, an empty one nothing.
    pub search: Option<String>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// Only this state: as it is on `today`, or without a day as it was saved.
    pub state: Option<String>,
    /// The beginning of the day for which the state is asked.
    pub today: Option<Time>,
    /// Only this kind.
    pub kind: Option<String>,
    /// Order.
    pub sort: Sort,
    /// How many at most.
    pub limit: i64,
    /// How many to skip.
    pub offset: i64,
}

impl Ask {
    /// The statement of everything, or of what was searched.
    fn filter(&self, [all, named]: [&'static str; 2]) -> Statement {
        let (text, range) = match &self.search {
            None => (all, None),
            // no part is between two equal ends
            Some(key) if key.is_empty() => (named, Some((String::new(), String::new()))),
            Some(key) => (named, Some(name::range(key))),
        };
        let (from, to) = range.unzip();
        sql(text)
            .bind(from)
            .bind(to)
            .bind(self.area.map(|area| area.0))
            .bind(self.state.clone())
            .bind(self.kind.clone())
            .bind(self.today.map(|at| at.0))
    }
}

impl Load for EntryLine {
    const TABLE: &'static str = "entry";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: EntryId(row.get("id")?),
            case: CaseNumber(row.get("case_number")?),
            area: AreaId(row.get("area_id")?),
            kind: row.get("kind")?,
            name: row.get("name")?,
            name_key: row.get("name_key")?,
            supplier: row.get("supplier")?,
            state: row.get("state")?,
            approved_at: Time(row.get("approved_at")?),
            expires_at: row.get::<Option<i64>>("expires_at")?.map(Time),
            review_at: row.get::<Option<i64>>("review_at")?.map(Time),
            version: row.get("version")?,
        })
    }
}

impl<B: DeserializeOwned + Send + Unpin + 'static> Load for Entry<B> {
    const TABLE: &'static str = EntryLine::TABLE;
    const KEY: &'static str = EntryLine::KEY;

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { line: EntryLine::load(row)?, body: row.json("body")? })
    }
}

/// Adds an entry with version 1; [`super::Constraint::EntryCase`] when its case has one already.
pub async fn insert<B: Serialize>(tx: &mut Tx, entry: &Entry<B>) -> Result<()> {
    tx.touched(&table::ENTRY, entry.line.id.0);
    tx.execute(bound(INSERT, entry, 1)?).await?;
    name::note(tx, &entry.line.name_key, &entry.line.name, &entry.line.supplier).await
}

/// One entry.
pub async fn load<B>(source: &mut impl Source, id: EntryId) -> Result<Option<Entry<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.optional(sql(LOAD).bind(id.0)).await
}

/// These entries, in no order; who is unknown is left out.
pub async fn load_some<B>(source: &mut impl Source, of: &[EntryId]) -> Result<Vec<Entry<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    let mut entries = Vec::new();
    for piece in pieces(of, AT_ONCE) {
        entries.extend(source.all(piece.fold(sql(LOAD_SOME), |bound, id| bound.bind(id.0))).await?);
    }
    Ok(entries)
}

/// The entry that a case led to.
pub async fn of_case<B>(source: &mut impl Source, case: CaseNumber) -> Result<Option<Entry<B>>>
where
    B: DeserializeOwned + Send + Unpin + 'static,
{
    source.optional(sql(OF_CASE).bind(case.0)).await
}

/// The entries of exactly this tool, in one area or over all of them, the newest first.
pub async fn named(
    source: &mut impl Source,
    name_key: &str,
    area: Option<AreaId>,
    limit: i64,
) -> Result<Vec<EntryLine>> {
    let key = name_key.to_owned();
    match area {
        None => source.all(sql(NAMED).bind(key).bind(limit)).await,
        Some(area) => source.all(sql(NAMED_IN).bind(key).bind(limit).bind(area.0)).await,
    }
}

/// Entries in whose name, or supplier's name, a word begins with this key; by that word, the newest first. One that is
/// found under two words stands twice.
pub async fn like(source: &mut impl Source, key: &str, limit: i64) -> Result<Vec<EntryLine>> {
    let (from, to) = name::range(key);
    source.all(sql(LIKE).bind(from).bind(to).bind(limit)).await
}

/// Saves over the version that was seen and answers the new version; [`Error::Stale`] when there is a newer one.
pub async fn save<B: Serialize>(tx: &mut Tx, seen: i64, entry: &Entry<B>) -> Result<i64> {
    let version = seen.saturating_add(1);
    let statement = bound(SAVE, entry, version)?.bind(seen);
    tx.touched(&table::ENTRY, entry.line.id.0);
    if tx.execute(statement).await? != 1 {
        return Err(Error::Stale);
    }
    name::note(tx, &entry.line.name_key, &entry.line.name, &entry.line.supplier).await?;
    Ok(version)
}

/// One page of the register.
pub async fn list(source: &mut impl Source, ask: &Ask) -> Result<Vec<EntryLine>> {
    let [by_name, by_supplier, by_approval, by_end] = LISTS;
    let texts = match ask.sort {
        Sort::Name => by_name,
        Sort::Supplier => by_supplier,
        Sort::Approved => by_approval,
        Sort::Expires => by_end,
    };
    source.all(ask.filter(texts).bind(ask.limit).bind(ask.offset)).await
}

/// How many entries [`list`] has over all pages; `most` when there are more.
pub async fn count(source: &mut impl Source, ask: &Ask, most: i64) -> Result<i64> {
    Ok(source.one::<Scalar>(ask.filter(COUNTS).bind(most)).await?.0)
}

/// Binds $1 to $13, the same in `INSERT` and `SAVE`.
fn bound<B: Serialize>(statement: &'static str, entry: &Entry<B>, version: i64) -> Result<Statement> {
    Ok(bind(sql(statement), &entry.line, version, Json(document(&entry.body)?)))
}

/// The next thirteen placeholders.
pub(super) fn bind(statement: Statement, line: &EntryLine, version: i64, body: impl Bind) -> Statement {
    let line = line.clone();
    statement
        .bind(line.id.0)
        .bind(line.case.0)
        .bind(line.area.0)
        .bind(line.kind)
        .bind(line.name)
        .bind(line.name_key)
        .bind(line.supplier)
        .bind(line.state)
        .bind(line.approved_at.0)
        .bind(line.expires_at.map(|at| at.0))
        .bind(line.review_at.map(|at| at.0))
        .bind(version)
        .bind(body)
}
