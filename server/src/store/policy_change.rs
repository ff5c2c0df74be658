//! Changes of the company's settings: proposed by one person, decided on by another, once and for ever. The schema refuses a
//! change that comes into force by one person, whoever writes it.

use domain::{id::PersonId, policy::settings::Settings, time::Time};
use sqlx::types::Json;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
    trail::table,
};

const NEXT: &str = "SELECT COALESCE(MAX(number), 0) + 1 AS value FROM policy_change";
const INSERT: &str = "INSERT INTO policy_change (number, base, settings, reason, proposed_by, proposed_at)
    VALUES ($1, $2, $3, $4, $5, $6)";
const IN_FORCE: &str =
    "SELECT number, base, settings, reason, proposed_by, proposed_at, decided_by, decided_at, version
    FROM policy_change WHERE version IS NOT NULL ORDER BY version DESC LIMIT 1";
const VERSION: &str =
    "SELECT COALESCE(MAX(version), 0) AS value FROM policy_change WHERE version IS NOT NULL";
const WAITING: &str =
    "SELECT number, base, settings, reason, proposed_by, proposed_at, decided_by, decided_at, version
    FROM policy_change WHERE decided_at IS NULL ORDER BY number DESC LIMIT 1";
const PAST: &str =
    "SELECT number, base, settings, reason, proposed_by, proposed_at, decided_by, decided_at, version
    FROM policy_change WHERE decided_at IS NOT NULL ORDER BY number DESC LIMIT $1";
const DECIDE: &str = "UPDATE policy_change SET decided_by = $2, decided_at = $3, version = $4
    WHERE number = $1 AND decided_at IS NULL";

/// A proposal, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChangeRow {
    /// Counts the proposals from 1.
    pub number: i64,
    /// The version that it was made on.
    pub base: i64,
    /// What it makes of the settings.
    pub settings: Settings,
    /// Why.
    pub reason: String,
    /// By whom and when.
    pub proposed: (PersonId, Time),
    /// Who decided on it and when.
    pub decided: Option<(PersonId, Time)>,
    /// The version as which it came into force.
    pub version: Option<i64>,
}

impl Load for PolicyChangeRow {
    const TABLE: &'static str = "policy_change";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        let by = row.get::<Option<_>>("decided_by")?.map(PersonId);
        let at = row.get::<Option<i64>>("decided_at")?.map(Time);
        Ok(Self {
            number: row.get("number")?,
            base: row.get("base")?,
            settings: row.json("settings")?,
            reason: row.get("reason")?,
            proposed: (PersonId(row.get("proposed_by")?), Time(row.get("proposed_at")?)),
            decided: by.zip(at),
            version: row.get("version")?,
        })
    }
}

/// Keeps a proposal and answers its number.
pub async fn propose(
    tx: &mut Tx,
    base: i64,
    settings: &Settings,
    reason: String,
    (by, at): (PersonId, Time),
) -> Result<i64> {
    let Scalar(number) = tx.one(sql(NEXT)).await?;
    let statement = sql(INSERT)
        .bind(number)
        .bind(base)
        .bind(Json(super::case::document(settings)?))
        .bind(reason)
        .bind(by.0)
        .bind(at.0);
    tx.execute(statement).await?;
    tx.touched(&table::POLICY_CHANGE, number);
    Ok(number)
}

/// Decides on a proposal: it comes into force as this version, or not at all. [`Error::Stale`] when somebody was quicker.
pub async fn decide(
    tx: &mut Tx,
    number: i64,
    (by, at): (PersonId, Time),
    version: Option<i64>,
) -> Result<()> {
    let statement = sql(DECIDE).bind(number).bind(by.0).bind(at.0).bind(version);
    if tx.execute(statement).await? != 1 {
        return Err(Error::Stale);
    }
    tx.touched(&table::POLICY_CHANGE, number);
    Ok(())
}

/// The change by which the settings in force came into force; `None` before the first one.
pub async fn in_force(source: &mut impl Source) -> Result<Option<PolicyChangeRow>> {
    source.optional(sql(IN_FORCE)).await
}

/// The version in force; 0 before the first change.
pub async fn version(source: &mut impl Source) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(VERSION)).await?.0)
}

/// The proposal that waits.
pub async fn waiting(source: &mut impl Source) -> Result<Option<PolicyChangeRow>> {
    source.optional(sql(WAITING)).await
}

/// The last proposals that were decided on, the latest first.
pub async fn past(source: &mut impl Source, limit: i64) -> Result<Vec<PolicyChangeRow>> {
    source.all(sql(PAST).bind(limit)).await
}
