//! Filters of the inbox that somebody gave a name. What is kept is the query of the address, nothing computed from it, so
//! a filter means what the same address means. Only the owner changes one; a shared one is read by whoever reviews there.

use domain::{
    id::{AreaId, PersonId},
    time::Time,
};
use uuid::Uuid;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
};

const INSERT: &str = "INSERT INTO saved_filter (id, owner_id, shared, area_id, name, query, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const CHANGE: &str =
    "UPDATE saved_filter SET name = $3, shared = $4, area_id = $5 WHERE id = $1 AND owner_id = $2";
const DELETE: &str = "DELETE FROM saved_filter WHERE id = $1 AND owner_id = $2";
const COUNT: &str = "SELECT COUNT(*) AS value FROM saved_filter WHERE owner_id = $1";
pub(in crate::store) const OWN: &str =
    "SELECT id, owner_id, shared, area_id, name, query, created_at FROM saved_filter
    WHERE owner_id = $1 ORDER BY name, id LIMIT $2";
pub(in crate::store) const OF_AREA: &str =
    "SELECT id, owner_id, shared, area_id, name, query, created_at FROM saved_filter
    WHERE shared = 1 AND area_id = $1 ORDER BY name, id LIMIT $2";
pub(in crate::store) const OF_ALL: &str =
    "SELECT id, owner_id, shared, area_id, name, query, created_at FROM saved_filter
    WHERE shared = 1 AND area_id IS NULL ORDER BY name, id LIMIT $1";

// as the index has them; so few that they are sorted by name afterwards
pub(in crate::store) const SHARED: &str =
    "SELECT id, owner_id, shared, area_id, name, query, created_at FROM saved_filter
    WHERE shared = 1 ORDER BY area_id, name, id LIMIT $1";

/// For whom a filter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Its owner.
    Nobody,
    /// Whoever reviews in this area.
    Area(AreaId),
    /// Whoever reviews anywhere.
    Everybody,
}

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub owner: PersonId,
    /// For whom.
    pub shared: Shared,
    /// As its owner calls it.
    pub name: String,
    /// As it stands in the address.
    pub query: String,
    /// Since when.
    pub created_at: Time,
}

impl Load for SavedFilter {
    const TABLE: &'static str = "saved_filter";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let area = row.get::<Option<_>>("area_id")?.map(AreaId);
        let shared = match (row.get::<i64>("shared")? != 0, area) {
            (false, _) => Shared::Nobody,
            (true, Some(area)) => Shared::Area(area),
            (true, None) => Shared::Everybody,
        };
        Ok(Self {
            id: row.get("id")?,
            owner: PersonId(row.get("owner_id")?),
            shared,
            name: row.get("name")?,
            query: row.get("query")?,
            created_at: Time(row.get("created_at")?),
        })
    }
}

impl Shared {
    const fn columns(self) -> (i64, Option<AreaId>) {
        match self {
            Self::Nobody => (0, None),
            Self::Area(area) => (1, Some(area)),
            Self::Everybody => (1, None),
        }
    }
}

/// Keeps a new one.
pub async fn insert(tx: &mut Tx, filter: &SavedFilter) -> Result<()> {
    let (shared, area) = filter.shared.columns();
    let statement = sql(INSERT)
        .bind(filter.id)
        .bind(filter.owner.0)
        .bind(shared)
        .bind(area.map(|area| area.0))
        .bind(filter.name.clone())
        .bind(filter.query.clone())
        .bind(filter.created_at.0);
    tx.execute(statement).await.map(drop)
}

/// Another name, or other readers; [`Error::Stale`] when it is gone, or not theirs.
pub async fn change(tx: &mut Tx, id: Uuid, owner: PersonId, name: String, shared: Shared) -> Result<()> {
    let (shared, area) = shared.columns();
    let statement = sql(CHANGE).bind(id).bind(owner.0).bind(name).bind(shared).bind(area.map(|area| area.0));
    found(tx.execute(statement).await?)
}

/// Deletes an own one; [`Error::Stale`] when it is gone.
pub async fn delete(tx: &mut Tx, id: Uuid, owner: PersonId) -> Result<()> {
    found(tx.execute(sql(DELETE).bind(id).bind(owner.0)).await?)
}

/// How many somebody has.
pub async fn count(source: &mut impl Source, owner: PersonId) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(COUNT).bind(owner.0)).await?.0)
}

/// Somebody's own, by name.
pub async fn own(source: &mut impl Source, owner: PersonId, limit: i64) -> Result<Vec<SavedFilter>> {
    source.all(sql(OWN).bind(owner.0).bind(limit)).await
}

/// The shared ones of an area, or (`None`) those for everybody who reviews, by name.
pub async fn shared(source: &mut impl Source, area: Option<AreaId>, limit: i64) -> Result<Vec<SavedFilter>> {
    match area {
        Some(area) => source.all(sql(OF_AREA).bind(area.0).bind(limit)).await,
        None => source.all(sql(OF_ALL).bind(limit)).await,
    }
}

/// Every shared one.
pub async fn all_shared(source: &mut impl Source, limit: i64) -> Result<Vec<SavedFilter>> {
    source.all(sql(SHARED).bind(limit)).await
}

fn found(rows: u64) -> Result<()> {
    if rows == 0 { Err(Error::Stale) } else { Ok(()) }
}
