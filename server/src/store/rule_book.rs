//! Every rule book that was in force, by the hash of its texts. Rows are added and never changed: a decision names the
//! hash, and whoever computes it again years later finds the texts here.

use std::collections::BTreeMap;

use domain::{rules::Sources, time::Time};
use sqlx::types::Json;

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
    trail::table,
};

const INSERT: &str = "INSERT INTO rule_book (hash, version, sources, first_used_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (hash) DO NOTHING";
const FIND: &str = "SELECT hash, version, sources, first_used_at FROM rule_book WHERE hash = $1";

/// A rule book as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBookRow {
    /// SHA-256 of the texts ([`Sources::hash`]).
    pub hash: String,
    /// The version that the book calls itself.
    pub version: String,
    /// The texts by the names of their files.
    pub sources: BTreeMap<String, String>,
    /// Since when it was in force here.
    pub first_used_at: Time,
}

impl RuleBookRow {
    /// The row of these texts.
    pub fn of(sources: &Sources<'_>, version: &str, at: Time) -> Self {
        let texts = sources.files().map(|(name, text)| (name.to_owned(), text.to_owned()));
        Self { hash: sources.hash(), version: version.to_owned(), sources: texts.into(), first_used_at: at }
    }
}

impl Load for RuleBookRow {
    const TABLE: &'static str = "rule_book";
    const KEY: &'static str = "hash";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            hash: row.get("hash")?,
            version: row.get("version")?,
            sources: row.json("sources")?,
            first_used_at: Time(row.get("first_used_at")?),
        })
    }
}

/// Keeps a rule book; one that is there stays as it is, and the answer is false.
pub async fn keep(tx: &mut Tx, book: RuleBookRow) -> Result<bool> {
    let hash = book.hash.clone();
    let sources = super::case::document(&book.sources)?;
    let statement =
        sql(INSERT).bind(book.hash).bind(book.version).bind(Json(sources)).bind(book.first_used_at.0);
    let is_new = tx.execute(statement).await? > 0;
    if is_new {
        tx.touched(&table::RULE_BOOK, hash);
    }
    Ok(is_new)
}

/// The rule book of a hash.
pub async fn find(source: &mut impl Source, hash: &str) -> Result<Option<RuleBookRow>> {
    source.optional(sql(FIND).bind(hash.to_owned())).await
}
