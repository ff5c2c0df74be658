//! Comments that wait for their author's verdict. They are nobody else's, so every statement names the author; they are
//! not said yet, so the audit log does not know them, and what was discarded is gone.

use domain::{
    id::{CaseNumber, PersonId},
    time::Time,
};
use uuid::Uuid;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, sql},
};

const INSERT: &str = "INSERT INTO pending_comment (id, case_number, author_id, at, topic, question, body)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF: &str = "SELECT id, case_number, author_id, at, topic, question, body FROM pending_comment
    WHERE case_number = $1 AND author_id = $2 ORDER BY at, id";
const EDIT: &str = "UPDATE pending_comment SET body = $4, question = $5
    WHERE id = $1 AND case_number = $2 AND author_id = $3";
const DISCARD: &str = "DELETE FROM pending_comment WHERE id = $1 AND case_number = $2 AND author_id = $3";
const TAKE: &str = "DELETE FROM pending_comment WHERE case_number = $1 AND author_id = $2
    RETURNING id, case_number, author_id, at, topic, question, body";

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRow {
    /// Which; the post that it becomes keeps it.
    pub id: Uuid,
    /// About which case.
    pub case: CaseNumber,
    /// By whom.
    pub by: PersonId,
    /// When it was written.
    pub at: Time,
    /// The question or statement it is about; empty for the request as a whole.
    pub topic: String,
    /// It will ask for an answer.
    pub question: bool,
    /// What it says.
    pub body: String,
}

impl Load for PendingRow {
    const TABLE: &'static str = "pending_comment";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            case: CaseNumber(row.get("case_number")?),
            by: PersonId(row.get("author_id")?),
            at: Time(row.get("at")?),
            topic: row.get("topic")?,
            question: row.get::<i64>("question")? != 0,
            body: row.get("body")?,
        })
    }
}

/// Adds a comment.
pub async fn insert(tx: &mut Tx, comment: &PendingRow) -> Result<()> {
    let statement = sql(INSERT)
        .bind(comment.id)
        .bind(comment.case.0)
        .bind(comment.by.0)
        .bind(comment.at.0)
        .bind(comment.topic.clone())
        .bind(i64::from(comment.question))
        .bind(comment.body.clone());
    tx.execute(statement).await.map(drop)
}

/// The own comments on a case, oldest first.
pub async fn of(source: &mut impl Source, case: CaseNumber, author: PersonId) -> Result<Vec<PendingRow>> {
    source.all(sql(OF).bind(case.0).bind(author.0)).await
}

/// Changes an own comment; [`Error::Stale`] when it is gone.
pub async fn edit(
    tx: &mut Tx,
    id: Uuid,
    case: CaseNumber,
    author: PersonId,
    body: String,
    question: bool,
) -> Result<()> {
    let statement = sql(EDIT).bind(id).bind(case.0).bind(author.0).bind(body).bind(i64::from(question));
    found(tx.execute(statement).await?)
}

/// Throws an own comment away; [`Error::Stale`] when it is gone.
pub async fn discard(tx: &mut Tx, id: Uuid, case: CaseNumber, author: PersonId) -> Result<()> {
    found(tx.execute(sql(DISCARD).bind(id).bind(case.0).bind(author.0)).await?)
}

/// Takes all own comments on a case, oldest first: they go out with a verdict.
pub async fn take(tx: &mut Tx, case: CaseNumber, author: PersonId) -> Result<Vec<PendingRow>> {
    let mut taken: Vec<PendingRow> = tx.all(sql(TAKE).bind(case.0).bind(author.0)).await?;
    taken.sort_by_key(|comment| (comment.at, comment.id));
    Ok(taken)
}

fn found(rows: u64) -> Result<()> {
    if rows == 0 { Err(Error::Stale) } else { Ok(()) }
}
