//! Lists of cases: the inbox of a role, my requests, the executive's cases, what is known about a tool, and what
//! the clock must look at. Each is a statement of its own, so that each has its index. Documents are not read.

use domain::{
    id::{AreaId, CaseNumber, PersonId},
    person::Role,
    time::Time,
};

use super::{
    super::{
        Result, Source,
        db::{Load, Row, Scalar, Statement, sql},
        text,
    },
    CaseLine,
};

const INBOX: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE submitted_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM person_role WHERE person_role.person_id = $1 AND person_role.role = $2
            AND (person_role.area_id IS NULL OR person_role.area_id = case_file.area_id))
        AND (CAST($3 AS TEXT) IS NULL OR state = $3)
        AND (CAST($4 AS TEXT) IS NULL OR ',' || $4 || ',' LIKE '%,' || move_side || ',%')
        AND area_id = COALESCE($5, area_id)
    ORDER BY due_at / 86400000 ASC NULLS LAST,
        CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END,
        due_at, number
    LIMIT $6 OFFSET $7";
const COUNT_INBOX: &str = "SELECT COUNT(*) AS value
    FROM case_file
    WHERE submitted_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM person_role WHERE person_role.person_id = $1 AND person_role.role = $2
            AND (person_role.area_id IS NULL OR person_role.area_id = case_file.area_id))
        AND (CAST($3 AS TEXT) IS NULL OR state = $3)
        AND (CAST($4 AS TEXT) IS NULL OR ',' || $4 || ',' LIKE '%,' || move_side || ',%')
        AND area_id = COALESCE($5, area_id)";
const MINE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE requester_id = $1
    ORDER BY updated_at DESC, number DESC
    LIMIT $2 OFFSET $3";
const OF_EXECUTIVE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key,
        supplier, state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at,
        updated_at
    FROM case_file
    WHERE submitted_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM area WHERE area.id = case_file.area_id AND (area.executive_id = $1
            OR (area.substitute_id = $1
                AND ((area.substitute_from <= $2 AND area.substitute_until >= $2) OR case_file.due_at < $3))))
        AND (CAST($4 AS TEXT) IS NULL OR state = $4)
    ORDER BY due_at ASC NULLS LAST, number
    LIMIT $5 OFFSET $6";
const OF_TOOL: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE tool_key = $1 AND submitted_at IS NOT NULL
    ORDER BY number DESC
    LIMIT $2";
const DECIDED: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE decided_at IS NOT NULL AND tool_key LIKE $1 ESCAPE '!'
    ORDER BY decided_at DESC, number DESC
    LIMIT $2";
const DUE: &str = "SELECT number FROM case_file WHERE wake_at <= $1 ORDER BY wake_at, number LIMIT $2";

/// Which cases stand in an inbox. Drafts never do.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// Whose inbox: the areas in which this person …
    pub person: PersonId,
    /// … holds this role.
    pub role: Role,
    /// Only this state.
    pub state: Option<String>,
    /// Only where one of these has the move: codes joined by commas.
    pub move_side: Option<String>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// How many at most.
    pub limit: i64,
    /// How many to skip.
    pub offset: i64,
}

impl Inbox {
    fn filter(&self, text: &'static str) -> Statement {
        sql(text)
            .bind(self.person.0)
            .bind(self.role.code())
            .bind(self.state.clone())
            .bind(self.move_side.clone())
            .bind(self.area.map(|area| area.0))
    }
}

struct Number(CaseNumber);

impl Load for Number {
    const TABLE: &'static str = "case_file";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(CaseNumber(row.get("number")?)))
    }
}

/// The cases of an inbox: what is due on an earlier day at the top, on one day the worse first, without a date at the
/// end.
pub async fn inbox(source: &mut impl Source, ask: &Inbox) -> Result<Vec<CaseLine>> {
    source.all(ask.filter(INBOX).bind(ask.limit).bind(ask.offset)).await
}

/// How many cases [`inbox`] has over all pages.
pub async fn count_inbox(source: &mut impl Source, ask: &Inbox) -> Result<i64> {
    Ok(source.one::<Scalar>(ask.filter(COUNT_INBOX)).await?.0)
}

/// What a person filed, drafts too, the last changed first.
pub async fn mine(
    source: &mut impl Source,
    person: PersonId,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    source.all(sql(MINE).bind(person.0).bind(limit).bind(offset)).await
}

/// The cases of the areas that a person owns, or stands in for: inside the substitute's dates all of them,
/// otherwise those whose deadline has passed. What is due first stands at the top.
pub async fn of_executive(
    source: &mut impl Source,
    person: PersonId,
    now: Time,
    state: Option<String>,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    source
        .all(
            sql(OF_EXECUTIVE)
                .bind(person.0)
                .bind(now.day_utc().number())
                .bind(now.0)
                .bind(state)
                .bind(limit)
                .bind(offset),
        )
        .await
}

/// Submitted cases about the same tool, whatever the case of its name; the newest first.
pub async fn of_tool(source: &mut impl Source, tool_key: &str, limit: i64) -> Result<Vec<CaseLine>> {
    source.all(sql(OF_TOOL).bind(tool_key.to_owned()).bind(limit)).await
}

/// Decided cases about tools whose key holds `part`; the newest decision first.
pub async fn decided(source: &mut impl Source, part: &str, limit: i64) -> Result<Vec<CaseLine>> {
    source.all(sql(DECIDED).bind(text::containing(part)).bind(limit)).await
}

/// Cases that the clock must look at, the longest overdue first.
pub async fn due(source: &mut impl Source, now: Time, limit: i64) -> Result<Vec<CaseNumber>> {
    let numbers: Vec<Number> = source.all(sql(DUE).bind(now.0).bind(limit)).await?;
    Ok(numbers.into_iter().map(|Number(number)| number).collect())
}
