//! Precedents: what was reached elsewhere. An import finds its earlier rows by identity, so that importing twice
//! changes nothing and a corrected source corrects its rows.

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
    text,
};

const FIND: &str = "SELECT identity, source, name, name_key, outcome, year, month, link, note, website
    FROM precedent WHERE identity = $1";
const UPSERT: &str =
    "INSERT INTO precedent (identity, source, name, name_key, outcome, year, month, link, note, website)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (identity) DO UPDATE SET source = excluded.source, name = excluded.name,
        name_key = excluded.name_key, outcome = excluded.outcome, year = excluded.year, month = excluded.month,
        link = excluded.link, note = excluded.note, website = excluded.website";
const NAMED: &str = "SELECT identity, source, name, name_key, outcome, year, month, link, note, website
    FROM precedent WHERE name_key = $1 ORDER BY year DESC NULLS LAST, month DESC NULLS LAST, identity";
const SEARCH: &str = "SELECT identity, source, name, name_key, outcome, year, month, link, note, website
    FROM precedent WHERE name_key LIKE $1 ESCAPE '!' ORDER BY name_key, identity LIMIT $2 OFFSET $3";

/// One organisation's outcome for one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrecedentRow {
    /// Stable name given by the importer, unique over all sources.
    pub identity: String,
    /// Whose outcome, as people read it.
    pub source: String,
    /// The tool as the source writes it.
    pub name: String,
    /// What was reached; the importer's word.
    pub outcome: String,
    /// Year, if known.
    pub year: Option<i64>,
    /// Month 1 to 12, if known.
    pub month: Option<i64>,
    /// Where the outcome can be read.
    pub link: Option<String>,
    /// A remark of the source.
    pub note: Option<String>,
    /// The tool's own address.
    pub website: Option<String>,
}

/// What an import did with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It was not there.
    Added,
    /// It was there with other values.
    Changed,
    /// It was there like this.
    Unchanged,
}

impl Load for PrecedentRow {
    const TABLE: &'static str = "precedent";
    const KEY: &'static str = "identity";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            identity: row.get("identity")?,
            source: row.get("source")?,
            name: row.get("name")?,
            outcome: row.get("outcome")?,
            year: row.get("year")?,
            month: row.get("month")?,
            link: row.get("link")?,
            note: row.get("note")?,
            website: row.get("website")?,
        })
    }
}

/// Adds or corrects a row; writes nothing when nothing differs.
pub async fn upsert(tx: &mut Tx, precedent: &PrecedentRow) -> Result<Imported> {
    let before = tx.optional::<PrecedentRow>(sql(FIND).bind(precedent.identity.clone())).await?;
    if before.as_ref() == Some(precedent) {
        return Ok(Imported::Unchanged);
    }
    let new = precedent.clone();
    let statement = sql(UPSERT)
        .bind(new.identity)
        .bind(new.source)
        .bind(new.name)
        .bind(text::key(&precedent.name))
        .bind(new.outcome)
        .bind(new.year)
        .bind(new.month)
        .bind(new.link)
        .bind(new.note)
        .bind(new.website);
    tx.execute(statement).await?;
    Ok(if before.is_some() { Imported::Changed } else { Imported::Added })
}

/// Outcomes for exactly this tool, whatever the case of its name; the newest first, undated ones last.
pub async fn named(source: &mut impl Source, name: &str) -> Result<Vec<PrecedentRow>> {
    source.all(sql(NAMED).bind(text::key(name))).await
}

/// Outcomes for tools whose name holds `typed`, by name.
pub async fn search(
    source: &mut impl Source,
    typed: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<PrecedentRow>> {
    source.all(sql(SEARCH).bind(text::containing(typed)).bind(limit).bind(offset)).await
}
