//! Looking for entries: by who, what, on what and when, the newest first.

use audit::Entry;
use domain::time::Time;

use super::verify::{BATCH, EntryRow};
use crate::store::{
    Result, Source,
    db::{Load, Row, Scalar, Statement, sql},
};

const LINES: &str =
    "SELECT seq, at, actor, act, object FROM audit_index WHERE seq > $1 ORDER BY seq LIMIT $2";
const PAGE: &str = "SELECT audit_index.seq, body, leaf, salt, data FROM audit_index
    JOIN audit_entry ON audit_entry.seq = audit_index.seq
    LEFT JOIN audit_private ON audit_private.seq = audit_index.seq
    WHERE (CAST($1 AS TEXT) IS NULL OR actor = $1) AND (CAST($2 AS TEXT) IS NULL OR act = $2)
        AND (CAST($3 AS TEXT) IS NULL OR object = $3) AND at >= $4 AND at < $5
    ORDER BY audit_index.seq DESC LIMIT $6 OFFSET $7";
const COUNT: &str = "SELECT COUNT(*) AS value FROM audit_index
    WHERE (CAST($1 AS TEXT) IS NULL OR actor = $1) AND (CAST($2 AS TEXT) IS NULL OR act = $2)
        AND (CAST($3 AS TEXT) IS NULL OR object = $3) AND at >= $4 AND at < $5";
const OF_OBJECT: &str = "SELECT audit_index.seq, body, leaf, salt, data FROM audit_index
    JOIN audit_entry ON audit_entry.seq = audit_index.seq
    LEFT JOIN audit_private ON audit_private.seq = audit_index.seq
    WHERE object = $1 ORDER BY audit_index.seq DESC LIMIT $2";

/// By what an entry is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub act: String,
    /// On what.
    pub object: String,
}

impl Line {
    /// The line of an entry.
    pub fn of(seq: i64, entry: &Entry) -> Self {
        let (actor, act, object) = (entry.actor.clone(), entry.act.clone(), entry.obj.clone());
        Self { seq, at: entry.time, actor, act, object }
    }
}

impl Load for Line {
    const TABLE: &'static str = "audit_index";
    const KEY: &'static str = "seq";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            act: row.get("act")?,
            object: row.get("object")?,
        })
    }
}

/// Which entries a list shows; `None` is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As it stands in the entry.
    pub actor: Option<String>,
    /// The whole word.
    pub act: Option<String>,
    /// As it stands in the entry.
    pub object: Option<String>,
    /// From this instant on.
    pub from: Option<Time>,
    /// Before this instant.
    pub until: Option<Time>,
}

impl Filter {
    fn bind(&self, text: &'static str) -> Statement {
        sql(text)
            .bind(self.actor.clone())
            .bind(self.act.clone())
            .bind(self.object.clone())
            .bind(self.from.map_or(i64::MIN, |at| at.0))
            .bind(self.until.map_or(i64::MAX, |at| at.0))
    }
}

/// The lines of the next entries, as [`super::entries`] reads those.
pub(super) async fn lines(source: &mut impl Source, after: Option<i64>) -> Result<Vec<Line>> {
    source.all(sql(LINES).bind(after.unwrap_or(i64::MIN)).bind(BATCH)).await
}

/// One page, the newest first.
pub async fn page(
    source: &mut impl Source,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<EntryRow>> {
    source.all(filter.bind(PAGE).bind(limit).bind(offset)).await
}

/// How many entries [`page`] has over all pages.
pub async fn count(source: &mut impl Source, filter: &Filter) -> Result<i64> {
    Ok(source.one::<Scalar>(filter.bind(COUNT)).await?.0)
}

/// The entries about one thing, the newest first.
pub async fn of_object(source: &mut impl Source, object: &str, limit: i64) -> Result<Vec<EntryRow>> {
    source.all(sql(OF_OBJECT).bind(object.to_owned()).bind(limit)).await
}
