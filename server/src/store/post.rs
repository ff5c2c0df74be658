//! What people say about a case. The one function that reads posts takes the audiences of its reader and puts them into
//! the statement, so that a private word cannot reach a page by a forgotten filter. Rows are added and marked, never
//! changed and never removed.

use std::collections::BTreeMap;

use domain::{
    case::Side,
    id::{CaseNumber, PersonId},
    permit::Audience,
    time::Time,
};
use uuid::Uuid;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
    snooze,
    some::pieces,
    trail::table,
};

const INSERT: &str =
    "INSERT INTO post (id, case_number, at, author_id, side, audience, topic, question, answers, body)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const READ: &str =
    "SELECT id, case_number, at, author_id, side, audience, topic, question, answers, body, taken_back_at
    FROM post WHERE case_number = $1 AND audience IN ($2, $3, $4) ORDER BY at, id";
const ONE: &str =
    "SELECT id, case_number, at, author_id, side, audience, topic, question, answers, body, taken_back_at
    FROM post WHERE id = $1 AND case_number = $2 AND audience IN ($3, $4, $5)";
const TAKE_BACK: &str = "UPDATE post SET taken_back_at = $3
    WHERE id = $1 AND author_id = $2 AND taken_back_at IS NULL AND case_number = $4";
const OPEN: &str = "SELECT COUNT(*) AS value FROM post
    WHERE case_number = $1 AND question = 1 AND taken_back_at IS NULL AND audience = 'shared'
        AND NOT EXISTS (SELECT 1 FROM post AS answer WHERE answer.answers = post.id AND answer.taken_back_at IS NULL)";

// eight at a time, as cases are loaded
const SPOKEN: &str = "SELECT case_number, author_id, MIN(side) AS side FROM post
    WHERE case_number IN ($1, $2, $3, $4, $5, $6, $7, $8) AND side IS NOT NULL GROUP BY case_number, author_id";
const AT_ONCE: usize = 8;

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    /// Which.
    pub id: Uuid,
    /// About which case.
    pub case: CaseNumber,
    /// When.
    pub at: Time,
    /// By whom.
    pub by: PersonId,
    /// For which side; `None` for who decides or advises.
    pub side: Option<Side>,
    /// For whom.
    pub audience: Audience,
    /// The question or statement it is about; empty for the request as a whole.
    pub topic: String,
    /// It asks for an answer.
    pub question: bool,
    /// The question that it answers.
    pub answers: Option<Uuid>,
    /// What was said.
    pub body: String,
    /// When its author took it back.
    pub taken_back: Option<Time>,
}

impl Load for PostRow {
    const TABLE: &'static str = "post";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let side = row.get::<Option<String>>("side")?;
        let side = side.map(|code| Side::from_code(&code).ok_or_else(|| row.corrupt("side"))).transpose()?;
        Ok(Self {
            id: row.get("id")?,
            case: CaseNumber(row.get("case_number")?),
            at: Time(row.get("at")?),
            by: PersonId(row.get("author_id")?),
            side,
            audience: row.parse("audience", Audience::from_code)?,
            topic: row.get("topic")?,
            question: row.get::<i64>("question")? != 0,
            answers: row.get("answers")?,
            body: row.get("body")?,
            taken_back: row.get::<Option<i64>>("taken_back_at")?.map(Time),
        })
    }
}

/// Adds a post.
pub async fn insert(tx: &mut Tx, post: &PostRow) -> Result<()> {
    let statement = sql(INSERT)
        .bind(post.id)
        .bind(post.case.0)
        .bind(post.at.0)
        .bind(post.by.0)
        .bind(post.side.map(|side| side.code().to_owned()))
        .bind(post.audience.code().to_owned())
        .bind(post.topic.clone())
        .bind(i64::from(post.question))
        .bind(post.answers)
        .bind(post.body.clone());
    tx.touched(&table::POST, post.id);
    tx.execute(statement).await?;
    // A private word is no event for who may not read it.
    if post.audience == Audience::Shared { snooze::wake(tx, post.case, post.at).await } else { Ok(()) }
}

/// For which side somebody wrote.
struct Spoken(CaseNumber, PersonId, Side);

impl Load for Spoken {
    const TABLE: &'static str = PostRow::TABLE;
    const KEY: &'static str = "author_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let side = row.parse("side", Side::from_code)?;
        Ok(Self(CaseNumber(row.get("case_number")?), PersonId(row.get("author_id")?), side))
    }
}

/// The side of everybody who wrote for one in these cases. Nobody writes for two: whoever wrote for one belongs to it.
pub async fn spoken(
    source: &mut impl Source,
    cases: &[CaseNumber],
) -> Result<BTreeMap<(CaseNumber, PersonId), Side>> {
    let mut spoken = BTreeMap::new();
    for piece in pieces(cases, AT_ONCE) {
        let rows: Vec<Spoken> =
            source.all(piece.fold(sql(SPOKEN), |bound, number| bound.bind(number.0))).await?;
        spoken.extend(rows.into_iter().map(|Spoken(case, person, side)| ((case, person), side)));
    }
    Ok(spoken)
}

/// Three codes for a statement; the last one fills what is left. `None` for nobody's audience.
fn codes(audiences: &[Audience]) -> Option<[&'static str; 3]> {
    let last = audiences.last()?.code();
    let code = |place: usize| audiences.get(place).map_or(last, |audience| audience.code());
    Some([code(0), code(1), code(2)])
}

/// The posts of a case for a reader with these audiences, oldest first.
pub async fn read(
    source: &mut impl Source,
    case: CaseNumber,
    audiences: &[Audience],
) -> Result<Vec<PostRow>> {
    let Some([one, two, three]) = codes(audiences) else { return Ok(Vec::new()) };
    source.all(sql(READ).bind(case.0).bind(one).bind(two).bind(three)).await
}

/// One post of a case for such a reader.
pub async fn find(
    source: &mut impl Source,
    id: Uuid,
    case: CaseNumber,
    audiences: &[Audience],
) -> Result<Option<PostRow>> {
    let Some([one, two, three]) = codes(audiences) else { return Ok(None) };
    source.optional(sql(ONE).bind(id).bind(case.0).bind(one).bind(two).bind(three)).await
}

/// Marks an own post as taken back; [`Error::Stale`] when it is not there, somebody else's, or taken back already.
pub async fn take_back(tx: &mut Tx, id: Uuid, case: CaseNumber, by: PersonId, at: Time) -> Result<()> {
    if tx.execute(sql(TAKE_BACK).bind(id).bind(by.0).bind(at.0).bind(case.0)).await? == 0 {
        return Err(Error::Stale);
    }
    tx.touched(&table::POST, id);
    Ok(())
}

/// How many questions of a case are neither answered nor taken back. They are shared by their nature.
pub async fn open_questions(source: &mut impl Source, case: CaseNumber) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(OPEN).bind(case.0)).await?.0)
}
