//! Precedents: what was reached elsewhere. An import finds its earlier rows by source and key, so that importing twice
//! changes nothing and a corrected source corrects its rows.

use domain::precedent::Precedent;

use super::{
    Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
    text,
    trail::table,
};

const FIND: &str = "SELECT source, name_key, name, outcome, year, month, link, document, note, website
    FROM precedent WHERE source = $1 AND name_key = $2";
const UPSERT: &str =
    "INSERT INTO precedent (source, name_key, name, outcome, year, month, link, document, note, website)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (source, name_key) DO UPDATE SET name = excluded.name, outcome = excluded.outcome,
        year = excluded.year, month = excluded.month, link = excluded.link, document = excluded.document,
        note = excluded.note, website = excluded.website";
const NAMED: &str = "SELECT source, name_key, name, outcome, year, month, link, document, note, website
    FROM precedent WHERE name_key = $1 ORDER BY year DESC NULLS LAST, month DESC NULLS LAST, source";
const SEARCH: &str = "SELECT source, name_key, name, outcome, year, month, link, document, note, website
    FROM precedent WHERE name_key LIKE $1 ESCAPE '!' ORDER BY name_key, source LIMIT $2 OFFSET $3";
const COUNT: &str = "SELECT COUNT(*) AS value FROM precedent WHERE name_key LIKE $1 ESCAPE '!'";

/// One organisation's outcome for one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrecedentRow {
    /// Whose outcome.
    pub source: String,
    /// The key by which tools match; unique within a source.
    pub name_key: String,
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
    /// Path inside the source's archive where there is no address.
    pub document: Option<String>,
    /// The source's own words.
    pub note: String,
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
    const KEY: &'static str = "name_key";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            source: row.get("source")?,
            name_key: row.get("name_key")?,
            name: row.get("name")?,
            outcome: row.get("outcome")?,
            year: row.get("year")?,
            month: row.get("month")?,
            link: row.get("link")?,
            document: row.get("document")?,
            note: row.get("note")?,
            website: row.get("website")?,
        })
    }
}

/// The row of an imported precedent.
pub fn row(precedent: &Precedent) -> PrecedentRow {
    PrecedentRow {
        source: precedent.source.clone(),
        name_key: precedent.key.clone(),
        name: precedent.name.clone(),
        outcome: precedent.outcome.code().to_owned(),
        year: precedent.year_month.map(|(year, _)| i64::from(year)),
        month: precedent.year_month.map(|(_, month)| i64::from(month)),
        link: precedent.link.clone(),
        document: precedent.document.clone(),
        note: precedent.note.clone(),
        website: precedent.website.clone(),
    }
}

/// Adds or corrects a row; writes nothing when nothing differs.
pub async fn upsert(tx: &mut Tx, precedent: &PrecedentRow) -> Result<Imported> {
    let before = tx
        .optional::<PrecedentRow>(sql(FIND).bind(precedent.source.clone()).bind(precedent.name_key.clone()))
        .await?;
    if before.as_ref() == Some(precedent) {
        return Ok(Imported::Unchanged);
    }
    let new = precedent.clone();
    let statement = sql(UPSERT)
        .bind(new.source)
        .bind(new.name_key)
        .bind(new.name)
        .bind(new.outcome)
        .bind(new.year)
        .bind(new.month)
        .bind(new.link)
        .bind(new.document)
        .bind(new.note)
        .bind(new.website);
    tx.execute(statement).await?;
    tx.touched(&table::PRECEDENT, (precedent.source.clone(), precedent.name_key.clone()));
    Ok(if before.is_some() { Imported::Changed } else { Imported::Added })
}

/// Outcomes for exactly this tool; the newest first, undated ones last.
pub async fn named(source: &mut impl Source, name_key: &str) -> Result<Vec<PrecedentRow>> {
    source.all(sql(NAMED).bind(name_key.to_owned())).await
}

/// Outcomes for tools whose key holds `part`, by name.
pub async fn search(
    source: &mut impl Source,
    part: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<PrecedentRow>> {
    source.all(sql(SEARCH).bind(text::containing(part)).bind(limit).bind(offset)).await
}

/// How many outcomes [`search`] has over all pages.
pub async fn count(source: &mut impl Source, part: &str) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(COUNT).bind(text::containing(part))).await?.0)
}
