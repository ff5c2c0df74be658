//! Areas: a business unit, the executive who owns it, and the substitute who stands in between two dates.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    area::{Area, Substitute},
    id::{AreaId, PersonId},
    time::Day,
};
use serde::Serialize;
use sqlx::types::Json;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, sql},
    some::pieces,
    trail::table,
};

const INSERT: &str =
    "INSERT INTO area (id, name, executive_id, substitute_id, substitute_from, substitute_until, tolerance,
        calendar, deadlines, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const FIND: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, tolerance, calendar,
        deadlines, version FROM area WHERE id = $1";
const BY_NAME: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, tolerance, calendar,
        deadlines, version FROM area
    WHERE lower(name) = lower($1)";
const ALL: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, tolerance, calendar,
        deadlines, version FROM area
    ORDER BY lower(name), id";
const NAMES: &str = "SELECT id, name FROM area";
const SOME: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, tolerance, calendar,
        deadlines, version FROM area WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8)";
// as many as a page of a list shows, mostly fewer
const NAMES_OF: &str = "SELECT id, name FROM area WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8)";
const AT_ONCE: usize = 8;
const SAVE: &str = "UPDATE area SET name = $3, executive_id = $4, substitute_id = $5, substitute_from = $6,
    substitute_until = $7, tolerance = $8, calendar = $9, deadlines = $10, version = version + 1 WHERE id = $1 AND version = $2";

/// An area and the version of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRow {
    /// The area.
    pub area: Area,
    /// Counts the changes; set by the store.
    pub version: i64,
}

impl Load for AreaRow {
    const TABLE: &'static str = "area";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let person = row.get::<Option<_>>("substitute_id")?.map(PersonId);
        let from = row.get::<Option<i64>>("substitute_from")?.map(Day::from_number);
        let until = row.get::<Option<i64>>("substitute_until")?.map(Day::from_number);
        let substitute = match (person, from, until) {
            (Some(person), Some(from), Some(until)) => Some(Substitute { person, from, until }),
            (None, None, None) => None,
            _ => return Err(row.corrupt("substitute_id")),
        };
        let area = Area {
            id: AreaId(row.get("id")?),
            name: row.get("name")?,
            executive: row.get::<Option<_>>("executive_id")?.map(PersonId),
            substitute,
            tolerance: row.get::<Option<Json<_>>>("tolerance")?.map(|Json(anchors)| anchors),
            calendar: row
                .get::<Option<Json<_>>>("calendar")?
                .map(|Json(calendar)| calendar)
                .unwrap_or_default(),
            deadlines: row.get::<Option<Json<_>>>("deadlines")?.map(|Json(days)| days).unwrap_or_default(),
        };
        Ok(Self { area, version: row.get("version")? })
    }
}

fn tolerance(area: &Area) -> Result<Option<Json<serde_json::Value>>> {
    area.tolerance.as_ref().map(super::case::document).transpose().map(|document| document.map(Json))
}

/// A setting as a document; nothing where it is the default.
fn own<T: Serialize + Default + PartialEq>(setting: &T) -> Result<Option<Json<serde_json::Value>>> {
    let own = (*setting != T::default()).then_some(setting);
    own.map(super::case::document).transpose().map(|document| document.map(Json))
}

/// Adds an area with version 1; [`super::Constraint::AreaName`] when the name is taken.
pub async fn insert(tx: &mut Tx, area: &Area) -> Result<()> {
    let statement = sql(INSERT)
        .bind(area.id.0)
        .bind(area.name.clone())
        .bind(area.executive.map(|person| person.0))
        .bind(area.substitute.map(|substitute| substitute.person.0))
        .bind(area.substitute.map(|substitute| substitute.from.number()))
        .bind(area.substitute.map(|substitute| substitute.until.number()))
        .bind(tolerance(area)?)
        .bind(own(&area.calendar)?)
        .bind(own(&area.deadlines)?);
    tx.execute(statement).await?;
    tx.touched(&table::AREA, area.id.0);
    Ok(())
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

struct Name(AreaId, String);

impl Load for Name {
    const TABLE: &'static str = "area";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(AreaId(row.get("id")?), row.get("name")?))
    }
}

/// What the areas are called.
pub async fn names(source: &mut impl Source) -> Result<BTreeMap<AreaId, String>> {
    let rows = source.all::<Name>(sql(NAMES)).await?;
    Ok(rows.into_iter().map(|Name(area, name)| (area, name)).collect())
}

/// These areas; those that are not there are left out.
pub async fn some(source: &mut impl Source, areas: &BTreeSet<AreaId>) -> Result<BTreeMap<AreaId, Area>> {
    let areas: Vec<AreaId> = areas.iter().copied().collect();
    let mut found = BTreeMap::new();
    for piece in pieces(&areas, AT_ONCE) {
        let statement = piece.fold(sql(SOME), |statement, area| statement.bind(area.0));
        let rows: Vec<AreaRow> = source.all(statement).await?;
        found.extend(rows.into_iter().map(|row| (row.area.id, row.area)));
    }
    Ok(found)
}

/// What these areas are called.
pub async fn names_of(
    source: &mut impl Source,
    areas: &BTreeSet<AreaId>,
) -> Result<BTreeMap<AreaId, String>> {
    let areas: Vec<AreaId> = areas.iter().copied().collect();
    let mut names = BTreeMap::new();
    for piece in pieces(&areas, AT_ONCE) {
        let statement = piece.fold(sql(NAMES_OF), |statement, area| statement.bind(area.0));
        names.extend(source.all::<Name>(statement).await?.into_iter().map(|Name(area, name)| (area, name)));
    }
    Ok(names)
}

/// Saves over the version that was seen; [`Error::Stale`] when there is a newer one.
pub async fn save(tx: &mut Tx, area: &Area, seen: i64) -> Result<()> {
    let statement = sql(SAVE)
        .bind(area.id.0)
        .bind(seen)
        .bind(area.name.clone())
        .bind(area.executive.map(|person| person.0))
        .bind(area.substitute.map(|substitute| substitute.person.0))
        .bind(area.substitute.map(|substitute| substitute.from.number()))
        .bind(area.substitute.map(|substitute| substitute.until.number()))
        .bind(tolerance(area)?)
        .bind(own(&area.calendar)?)
        .bind(own(&area.deadlines)?);
    tx.touched(&table::AREA, area.id.0);
    if tx.execute(statement).await? == 1 { Ok(()) } else { Err(Error::Stale) }
}
