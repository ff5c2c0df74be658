//! Decided cases as precedents: rows derived from the cases, found by tool, supplier, kind or words. Each question gives
//! the newest candidates and no more; which of them is best is the domain's affair. Words are stems already, so SQLite's
//! FTS5 and PostgreSQL's text search only intersect lists. The rows can be made again from the cases at any time, so they
//! are not audited, and filled where they are missing.

use std::collections::BTreeSet;

use domain::{
    case::Case,
    id::{AreaId, CaseNumber},
    precedent::{
        profile::{Profile, decided},
        stem::Asked,
    },
    rules::{KindId, RuleBook},
};

use super::{
    Db, Reader, Result, Source, Tx,
    case::{self, CaseFile},
    db::{Load, Row, Scalar, Statement, sql},
};

/// Rows that are read at a time where the table is filled.
const PAGE: i64 = 500;

pub(super) const INSERT: &str = "INSERT INTO decided (number, area_id, kind, tool_key, supplier_key, data, facts, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (number) DO NOTHING";
const KNOWN: &str = "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM decided LIMIT 1) AS counted";
pub(super) const ONE: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided WHERE number = $1";
pub(super) const NEWEST: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided
    WHERE number < $1 ORDER BY number DESC LIMIT $2";
pub(super) const OF_TOOL: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided
    WHERE tool_key = $1 ORDER BY number DESC LIMIT $2";
pub(super) const OF_SUPPLIER: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided
    WHERE supplier_key = $1 ORDER BY number DESC LIMIT $2";
pub(super) const OF_KIND: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided
    WHERE kind = $1 ORDER BY number DESC LIMIT $2";
pub(super) const WORDS_SQLITE: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, decided.words AS words
    FROM decided_words CROSS JOIN decided
    WHERE decided_words MATCH $1 AND decided.number = decided_words.rowid
    ORDER BY decided_words.rowid DESC LIMIT $2";
const WORDS_POSTGRES: &str =
    "SELECT number, area_id, kind, tool_key, supplier_key, data, facts, words FROM decided
    WHERE document @@ to_tsquery('simple', $1) ORDER BY number DESC LIMIT $2";

/// A decided case and by what it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedRow {
    /// The case.
    pub number: CaseNumber,
    /// Where it belongs.
    pub area: AreaId,
    /// What it is about.
    pub profile: Profile,
}

impl DecidedRow {
    /// The row of a case; `None` while it is open, or can still be undone.
    pub fn of(case: &Case) -> Option<Self> {
        decided(case)?;
        let profile = Profile::of(case, RuleBook::built_in());
        Some(Self { number: case.number, area: case.area, profile })
    }
}

/// Whether every word has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// All of them.
    All,
    /// Any of them.
    Any,
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned)
}

fn joined<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    words.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The kind as a word that no text holds.
fn kind_word(kind: KindId) -> String {
    format!("0kind0{}", kind.code())
}

impl Load for DecidedRow {
    const TABLE: &'static str = "decided";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        let text = |column| row.get::<String>(column);
        let kind = KindId::from_code(&text("kind")?);
        let facts: BTreeSet<String> = split(&text("facts")?).collect();
        let own = kind.map(kind_word);
        let words = text("words")?;
        let texts =
            split(&words).filter(|word| !facts.contains(word) && Some(word) != own.as_ref()).collect();
        let profile = Profile {
            kind,
            tool: text("tool_key")?,
            supplier: text("supplier_key")?,
            data: split(&text("data")?).collect(),
            facts,
            texts,
        };
        Ok(Self { number: CaseNumber(row.get("number")?), area: AreaId(row.get("area_id")?), profile })
    }
}

/// Binds the columns of a row, in the order of [`INSERT`].
pub(super) fn bind(statement: Statement, row: &DecidedRow) -> Statement {
    let DecidedRow { number, area, profile } = row;
    let kind = profile.kind.map(kind_word);
    let words = profile.facts.union(&profile.texts).chain(&kind);
    statement
        .bind(number.0)
        .bind(area.0)
        .bind(profile.kind.map_or("", KindId::code))
        .bind(profile.tool.clone())
        .bind(profile.supplier.clone())
        .bind(joined(&profile.data))
        .bind(joined(&profile.facts))
        .bind(joined(words))
}

/// Makes a decided case findable; twice is once. Nothing for a case that is open, or can still be undone.
pub async fn note(tx: &mut Tx, case: &Case) -> Result<()> {
    let Some(row) = DecidedRow::of(case) else { return Ok(()) };
    tx.execute(bind(sql(INSERT), &row)).await.map(drop)
}

/// One decided case; `None` while it is open, or can still be undone.
pub async fn find(source: &mut impl Source, number: CaseNumber) -> Result<Option<DecidedRow>> {
    source.optional(sql(ONE).bind(number.0)).await
}

/// The last decided cases.
pub async fn newest(source: &mut impl Source, limit: i64) -> Result<Vec<DecidedRow>> {
    source.all(sql(NEWEST).bind(i64::MAX).bind(limit)).await
}

/// The last decided cases of exactly this tool.
pub async fn of_tool(source: &mut impl Source, key: &str, limit: i64) -> Result<Vec<DecidedRow>> {
    source.all(sql(OF_TOOL).bind(key.to_owned()).bind(limit)).await
}

/// The last decided cases of this supplier.
pub async fn of_supplier(source: &mut impl Source, key: &str, limit: i64) -> Result<Vec<DecidedRow>> {
    source.all(sql(OF_SUPPLIER).bind(key.to_owned()).bind(limit)).await
}

/// The last decided cases of this kind.
pub async fn of_kind(source: &mut impl Source, kind: KindId, limit: i64) -> Result<Vec<DecidedRow>> {
    source.all(sql(OF_KIND).bind(kind.code()).bind(limit)).await
}

/// The last decided cases with these words, perhaps of one kind only.
pub async fn with_words(
    reader: &mut Reader,
    asked: &Asked,
    matching: Match,
    kind: Option<KindId>,
    limit: i64,
) -> Result<Vec<DecidedRow>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let (text, marks) = match reader {
        Reader::Sqlite(_) => (WORDS_SQLITE, &SQLITE),
        Reader::Postgres(_) => (WORDS_POSTGRES, &POSTGRES),
    };
    reader.all(sql(text).bind(marks.query(asked, matching, kind)).bind(limit)).await
}

/// How a database writes a question for words.
struct Marks {
    quote: char,
    and: &'static str,
    or: &'static str,
}

const SQLITE: Marks = Marks { quote: '"', and: " AND ", or: " OR " };
const POSTGRES: Marks = Marks { quote: '\'', and: " & ", or: " | " };

impl Marks {
    /// Stems hold letters and digits only, so none can end its quotes.
    fn query(&self, asked: &Asked, matching: Match, kind: Option<KindId>) -> String {
        let quoted = |word: &String| format!("{0}{word}{0}", self.quote);
        let any = |words: Vec<String>| format!("({})", words.join(self.or));
        let words = asked.0.iter().map(|stems| any(stems.iter().map(quoted).collect()));
        let words: Vec<String> = words.collect();
        let words = match matching {
            Match::All => words.join(self.and),
            Match::Any => any(words),
        };
        let kind = kind.map(|kind| format!("{}{}", self.and, quoted(&kind_word(kind))));
        format!("{words}{}", kind.unwrap_or_default())
    }
}

/// Fills the table from what is stored, where it is empty: after the migration that made it.
pub(super) async fn fill(db: &Db) -> Result<()> {
    if db.reader().one::<Scalar>(sql(KNOWN)).await?.0 > 0 {
        return Ok(());
    }
    db.write(|tx| {
        Box::pin(async move {
            let mut after = CaseNumber(0);
            loop {
                let files: Vec<CaseFile<serde_json::Value>> = case::files(tx, after, PAGE).await?;
                let Some(last) = files.last() else { break Ok(()) };
                after = last.line.number;
                for file in files.into_iter().filter(|file| file.line.decided_at.is_some()) {
                    // A document that is no case any more is the doctor's affair, and no reason not to start.
                    if let Ok(case) = serde_json::from_value::<Case>(file.body) {
                        note(tx, &case).await?;
                    }
                }
            }
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_is_asked_in_its_own_words() {
        let asked = Asked::of("Kampagnen canva");
        let (all, any) = (Match::All, Match::Any);
        let saas = Some(KindId::Saas);
        assert_eq!(
            SQLITE.query(&asked, all, saas),
            r#"("kampagn" OR "kampagnen") AND ("canva") AND "0kind0saas""#
        );
        assert_eq!(POSTGRES.query(&asked, any, None), "(('kampagn' | 'kampagnen') | ('canva'))");
    }
}
