//! Areas: a business unit, the executive who owns it, and the substitute who stands in between two dates.

use domain::{
    id::{AreaId, PersonId},
    time::Time,
};

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, sql},
};

const INSERT: &str =
    "INSERT INTO area (id, name, executive_id, substitute_id, substitute_from, substitute_until, version)
    VALUES ($1, $2, $3, $4, $5, $6, 1)";
const FIND: &str = "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, version FROM area WHERE id = $1";
const BY_NAME: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, version FROM area
    WHERE lower(name) = lower($1)";
const ALL: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, version FROM area
    ORDER BY lower(name), id";
const SAVE: &str = "UPDATE area SET name = $3, executive_id = $4, substitute_id = $5, substitute_from = $6,
    substitute_until = $7, version = version + 1 WHERE id = $1 AND version = $2";

/// An area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRow {
    /// Identifier.
    pub id: AreaId,
    /// Name; unique whatever its case.
    pub name: String,
    /// Who decides; `None` until one is named.
    pub executive: Option<PersonId>,
    /// Who stands in for the executive.
    pub substitute: Option<Substitute>,
    /// Counts the changes; set by the store.
    pub version: i64,
}

/// A substitute with dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// Who.
    pub person: PersonId,
    /// First instant.
    pub from: Time,
    /// First instant after.
    pub until: Time,
}

impl Load for AreaRow {
    const TABLE: &'static str = "area";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let person = row.get::<Option<_>>("substitute_id")?.map(PersonId);
        let from = row.get::<Option<i64>>("substitute_from")?.map(Time);
        let until = row.get::<Option<i64>>("substitute_until")?.map(Time);
        let substitute = match (person, from, until) {
            (Some(person), Some(from), Some(until)) => Some(Substitute { person, from, until }),
            (None, None, None) => None,
            _ => return Err(row.corrupt("substitute_id")),
        };
        Ok(Self {
            id: AreaId(row.get("id")?),
            name: row.get("name")?,
            executive: row.get::<Option<_>>("executive_id")?.map(PersonId),
            substitute,
            version: row.get("version")?,
        })
    }
}

/// Adds an area with version 1; [`super::Constraint::AreaName`] when the name is taken.
pub async fn insert(tx: &mut Tx, area: &AreaRow) -> Result<()> {
    let statement = sql(INSERT)
        .bind(area.id.0)
        .bind(area.name.clone())
        .bind(area.executive.map(|person| person.0))
        .bind(area.substitute.map(|substitute| substitute.person.0))
        .bind(area.substitute.map(|substitute| substitute.from.0))
        .bind(area.substitute.map(|substitute| substitute.until.0));
    tx.execute(statement).await.map(drop)
}

/// One area.
pub async fn find(source: &mut impl Source, id: AreaId) -> Result<Option<AreaRow>> {
    source.optional(sql(FIND).bind(id.0)).await
}

/// The area of this name, whatever its case.
pub async fn by_name(source: &mut impl Source, name: &str) -> Result<Option<AreaRow>> {
    source.optional(sql(BY_NAME).bind(name.to_owned())).await
}

/// All areas by name.
pub async fn all(source: &mut impl Source) -> Result<Vec<AreaRow>> {
    source.all(sql(ALL)).await
}

/// Saves over the version that was seen; [`Error::Stale`] when there is a newer one.
pub async fn save(tx: &mut Tx, area: &AreaRow, seen: i64) -> Result<()> {
    let statement = sql(SAVE)
        .bind(area.id.0)
        .bind(seen)
        .bind(area.name.clone())
        .bind(area.executive.map(|person| person.0))
        .bind(area.substitute.map(|substitute| substitute.person.0))
        .bind(area.substitute.map(|substitute| substitute.from.0))
        .bind(area.substitute.map(|substitute| substitute.until.0));
    if tx.execute(statement).await? == 1 { Ok(()) } else { Err(Error::Stale) }
}
